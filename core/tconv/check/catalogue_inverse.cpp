// SPDX-License-Identifier: MIT
// M39: what a person writes who takes the transposed convolution for the inverse of Conv2d.
#include <tconv/base/checked.h>
#include <tconv/check/catalogue_grids.h>
#include <tconv/layer/size.h>
#include <tconv/matrix/conv2d.h>
#include <tconv/matrix/matrix_structure.h>

#include <algorithm>

namespace tconv {

namespace {

using Row = std::vector<Rational>; ///< the coefficients and the right side

/// The most unknowns and equations that are solved: fractions grow with every step.
constexpr Index kMostUnknowns = 16;
constexpr Index kMostEquations = 36;

/// V z = x for one sample. \pre the structure has few rows and columns
std::vector<Row> equations(const Experiment& experiment, const MatrixStructure& structure,
                           Index sample)
{
    const Index unknowns = structure.rows().value();
    const Index count = structure.columns().value();
    std::vector<Row> rows(static_cast<std::size_t>(count));
    for (Index r = 0; r < count; ++r) {
        Row& row = rows[static_cast<std::size_t>(r)];
        row.resize(static_cast<std::size_t>(unknowns + 1));
        for (const MatrixEntry& entry : structure.column(r)) // a column of Vᵀ: a row of V
            row[static_cast<std::size_t>(entry.row)] =
                experiment.weight.values()[static_cast<std::size_t>(entry.weight)];
        row.back() = experiment.input.values()[static_cast<std::size_t>(sample * count + r)];
    }
    return rows;
}

void subtract(Row& row, const Row& pivot, std::size_t column)
{
    const Rational factor = row[column];
    if (factor.is_zero())
        return;
    for (std::size_t i = column; i < row.size(); ++i)
        row[i] -= factor * pivot[i];
}

/// Gauss and Jordan. Nothing where there is no solution or more than one.
std::optional<std::vector<Rational>> uniqueSolution(std::vector<Row> rows)
{
    const std::size_t unknowns = rows.front().size() - 1;
    if (rows.size() < unknowns)
        return {};
    for (std::size_t column = 0; column < unknowns; ++column) {
        const auto start = rows.begin() + static_cast<std::ptrdiff_t>(column);
        const auto found =
            std::find_if(start, rows.end(), [&](const Row& row) { return !row[column].is_zero(); });
        if (found == rows.end())
            return {};
        std::iter_swap(start, found);
        const Rational first = (*start)[column];
        for (Rational& value : *start)
            value /= first;
        for (auto row = rows.begin(); row != rows.end(); ++row)
            if (row != start)
                subtract(*row, *start, column);
    }
    std::vector<Rational> solution;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (i < unknowns)
            solution.push_back(rows[i].back());
        else if (!rows[i].back().is_zero())
            return {};
    return solution;
}

} // namespace

namespace catalogue {

Grids inverse(const Experiment& experiment)
{
    const MatrixStructure structure(layerOf(experiment), experiment.input.shape().plane());
    const std::optional<Index> unknowns = structure.rows();
    const std::optional<Index> count = structure.columns();
    if (!unknowns || !count || *unknowns > kMostUnknowns || *count > kMostEquations ||
        *count < *unknowns)
        return {};
    std::vector<Rational> values;
    for (Index n = 0; n < experiment.input.shape().batch; ++n) {
        const auto solution = uniqueSolution(equations(experiment, structure, n));
        if (!solution)
            return {};
        values.insert(values.end(), solution->begin(), solution->end());
    }
    return {Tensor4<Rational>({experiment.input.shape().batch, layerOf(experiment).outChannels,
                               structure.output().height, structure.output().width},
                              std::move(values))};
}

} // namespace catalogue

bool isTurnedIntoTheInput(const Tensor4<Rational>& grid, const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    const Shape4& input = experiment.input.shape();
    const Shape4& weight = experiment.weight.shape();
    const std::optional<Index> products =
        checkedProduct({input.batch, input.channels, input.height, input.width, weight.channels,
                        weight.height, weight.width});
    if (grid.shape().batch != input.batch ||
        grid.shape().channels != layerOf(experiment).outChannels || !products ||
        *products > catalogue::kMaxGridProducts)
        return false;
    for (const Axis axis : kAxes) {
        const Index room = grid.shape().plane()[axis] + 2 * options.padding[axis] -
                           options.dilation[axis] * (weight.plane()[axis] - 1) - 1;
        if (room < 0 || room / options.stride[axis] + 1 != input.plane()[axis])
            return false;
    }
    return conv2d(grid, experiment.weight, std::nullopt,
                  {options.stride, options.padding, options.dilation, options.groups}) ==
           experiment.input;
}

} // namespace tconv
