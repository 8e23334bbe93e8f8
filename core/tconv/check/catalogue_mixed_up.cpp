// SPDX-License-Identifier: MIT
// M30 … M32: another operation, or rows taken for columns.
#include <tconv/check/catalogue_grids.h>

namespace tconv::catalogue {

namespace {

/// Every stride-th row and column, from the first on.
Tensor4<Rational> thinned(const Tensor4<Rational>& grid, Size2 stride)
{
    const Shape4& shape = grid.shape();
    Tensor4<Rational> result({shape.batch, shape.channels, (shape.height - 1) / stride.height + 1,
                              (shape.width - 1) / stride.width + 1});
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < result.shape().height; ++row)
                for (Index column = 0; column < result.shape().width; ++column)
                    result.at(n, c, {row, column}) =
                        grid.at(n, c, {row * stride.height, column * stride.width});
    return result;
}

/// The same weight in an ordinary convolution (cross-correlation) of the same options: at stride 1
/// that is the stamps of the rotated kernel, seen through another window. Without the bias, and
/// with it.
Grids ordinaryConvolution(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    const Size2 input = experiment.input.shape().plane();
    const Size2 kernel = experiment.weight.shape().plane();
    const auto reach = [&](Axis axis) { return options.dilation[axis] * (kernel[axis] - 1); };
    Imagined way;
    way.orientation = Orientation::Rotated180;
    way.dilation = options.dilation;
    way.windowStart = {reach(Axis::Height) - options.padding.height,
                       reach(Axis::Width) - options.padding.width};
    way.windowSize = {input.height + 2 * options.padding.height - reach(Axis::Height),
                      input.width + 2 * options.padding.width - reach(Axis::Width)};
    way.bias = BiasUse::Nowhere;
    Grids grids = imagined(experiment, way);
    way.bias = BiasUse::Everywhere;
    if (hasBias(experiment))
        append(grids, imagined(experiment, way));
    for (Tensor4<Rational>& grid : grids)
        grid = thinned(grid, options.stride);
    return grids;
}

Grids inputTransposed(const Experiment& experiment)
{
    Experiment changed = experiment;
    changed.input = transposedPlanes(experiment.input);
    return layerOn(changed);
}

Grids resultTransposed(const Experiment& experiment)
{
    Grids grids = layerOn(experiment);
    for (Tensor4<Rational>& grid : grids)
        grid = transposedPlanes(grid);
    return grids;
}

} // namespace

std::vector<Mistake> mixedUpMistakes()
{
    return {
        {.id = "M30",
         .title = "An ordinary convolution was computed",
         .sentence = "You slid the kernel over the input, as Conv2d does. A transposed "
                     "convolution goes the other way: each input cell multiplies the whole kernel "
                     "and adds it to the output.",
         .topics = {Topic::Stride, Topic::Padding, Topic::ShapeOnly},
         .rarity = 60,
         .grids = &guarded<ordinaryConvolution>},
        {.id = "M31",
         .title = "Rows and columns of the input were swapped",
         .sentence = "You read the input column by column, i and j swapped. The first index is "
                     "the row, counted from the top; the second is the column.",
         .topics = {Topic::Stride},
         .rarity = 340,
         .grids = &guarded<inputTransposed>},
        {.id = "M32",
         .title = "Rows and columns of the result were swapped",
         .sentence = "Your grid is right, but mirrored along its main diagonal: its rows are the "
                     "columns of the output.",
         .topics = {Topic::Stride},
         .rarity = 350,
         .grids = &guarded<resultTransposed>},
    };
}

} // namespace tconv::catalogue
