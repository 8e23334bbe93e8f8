// SPDX-License-Identifier: MIT
#include <tconv/check/first_wrong.h>
#include <tconv/check/slips.h>
#include <tconv/explain/sum_text.h>

namespace tconv {

namespace {

constexpr Index kWrittenTerms = 16;
constexpr std::size_t kWrittenSlips = 3;

std::string cellText(const Place& place, Shape4 shape)
{
    std::string text = "output[";
    if (shape.batch > 1)
        text += std::to_string(place.sample) + ",";
    if (shape.batch > 1 || shape.channels > 1)
        text += std::to_string(place.channel) + ",";
    return text + std::to_string(place.cell.row) + "," + std::to_string(place.cell.column) + "]";
}

std::string notesOn(const std::vector<Slip>& slips)
{
    std::string text;
    for (std::size_t i = 0; i < slips.size() && i < kWrittenSlips; ++i)
        text += (i > 0 ? "; or " : "") + slips[i].note;
    if (slips.size() > kWrittenSlips)
        text += "; or " + std::to_string(slips.size() - kWrittenSlips) + " other slips";
    return text;
}

/// Which of several wrong cells is the first that can be worked out: one on the output, if any.
const Place* firstToShow(const Comparison& comparison)
{
    const Size2 output = comparison.expectedShape.plane();
    for (const Place& place : comparison.wrong)
        if (contains(output, place.cell + comparison.offset) &&
            place.sample < comparison.expectedShape.batch &&
            place.channel < comparison.expectedShape.channels)
            return &place;
    return comparison.wrong.empty() ? nullptr : &comparison.wrong.front();
}

} // namespace

std::optional<FirstWrong> workOutFirstWrong(const Experiment& experiment,
                                            const Evaluation& evaluation, const Answer& answer,
                                            const Comparison& comparison)
{
    const Place* place = firstToShow(comparison);
    if (!place)
        return std::nullopt;
    FirstWrong first{*place, std::nullopt, {}, {}};
    const auto& number = answer.cells.at(place->sample, place->channel, place->cell);
    const std::string yours =
        number ? number->text.empty() ? numberText(number->value) : number->text : std::string("?");
    const Place output{place->sample, place->channel, place->cell + comparison.offset};
    const Shape4 shape = comparison.expectedShape;
    if (!contains(shape.plane(), output.cell) || output.sample >= shape.batch ||
        output.channel >= shape.channels) {
        first.text = "The output has no cell here: this would be " + cellText(output, shape) +
                     ", yours: " + yours;
        return first;
    }
    first.output = output;
    const Cell canvas = output.cell + evaluation.geometry.windowStart;
    SumText sum = sumText(experiment, {output.sample, output.channel}, canvas, Notation::Text,
                          NumberStyle::Automatic, kWrittenTerms);
    sum.name = cellText(output, shape);
    first.text = sum.line() + ", yours: " + yours;
    if (number)
        first.note = notesOn(
            slipsThatGive(*number, evaluation.canvas.exact(output.sample, output.channel, canvas),
                          experiment, output.sample, output.channel, canvas));
    return first;
}

} // namespace tconv
