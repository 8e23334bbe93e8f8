// SPDX-License-Identifier: MIT
#include <tconv/base/number_text.h>
#include <tconv/check/imagined.h>
#include <tconv/check/shape_models.h>
#include <tconv/check/worksheet.h>
#include <tconv/experiment/experiment_file.h>
#include <tconv/layer/size.h>
#include <tconv/matrix/layer_matrix.h>

#include <boost/crc.hpp>
#include <cstdio>

namespace tconv {

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rowsOf(const Tensor4<Rational>& plane)
{
    const Size2 size = plane.shape().plane();
    Rows rows(static_cast<std::size_t>(size.height));
    for (Index row = 0; row < size.height; ++row)
        for (Index column = 0; column < size.width; ++column)
            rows[static_cast<std::size_t>(row)].push_back(
                numberText(plane.at(0, 0, {row, column})));
    return rows;
}

Rows emptyRows(Size2 size)
{
    return Rows(static_cast<std::size_t>(size.height),
                std::vector<std::string>(static_cast<std::size_t>(size.width)));
}

AxisSettings axisOf(const Experiment& experiment, Axis axis)
{
    return along(axis, experiment.input.shape().plane(), experiment.weight.shape().plane(),
                 experiment.options);
}

Size2 outputOf(const Experiment& experiment)
{
    return {outputSize(axisOf(experiment, Axis::Height)),
            outputSize(axisOf(experiment, Axis::Width))};
}

Tensor4<Rational> forwardMatrix(const Experiment& experiment)
{
    const MatrixStructure structure(layerOf(experiment), experiment.input.shape().plane());
    const auto matrix = LayerMatrix<Rational>::build(structure, experiment.weight.values()).value();
    Tensor4<Rational> dense({1, 1, matrix.columns(), matrix.rows()});
    const auto v = matrix.v();
    for (Index row = 0; row < v.rows(); ++row)
        for (decltype(matrix)::VMap::InnerIterator entry(v, row); entry; ++entry)
            dense.at(0, 0, {row, entry.col()}) = entry.value();
    return dense;
}

std::string taskOf(const Exercise& exercise)
{
    switch (exercise.request.topic) {
    case Topic::ShapeOnly:
        return "Which height and width has the output? Write the formula with the numbers put in. "
               "Nothing else is asked.";
    case Topic::MatrixForm:
        return "Write V, the matrix of the Conv2d with the same options: one row for each cell of "
               "X, one column for each cell of the output, both row by row. The transposed "
               "convolution is the product of its transpose and X.";
    default:
        return "Calculate the output of the transposed convolution. First its size, then its "
               "cells.";
    }
}

/// A few cells more than it takes, unless the level gives the size away.
Size2 paperFor(const Exercise& exercise)
{
    const Size2 output = outputOf(exercise.experiment);
    const Index room = exercise.request.level == Level::Easy ? 0 : 2;
    return {output.height + room, output.width + room};
}

void addGiven(Worksheet& worksheet, const Exercise& exercise)
{
    const Experiment& experiment = exercise.experiment;
    worksheet.blocks.push_back(sheet::Code{repr(layerOf(experiment))});
    const Size2 input = experiment.input.shape().plane();
    if (exercise.request.topic == Topic::ShapeOnly) {
        worksheet.blocks.push_back(sheet::Paragraph{"The input has " +
                                                    std::to_string(input.height) + " rows and " +
                                                    std::to_string(input.width) + " columns."});
        return;
    }
    worksheet.blocks.push_back(sheet::Grid{"Input X", rowsOf(experiment.input)});
    worksheet.blocks.push_back(sheet::Grid{"Kernel K", rowsOf(experiment.weight)});
    if (experiment.bias)
        worksheet.blocks.push_back(
            sheet::Paragraph{"Bias b = " + numberText(experiment.bias->front())});
}

void addRoom(Worksheet& worksheet, const Exercise& exercise)
{
    const Topic topic = exercise.request.topic;
    worksheet.blocks.push_back(sheet::Box{"H_out ="});
    worksheet.blocks.push_back(sheet::Box{"W_out ="});
    if (topic == Topic::MatrixForm) {
        const Tensor4<Rational> matrix = forwardMatrix(exercise.experiment);
        worksheet.blocks.push_back(sheet::Grid{"V", emptyRows(matrix.shape().plane())});
    } else if (topic != Topic::ShapeOnly) {
        const Size2 paper = paperFor(exercise);
        const bool isExact = paper == outputOf(exercise.experiment);
        worksheet.blocks.push_back(sheet::Grid{
            isExact ? "Output Y" : "Output Y (use as many cells as it has)", emptyRows(paper)});
    }
}

std::string footerOf(const Experiment& experiment)
{
    return "Experiment " + fingerprintOf(experiment);
}

std::string sizeText(Shape4 shape)
{
    return std::to_string(shape.height) + "x" + std::to_string(shape.width);
}

void addSizes(Worksheet& worksheet, const Experiment& experiment)
{
    for (const Axis axis : kAxes)
        worksheet.blocks.push_back(sheet::Code{(axis == Axis::Height ? "H_out = " : "W_out = ") +
                                               sizeFormulaText(axisOf(experiment, axis))});
}

void addWrongSizes(Worksheet& worksheet, const Experiment& experiment)
{
    const AxisSettings height = axisOf(experiment, Axis::Height);
    const AxisSettings width = axisOf(experiment, Axis::Width);
    for (const ShapeModel& model : shapeModels()) {
        const std::optional<Index> h = model.size(height, width);
        const std::optional<Index> w = model.size(width, height);
        if (h && w)
            worksheet.blocks.push_back(sheet::Paragraph{
                std::string(model.id) + ", " + std::to_string(*h) + "x" + std::to_string(*w) +
                ": " + std::string(model.title) + " (" + std::string(model.formula) + ")"});
    }
}

bool belongsTo(const Mistake& mistake, Topic topic)
{
    for (const Topic one : mistake.topics)
        if (one == topic)
            return true;
    return false;
}

void addWrongGrids(Worksheet& worksheet, const Exercise& exercise)
{
    for (const Mistake& mistake : mistakes()) {
        if (!belongsTo(mistake, exercise.request.topic))
            continue;
        for (const Tensor4<Rational>& grid : mistake.grids(exercise.experiment))
            worksheet.blocks.push_back(sheet::Grid{std::string(mistake.id) + ", " +
                                                       sizeText(grid.shape()) + ": " +
                                                       std::string(mistake.title),
                                                   rowsOf(grid)});
    }
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : std::string(separator)) + text;
    return all;
}

void addLimits(Worksheet& worksheet, const Exercise& exercise)
{
    if (!exercise.invisible.empty())
        worksheet.blocks.push_back(
            sheet::Paragraph{"Cannot be seen here: " + joined(exercise.invisible, ", ") + "."});
    for (const std::vector<std::string>& tie : exercise.ties)
        worksheet.blocks.push_back(
            sheet::Paragraph{"The same result here: " + joined(tie, ", ") + "."});
}

} // namespace

Worksheet worksheetOf(const Exercise& exercise)
{
    Worksheet worksheet{exercise.experiment.title, {}};
    worksheet.blocks.push_back(sheet::Fields{{"Name", "Number"}});
    addGiven(worksheet, exercise);
    worksheet.blocks.push_back(sheet::Paragraph{taskOf(exercise)});
    addRoom(worksheet, exercise);
    worksheet.blocks.push_back(sheet::Paragraph{footerOf(exercise.experiment)});
    return worksheet;
}

Worksheet keyOf(const Exercise& exercise)
{
    const Experiment& experiment = exercise.experiment;
    Worksheet key{"Key to " + experiment.title, {}};
    addGiven(key, exercise);
    key.blocks.push_back(sheet::Heading{"Right"});
    addSizes(key, experiment);
    if (exercise.request.topic == Topic::MatrixForm)
        key.blocks.push_back(sheet::Grid{"V", rowsOf(forwardMatrix(experiment))});
    if (exercise.request.topic != Topic::ShapeOnly)
        key.blocks.push_back(
            sheet::Grid{"Output Y", rowsOf(imagine(experiment, asItIs(experiment)))});
    key.blocks.push_back(sheet::Heading{"Mistakes, and what they look like"});
    if (exercise.request.topic == Topic::ShapeOnly)
        addWrongSizes(key, experiment);
    else
        addWrongGrids(key, exercise);
    addLimits(key, exercise);
    key.blocks.push_back(sheet::Paragraph{footerOf(experiment)});
    return key;
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
