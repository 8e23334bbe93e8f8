// SPDX-License-Identifier: MIT
#include <tconv/check/worksheet.h>
#include <tconv/check/worksheet_parts.h>
#include <tconv/experiment/evaluation.h>
#include <tconv/experiment/experiment_file.h>

#include <boost/crc.hpp>
#include <cstdio>

namespace tconv {

namespace {

/// How many rows and columns more than the output has, where its size is a part of the task.
constexpr Index kRoom = 2;

const char* sentenceOf(WorksheetTask task)
{
    switch (task) {
    case WorksheetTask::Size:
        return "Which height and width has the output? Write the formula with the numbers put in. "
               "Nothing else is asked.";
    case WorksheetTask::Matrix:
        return "Write V, the matrix of the Conv2d with the same options: one row for each cell of "
               "X, one column for each cell of the output, both row by row. The transposed "
               "convolution is the product of its transpose and X.";
    case WorksheetTask::Output:
        break;
    }
    return "Calculate the output of the transposed convolution. First its size, then its cells.";
}

Shape4 outputShape(const Experiment& experiment)
{
    return {experiment.input.shape().batch, layerOf(experiment).outChannels,
            outputSize(axisOf(experiment, Axis::Height)),
            outputSize(axisOf(experiment, Axis::Width))};
}

void addRoom(Worksheet& worksheet, const Experiment& experiment, WorksheetTask task, bool givesSize)
{
    if (task == WorksheetTask::Matrix) // its columns tell the size anyway
        return addEmptyGrids(worksheet, "V", forwardMatrix(experiment).shape());
    worksheet.blocks.push_back(sheet::Box{"H_out ="});
    worksheet.blocks.push_back(sheet::Box{"W_out ="});
    if (task == WorksheetTask::Size)
        return;
    Shape4 paper = outputShape(experiment);
    if (givesSize)
        return addEmptyGrids(worksheet, "Output Y", paper);
    paper.height += kRoom;
    paper.width += kRoom;
    addEmptyGrids(worksheet, "Output Y (use as many cells as it has)", paper);
}

Worksheet sheetOf(const Experiment& experiment, WorksheetTask task, bool givesSize)
{
    Worksheet worksheet{experiment.title, {}};
    worksheet.blocks.push_back(sheet::Fields{{"Name", "Number"}});
    addGiven(worksheet, experiment, task);
    worksheet.blocks.push_back(sheet::Paragraph{sentenceOf(task)});
    addRoom(worksheet, experiment, task, givesSize);
    addFooter(worksheet, experiment);
    return worksheet;
}

} // namespace

Worksheet worksheetOf(const Exercise& exercise)
{
    return sheetOf(exercise.experiment, taskOf(exercise.request.topic),
                   exercise.request.level == Level::Easy);
}

Worksheet worksheetOf(const Experiment& experiment)
{
    return sheetOf(experiment, WorksheetTask::Output, false);
}

std::string fingerprintOf(const Experiment& experiment)
{
    Experiment bare = experiment;
    bare.title.clear();
    bare.notes.clear();
    bare.unknownKeys.clear();
    const std::string text = writeExperiment(bare);
    boost::crc_32_type crc;
    crc.process_bytes(text.data(), text.size());
    char digits[9];
    std::snprintf(digits, sizeof digits, "%08x", static_cast<unsigned>(crc.checksum()));
    return digits;
}

} // namespace tconv
