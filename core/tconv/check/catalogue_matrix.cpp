// SPDX-License-Identifier: MIT
// M40: the matrix of the convolution, used in another way.
#include <tconv/base/checked.h>
#include <tconv/check/catalogue_grids.h>
#include <tconv/matrix/layer_matrix.h>

#include <algorithm>

namespace tconv::catalogue {

namespace {

/// The most products with rationals: nobody writes down a larger matrix.
constexpr Index kMostProducts = Index(1) << 15;

/// Adds the bias to each plane.
void addBias(Tensor4<Rational>& grid, const Experiment& experiment)
{
    if (!experiment.bias)
        return;
    const Index cells = grid.shape().height * grid.shape().width;
    Index flat = 0;
    for (Rational& value : grid.values())
        value +=
            (*experiment.bias)[static_cast<std::size_t>(flat++ / cells % grid.shape().channels)];
}

Shape4 outputShape(const Experiment& experiment)
{
    const Size2 size = asItIs(experiment).windowSize;
    return {experiment.input.shape().batch, layerOf(experiment).outChannels, size.height,
            size.width};
}

bool isSmall(const Experiment& experiment)
{
    const std::optional<Index> cells = outputShape(experiment).elements();
    const std::optional<Index> products = productCount(experiment);
    return cells && *cells <= kMaxGridCells && products && *products <= kMostProducts;
}

/// V x instead of Vᵀ x: possible where the output has as many cells as the input.
Grids multipliedByV(const Experiment& experiment)
{
    const MatrixStructure structure = structureOf(experiment);
    const Index cells = structure.columns().value();
    if (structure.rows().value() != cells)
        return {};
    Tensor4<Rational> grid(outputShape(experiment));
    for (Index n = 0; n < grid.shape().batch; ++n) {
        const Rational* x = experiment.input.values().data() + n * cells;
        Rational* y = grid.values().data() + n * cells;
        for (Index row = 0; row < cells; ++row)
            for (const MatrixEntry& entry : structure.column(row)) // a column of Vᵀ: a row of V
                y[row] += experiment.weight.values()[static_cast<std::size_t>(entry.weight)] *
                          x[entry.row];
    }
    addBias(grid, experiment);
    return {grid};
}

/// Every plane's values column by column, written into the same shape row by row.
Tensor4<Rational> readByColumns(const Tensor4<Rational>& planes)
{
    return {planes.shape(), transposedPlanes(planes).values()};
}

/// Every plane's values row by row, written into the same shape column by column.
Tensor4<Rational> writtenByColumns(const Tensor4<Rational>& planes)
{
    const Shape4& shape = planes.shape();
    return transposedPlanes(
        {{shape.batch, shape.channels, shape.width, shape.height}, planes.values()});
}

/// The input unrolled column by column, the result rolled up so, and both; V unrolls row by row.
Grids unrolledByColumns(const Experiment& experiment)
{
    Experiment changed = experiment;
    changed.input = readByColumns(experiment.input);
    Grids grids = layerOn(changed);
    for (const Tensor4<Rational>& grid : layerOn(experiment))
        grids.push_back(writtenByColumns(grid));
    for (const Tensor4<Rational>& grid : layerOn(changed))
        grids.push_back(writtenByColumns(grid));
    return grids;
}

/// The distance from one tap of the unrolled stamp to another.
Index unrolled(Cell tap, const ConvTranspose2dOptions& options, Index canvasWidth)
{
    return tap.row * options.dilation.height * canvasWidth + tap.column * options.dilation.width;
}

/// Input and weight as planes of one row each, where the kernel's rows lie a canvas row apart:
/// what a row of V holds. Nothing where it is too large.
std::optional<Experiment> inOneRow(const Experiment& experiment, Index canvasWidth)
{
    const Shape4& input = experiment.input.shape();
    const Shape4& weight = experiment.weight.shape();
    const Cell last{weight.height - 1, weight.width - 1};
    const Shape4 row{weight.batch, weight.channels, 1,
                     unrolled(last, experiment.options, canvasWidth) + 1};
    const std::optional<Index> cells = row.elements();
    if (!cells || *cells > kMaxGridCells)
        return {};
    Experiment result = experiment;
    result.input = Tensor4<Rational>({input.batch, input.channels, 1, input.height * input.width},
                                     experiment.input.values());
    result.weight = Tensor4<Rational>(row);
    for (Index c = 0; c < weight.batch; ++c)
        for (Index o = 0; o < weight.channels; ++o)
            for (Index a = 0; a < weight.height; ++a)
                for (Index b = 0; b < weight.width; ++b)
                    result.weight.at(c, o, {0, unrolled({a, b}, experiment.options, canvasWidth)}) =
                        experiment.weight.at(c, o, {a, b});
    return result;
}

/// Row r of V begins `stride` cells after row r - 1, also where a new row of the input begins.
Grids rowsNotWrapped(const Experiment& experiment)
{
    const Shape4& input = experiment.input.shape();
    const CanvasGeometry geometry =
        canvasGeometry(input.plane(), experiment.weight.shape().plane(), experiment.options);
    const std::optional<Experiment> row = inOneRow(experiment, geometry.canvas.width);
    if (input.height == 1 || !row)
        return {};
    Imagined way;
    way.step = {1, experiment.options.stride.width};
    way.windowSize = {1, geometry.canvas.height * geometry.canvas.width};
    Grids grids = imagined(*row, way);
    for (Tensor4<Rational>& grid : grids) {
        const Tensor4<Rational> canvas(
            {input.batch, grid.shape().channels, geometry.canvas.height, geometry.canvas.width},
            grid.values());
        grid = Tensor4<Rational>(outputShape(experiment));
        for (Index n = 0; n < input.batch; ++n)
            for (Index c = 0; c < grid.shape().channels; ++c)
                grid.plane(n, c) =
                    canvas.plane(n, c).block(geometry.windowStart.row, geometry.windowStart.column,
                                             geometry.output.height, geometry.output.width);
    }
    return grids;
}

Grids matrixMisused(const Experiment& experiment)
{
    if (!isSmall(experiment))
        return {};
    Grids grids = multipliedByV(experiment);
    append(grids, unrolledByColumns(experiment));
    append(grids, rowsNotWrapped(experiment));
    return grids;
}

} // namespace

std::vector<Mistake> matrixMistakes()
{
    return {
        {.id = "M39",
         .title = "The transposed convolution was taken for the inverse",
         .sentence = "Your grid is what Conv2d would have to start from to make the input. A "
                     "transposed convolution brings back the size only, not the numbers: it "
                     "multiplies by Vᵀ, and Vᵀ is in general not the inverse of V.",
         .topics = {Topic::MatrixForm},
         .rarity = 370,
         .grids = &guarded<inverse>},
        {.id = "M40",
         .title = "The matrix was not laid out or used as Vᵀ",
         .sentence = "You multiplied by V instead of Vᵀ, or unrolled column by column, or did not "
                     "skip to the next row of the canvas in V where a new row of the input "
                     "begins. y = Vᵀx, with x and y unrolled row by row.",
         .topics = {Topic::MatrixForm},
         .rarity = 290,
         .grids = &guarded<matrixMisused>},
    };
}

} // namespace tconv::catalogue
