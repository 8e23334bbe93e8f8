// SPDX-License-Identifier: MIT
// What `check` tells people.
#include "commands/check.h"
#include "commands/json.h"
#include <tconv/base/counted.h>
#include <tconv/experiment/grid_text.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

using tconv::Comparison;
using tconv::Experiment;
using tconv::Finding;
using tconv::Index;
using tconv::Place;
using tconv::Shape4;
using tconv::Verdict;

namespace {

constexpr std::size_t kShownCells = 8;

std::string sizeText(const Shape4& shape, int rank)
{
    const std::array sizes{shape.batch, shape.channels, shape.height, shape.width};
    std::string text;
    for (std::size_t i = sizes.size() - static_cast<std::size_t>(rank); i < sizes.size(); ++i)
        text += (text.empty() ? "" : " x ") + std::to_string(sizes[i]);
    return text;
}

/// The size of the output in as many numbers as the answer's is to be set beside it.
std::string expectedSize(const CheckedTask& task, const CheckedAnswer& checked)
{
    const Shape4& expected = checked.diagnosis.comparison.expectedShape;
    const Shape4& given = checked.answer.cells.shape();
    const bool samePlanes = expected.batch == given.batch && expected.channels == given.channels;
    return sizeText(expected, samePlanes || checked.answer.shapeOnly
                                  ? checked.answer.rank
                                  : std::max(task.rank, checked.answer.rank));
}

std::string isAre(Index count)
{
    return count == 1 ? " is" : " are";
}

/// "wrong: 3 of 16 cells are wrong, 2 are open"
std::string verdictLine(const CheckedTask& task, const CheckedAnswer& checked)
{
    const Comparison& comparison = checked.diagnosis.comparison;
    std::string line = std::string(verdictName(comparison.verdict)) + ": ";
    if (!comparison.shapeOk)
        return line + "the size is " + sizeText(checked.answer.cells.shape(), checked.answer.rank) +
               ", but " + expectedSize(task, checked) + " is right";
    if (checked.answer.shapeOnly)
        return line + "the size is " + expectedSize(task, checked);
    const Index cells = checked.answer.cells.size();
    const auto wrong = static_cast<Index>(comparison.wrong.size());
    const auto open = static_cast<Index>(comparison.open.size());
    if (wrong > 0)
        line += std::to_string(wrong) + " of " + tconv::counted(cells, "cell") + isAre(wrong) +
                " wrong";
    else
        line += std::to_string(comparison.right) + " of " + tconv::counted(cells, "cell") +
                isAre(comparison.right) + " right";
    return open > 0 ? line + ", " + std::to_string(open) + isAre(open) + " open" : line;
}

std::string placeText(const Place& place, bool hasPlanes)
{
    std::string text = "[";
    if (hasPlanes)
        text += std::to_string(place.sample) + "," + std::to_string(place.channel) + ",";
    return text + std::to_string(place.cell.row) + "," + std::to_string(place.cell.column) + "]";
}

std::string wrongCellsLine(const CheckedAnswer& checked)
{
    const std::vector<Place>& wrong = checked.diagnosis.comparison.wrong;
    const Shape4& shape = checked.answer.cells.shape();
    std::string line = "wrong cells:";
    for (std::size_t i = 0; i < std::min(kShownCells, wrong.size()); ++i)
        line += " " + placeText(wrong[i], shape.batch * shape.channels > 1);
    if (wrong.size() > kShownCells)
        line += " and " + std::to_string(wrong.size() - kShownCells) + " more";
    return line;
}

std::string offsetLine(const Comparison& comparison)
{
    const auto& [row, column] = comparison.offset;
    return "most of it fits with its cell [0,0] at row " + std::to_string(row) + ", column " +
           std::to_string(column) + " of the output";
}

std::string findingsText(const std::vector<Finding>& findings)
{
    const bool isOfSize = !findings.front().grid;
    const std::string what = isOfSize ? "the size" : "every number given";
    std::string text = findings.size() == 1
                           ? "This explains " + what + ":"
                           : "Each of these explains " + what + ", so it is one of them:";
    for (const Finding& finding : findings)
        text += "\n  " + idOf(finding) + ": " + finding.title + "\n      " + finding.sentence;
    return text;
}

/// Nested lists on one line.
std::string listLine(std::span<const Index> sizes, const std::vector<tconv::Rational>& values)
{
    return jsonNested(sizes, [&](Index flat) {
        return gridCell(values[static_cast<std::size_t>(flat)], tconv::GridFormat::Python);
    });
}

std::string gridLine(const tconv::Tensor4<tconv::Rational>& values)
{
    const Shape4& shape = values.shape();
    const std::array sizes{shape.batch, shape.channels, shape.height, shape.width};
    const std::size_t rank = shape.batch * shape.channels > 1 ? 4 : 2;
    return listLine(std::span(sizes).last(rank), values.values());
}

std::string experimentLine(const Experiment& experiment)
{
    std::string line =
        "X = " + gridLine(experiment.input) + ", K = " + gridLine(experiment.weight) + ", ";
    if (experiment.bias) {
        const std::array count{static_cast<Index>(experiment.bias->size())};
        line += "b = " + listLine(count, *experiment.bias) + ", ";
    }
    return line + repr(layerOf(experiment));
}

} // namespace

std::string idOf(const Finding& finding)
{
    std::string id;
    for (const std::string& part : finding.ids)
        id += (id.empty() ? "" : "+") + part;
    return id;
}

std::string textOf(const CheckedTask& task, const CheckedAnswer& checked)
{
    const tconv::Diagnosis& diagnosis = checked.diagnosis;
    std::string text = verdictLine(task, checked);
    const bool isExplained = !diagnosis.findings.empty() && diagnosis.findings.front().grid;
    if (!isExplained && diagnosis.comparison.offset != tconv::Cell{})
        text += "\n" + offsetLine(diagnosis.comparison);
    if (!diagnosis.comparison.wrong.empty())
        text += "\n" + wrongCellsLine(checked);
    if (!diagnosis.findings.empty())
        text += "\n" + findingsText(diagnosis.findings);
    else if (diagnosis.comparison.verdict == Verdict::Wrong)
        text += "\nNo known mistake explains all of it.";
    if (diagnosis.tellsApart)
        text += "\nThey differ on " + experimentLine(*diagnosis.tellsApart);
    if (diagnosis.firstWrong) {
        text += "\n" + diagnosis.firstWrong->text;
        if (!diagnosis.firstWrong->note.empty())
            text += "\n  " + diagnosis.firstWrong->note;
    }
    return text;
}
