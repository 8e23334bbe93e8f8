// SPDX-License-Identifier: MIT
#include <tconv/check/given_cells.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace tconv {

namespace {

/// Far above the rounding of sums of a few thousand float64 products.
constexpr double kSlack = 1e-9;

/// About the largest sum of products that the experiment can make.
double scaleOf(const Experiment& experiment)
{
    const Shape4& weight = experiment.weight.shape();
    const double terms = static_cast<double>(weight.batch * weight.height * weight.width);
    double scale = largestMagnitude(experiment.input.values()) *
                   largestMagnitude(experiment.weight.values()) * terms;
    if (experiment.bias)
        scale += largestMagnitude(*experiment.bias);
    return scale;
}

bool isOfEmptyCell(const Rational& value, const Experiment& experiment)
{
    if (value == 0)
        return true;
    return experiment.bias && std::find(experiment.bias->begin(), experiment.bias->end(), value) !=
                                  experiment.bias->end();
}

GivenCell givenCell(Place place, const GivenNumber& number, double slack)
{
    const double value = toDouble(number.value);
    const double reach = toDouble(number.tolerance) + slack + std::abs(value) * kSlack;
    return {place, value - reach, value + reach, &number};
}

std::vector<GivenCell> allGiven(const Answer& answer, double slack)
{
    const Shape4& shape = answer.cells.shape();
    std::vector<GivenCell> cells;
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column)
                    if (const auto& number = answer.cells.at(n, c, {row, column}))
                        cells.push_back(givenCell({n, c, {row, column}}, *number, slack));
    return cells;
}

} // namespace

GivenCells givenCells(const Answer& answer, const Experiment& experiment)
{
    GivenCells given;
    given.shape = answer.cells.shape();
    if (answer.shapeOnly)
        return given;
    given.cells = allGiven(answer, kSlack * scaleOf(experiment));
    std::map<double, Index> counts;
    for (const GivenCell& cell : given.cells)
        ++counts[cell.least];
    std::map<double, bool> empty;
    for (const GivenCell& cell : given.cells)
        empty.try_emplace(cell.least, isOfEmptyCell(cell.number->value, experiment));
    std::vector<std::pair<std::pair<bool, Index>, GivenCell>> ranked;
    for (const GivenCell& cell : given.cells)
        ranked.push_back({{empty.at(cell.least), counts.at(cell.least)}, cell});
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(ranked.begin(), ranked.end(), given.cells.begin(),
                   [](const auto& entry) { return entry.second; });
    given.informative =
        std::count_if(empty.begin(), empty.end(), [](const auto& entry) { return !entry.second; });
    return given;
}

bool reproduces(const Tensor4<Rational>& grid, const Answer& answer)
{
    if (grid.shape() != answer.cells.shape())
        return false;
    for (std::size_t i = 0; i < grid.values().size(); ++i) {
        const auto& number = answer.cells.values()[i];
        if (number && !number->matches(grid.values()[i]))
            return false;
    }
    return true;
}

} // namespace tconv
