// SPDX-License-Identifier: MIT
// M30 … M32: another operation, or rows taken for columns.
#include <tconv/base/checked.h>
#include <tconv/check/catalogue_grids.h>
#include <tconv/layer/size.h>

namespace tconv::catalogue {

namespace {

/// floor((input + 2 padding - dilation (kernel - 1) - 1) / stride) + 1; nothing below 1.
Size2 convolvedSize(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    const Size2 input = experiment.input.shape().plane();
    const Size2 kernel = experiment.weight.shape().plane();
    Size2 size;
    for (const Axis axis : kAxes) {
        const Index room =
            input[axis] + 2 * options.padding[axis] - options.dilation[axis] * (kernel[axis] - 1);
        size[axis] = room < 1 ? 0 : (room - 1) / options.stride[axis] + 1;
    }
    return size;
}

/// One cell of the convolution (cross-correlation) of a group's input channels.
Rational convolved(const Experiment& experiment, Index sample, Index output, Cell cell)
{
    const ConvTranspose2dLayer layer = layerOf(experiment);
    const ConvTranspose2dOptions& options = layer.options;
    const Size2 input = experiment.input.shape().plane();
    const Index first = firstInputChannelFor(layer, output);
    const Index slice = weightChannelFor(layer, output);
    Rational sum;
    for (Index c = first; c < first + layer.inChannels / options.groups; ++c)
        for (Index a = 0; a < layer.kernelSize.height; ++a)
            for (Index b = 0; b < layer.kernelSize.width; ++b) {
                const Cell from{cell.row * options.stride.height - options.padding.height +
                                    a * options.dilation.height,
                                cell.column * options.stride.width - options.padding.width +
                                    b * options.dilation.width};
                if (contains(input, from))
                    sum += experiment.input.at(sample, c, from) *
                           experiment.weight.at(c, slice, {a, b});
            }
    return sum;
}

/// The same weight in an ordinary convolution of the same options; without the bias, and with it.
Grids ordinaryConvolution(const Experiment& experiment)
{
    const Size2 size = convolvedSize(experiment);
    const Shape4 shape{experiment.input.shape().batch, layerOf(experiment).outChannels, size.height,
                       size.width};
    const Shape4& weight = experiment.weight.shape();
    const std::optional<Index> cells = shape.elements();
    const std::optional<Index> products =
        checkedProduct({cells.value_or(kMaxGridCells + 1), weight.batch / experiment.options.groups,
                        weight.height, weight.width});
    if (size.height < 1 || size.width < 1 || !cells || *cells > kMaxGridCells || !products ||
        *products > kMaxGridProducts)
        return {};
    Tensor4<Rational> plain(shape);
    Tensor4<Rational> biased(shape);
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column) {
                    const Rational value = convolved(experiment, n, c, {row, column});
                    plain.at(n, c, {row, column}) = value;
                    biased.at(n, c, {row, column}) =
                        experiment.bias
                            ? Rational(value + (*experiment.bias)[static_cast<std::size_t>(c)])
                            : value;
                }
    return {plain, biased};
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
