// SPDX-License-Identifier: MIT
#include "commands/check.h"
#include "commands/json.h"
#include <tconv/experiment/experiment_file.h>

#include <algorithm>
#include <array>
#include <vector>

using tconv::Comparison;
using tconv::Index;
using tconv::Place;
using tconv::Shape4;

namespace {

std::string shapeJson(const Shape4& shape, int rank)
{
    const std::array sizes{shape.batch, shape.channels, shape.height, shape.width};
    return jsonList(std::span(sizes).last(static_cast<std::size_t>(rank)));
}

std::string placeJson(const Place& place, bool hasPlanes)
{
    const std::array indices{place.sample, place.channel, place.cell.row, place.cell.column};
    return jsonList(std::span(indices).last(hasPlanes ? 4 : 2));
}

std::string placesJson(const std::vector<Place>& places, bool hasPlanes)
{
    std::vector<std::string> elements;
    elements.reserve(places.size());
    for (const Place& place : places)
        elements.push_back(placeJson(place, hasPlanes));
    return jsonList(elements);
}

std::string mistakesJson(const std::vector<tconv::Finding>& findings)
{
    std::vector<std::string> elements;
    for (const tconv::Finding& finding : findings)
        elements.push_back(jsonObject({{"id", jsonText(idOf(finding))},
                                       {"title", jsonText(finding.title)},
                                       {"sentence", jsonText(finding.sentence)}}));
    return jsonList(elements);
}

std::string firstWrongJson(const std::optional<tconv::FirstWrong>& first, bool hasPlanes)
{
    if (!first)
        return "null";
    return jsonObject({{"cell", placeJson(first->answer, hasPlanes)},
                       {"text", jsonText(first->text)},
                       {"note", jsonText(first->note)}});
}

/// The file's text on one line; inside of strings line ends are escaped.
std::string experimentJson(const std::optional<tconv::Experiment>& experiment)
{
    if (!experiment)
        return "null";
    const std::string text = writeExperiment(*experiment);
    std::string line;
    for (std::size_t at = 0; at < text.size(); ++at)
        if (text[at] == '\n')
            at = std::min(text.find_first_not_of(" \n", at), text.size()) - 1;
        else
            line += text[at] == ',' && text[at + 1] == '\n' ? std::string(", ")
                                                            : std::string(1, text[at]);
    return line;
}

} // namespace

std::string jsonOf(const CheckedTask& task, const CheckedAnswer& checked)
{
    const tconv::Diagnosis& diagnosis = checked.diagnosis;
    const Comparison& comparison = diagnosis.comparison;
    const Shape4& expected = comparison.expectedShape;
    const Shape4& given = checked.answer.cells.shape();
    const bool hasPlanes =
        expected.batch * expected.channels > 1 || given.batch * given.channels > 1;
    return jsonObject({{"verdict", jsonText(verdictName(comparison.verdict))},
                       {"shape_ok", comparison.shapeOk ? "true" : "false"},
                       {"expected_shape", shapeJson(expected, task.rank)},
                       {"wrong_cells", placesJson(comparison.wrong, hasPlanes)},
                       {"open_cells", placesJson(comparison.open, hasPlanes)},
                       {"mistakes", mistakesJson(diagnosis.findings)},
                       {"given_shape", shapeJson(given, checked.answer.rank)},
                       {"first_wrong", firstWrongJson(diagnosis.firstWrong, hasPlanes)},
                       {"tells_apart", experimentJson(diagnosis.tellsApart)}});
}
