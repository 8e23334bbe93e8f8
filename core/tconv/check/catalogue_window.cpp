// SPDX-License-Identifier: MIT
// M11 … M16, M34, M35: padding cut another window out of the canvas.
#include <tconv/check/catalogue_grids.h>

#include <algorithm>

namespace tconv::catalogue {

namespace {

/// So many cells less cropped at the top and left, and at the bottom and right, than is right.
Grids croppedLess(const Experiment& experiment, Size2 atStart, Size2 atEnd)
{
    Imagined way = asItIs(experiment);
    way.windowStart = way.windowStart - Cell{atStart.height, atStart.width};
    way.windowSize = {way.windowSize.height + atStart.height + atEnd.height,
                      way.windowSize.width + atStart.width + atEnd.width};
    return imagined(experiment, way);
}

Size2 times(Index factor, Size2 size)
{
    return {factor * size.height, factor * size.width};
}

Grids notCropped(const Experiment& experiment)
{
    return croppedLess(experiment, experiment.options.padding, experiment.options.padding);
}

Grids ringAdded(const Experiment& experiment)
{
    const Size2 padding = times(2, experiment.options.padding);
    return croppedLess(experiment, padding, padding);
}

Grids croppedAtStartOnly(const Experiment& experiment)
{
    return croppedLess(experiment, {0, 0}, experiment.options.padding);
}

Grids croppedAtEndOnly(const Experiment& experiment)
{
    return croppedLess(experiment, experiment.options.padding, {0, 0});
}

/// A convolution at stride 1 over the zero-filled input with a border of `padding`, which needs one
/// of dilation (kernel - 1) - padding. Somebody who computes so usually leaves the bias out as
/// well.
Grids borderIsPadding(const Experiment& experiment)
{
    ConvTranspose2dOptions options = experiment.options;
    const Size2 kernel = experiment.weight.shape().plane();
    for (const Axis axis : kAxes)
        options.padding[axis] = options.dilation[axis] * (kernel[axis] - 1) - options.padding[axis];
    Imagined way = wayWith(experiment, options);
    way.bias = BiasUse::Nowhere;
    Grids grids = imagined(experiment, way);
    way.bias = BiasUse::Everywhere;
    if (hasBias(experiment))
        append(grids, imagined(experiment, way));
    return grids;
}

/// Zeros around the input make stamps of their own: the canvas grows by padding * stride a side.
Grids inputPadded(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    const Size2 more{options.padding.height * (options.stride.height + 1),
                     options.padding.width * (options.stride.width + 1)};
    return croppedLess(experiment, more, more);
}

Grids paddingAxesSwapped(const Experiment& experiment)
{
    ConvTranspose2dOptions options = experiment.options;
    options.padding = swapped(options.padding);
    return withOptions(experiment, options);
}

/// The window of TensorFlow's SAME: input * stride cells, the smaller half of what is too much cut
/// off first. Cells beyond the stamps are left 0, or hold the bias as TensorFlow's do.
Grids sameOfKeras(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    Imagined way = asItIs(experiment);
    const Size2 canvas = imaginedCanvasSize(experiment, way);
    const Size2 input = experiment.input.shape().plane();
    const auto cropped = [&](Axis axis) {
        const Index covered = canvas[axis] - (input[axis] - 1) * options.stride[axis];
        return std::max<Index>(covered - options.stride[axis], 0) / 2;
    };
    way.windowStart = {cropped(Axis::Height), cropped(Axis::Width)};
    way.windowSize = {input.height * options.stride.height, input.width * options.stride.width};
    Grids grids = imagined(experiment, way);
    if (grids.empty())
        return {};
    Tensor4<Rational> cut = grids.front();
    const Shape4 shape = cut.shape();
    for (Index n = 0; n < shape.batch; ++n)
        for (Index c = 0; c < shape.channels; ++c)
            for (Index row = 0; row < shape.height; ++row)
                for (Index column = 0; column < shape.width; ++column)
                    if (!contains(canvas, way.windowStart + Cell{row, column}))
                        cut.at(n, c, {row, column}) = 0;
    return {cut, grids.front()};
}

std::vector<Mistake> cropMistakes()
{
    return {
        {.id = "M12",
         .title = "The padding was not cropped",
         .sentence = "You kept the whole canvas. In a transposed convolution padding crops the "
                     "output: padding rows and columns are cut off at every edge, 2·padding along "
                     "each axis.",
         .topics = {Topic::Padding, Topic::ShapeOnly},
         .rarity = 0,
         .grids = &guarded<notCropped>},
        {.id = "M13",
         .title = "The padding was added around the output",
         .sentence = "You put a ring around the output, as padding does with the input of an "
                     "ordinary convolution. Here it is the other way round: padding crops the "
                     "output, padding rows and columns at every edge.",
         .topics = {Topic::Padding, Topic::ShapeOnly},
         .rarity = 90,
         .grids = &guarded<ringAdded>},
        {.id = "M14",
         .title = "Only the top and the left were cropped",
         .sentence = "You cut padding rows and columns off at the top and the left only. Padding "
                     "crops the output at all four edges.",
         .topics = {Topic::Padding, Topic::ShapeOnly},
         .rarity = 180,
         .grids = &guarded<croppedAtStartOnly>},
        {.id = "M15",
         .title = "Only the bottom and the right were cropped",
         .sentence = "You cut padding rows and columns off at the bottom and the right only. "
                     "Padding crops the output at all four edges.",
         .topics = {Topic::Padding, Topic::ShapeOnly},
         .rarity = 190,
         .grids = &guarded<croppedAtEndOnly>},
        {.id = "M34",
         .title = "The paddings of height and width were swapped",
         .sentence = "You used the padding of the height along the width and the other way round. "
                     "In a pair such as padding=(1, 0), height comes first.",
         .topics = {Topic::Padding, Topic::ShapeOnly},
         .rarity = 330,
         .grids = &guarded<paddingAxesSwapped>},
    };
}

std::vector<Mistake> borderMistakes()
{
    return {
        {.id = "M11",
         .title = "The zero-filled input got a border of padding",
         .sentence = "You slid the kernel over the zero-filled input with a border of padding "
                     "zeros. The border must be dilation·(kernel_size - 1) - padding wide: the "
                     "more padding, the less border, because padding crops the output.",
         .topics = {Topic::Padding, Topic::ShapeOnly},
         .rarity = 70,
         .grids = &guarded<borderIsPadding>},
        {.id = "M16",
         .title = "The input was padded with zeros first",
         .sentence = "You put padding rows and columns of zeros around the input, stamped all of "
                     "it and cropped nothing. Padding does not touch the input of a transposed "
                     "convolution: it crops the output.",
         .topics = {Topic::Padding, Topic::ShapeOnly},
         .rarity = 200,
         .grids = &guarded<inputPadded>},
        {.id = "M35",
         .title = "The output was cut out as TensorFlow's SAME does",
         .sentence = "You kept input·stride rows and columns and cropped the smaller half at the "
                     "top and left, as padding=\"same\" does in TensorFlow and Keras. PyTorch "
                     "crops padding cells at every edge and adds output_padding at the bottom and "
                     "right.",
         .topics = {Topic::Padding, Topic::OutputPadding, Topic::ShapeOnly},
         .rarity = 210,
         .grids = &guarded<sameOfKeras>},
    };
}

} // namespace

std::vector<Mistake> windowMistakes()
{
    std::vector<Mistake> rows = cropMistakes();
    for (Mistake& row : borderMistakes())
        rows.push_back(std::move(row));
    return rows;
}

} // namespace tconv::catalogue
