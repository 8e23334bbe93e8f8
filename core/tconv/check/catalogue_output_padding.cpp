// SPDX-License-Identifier: MIT
// M10, M17 … M20b: rows and columns that belong elsewhere at the far edges.
#include <tconv/check/catalogue_grids.h>

namespace tconv::catalogue {

namespace {

Grids zerosAfterTheLast(const Experiment& experiment)
{
    const Size2 stride = experiment.options.stride;
    Imagined way = asItIs(experiment);
    way.windowSize = {way.windowSize.height + stride.height - 1,
                      way.windowSize.width + stride.width - 1};
    return imagined(experiment, way);
}

Grids withoutOutputPadding(const Experiment& experiment)
{
    ConvTranspose2dOptions options = experiment.options;
    options.outputPadding = {0, 0};
    return withOptions(experiment, options);
}

/// The result without output_padding, then zeros; or then zeros and the bias on all.
Grids zerosAppended(const Experiment& experiment)
{
    const Size2 size = asItIs(experiment).windowSize;
    Grids grids = extended(withoutOutputPadding(experiment), size);
    if (!hasBias(experiment))
        return grids;
    Grids thenBias = extended(withoutOutputPadding(withoutBias(experiment)), size);
    for (Tensor4<Rational>& grid : thenBias)
        for (Index n = 0; n < grid.shape().batch; ++n)
            for (Index c = 0; c < grid.shape().channels; ++c)
                grid.plane(n, c) += (*experiment.bias)[static_cast<std::size_t>(c)];
    append(grids, std::move(thenBias));
    return grids;
}

Grids atTopLeft(const Experiment& experiment)
{
    const Size2 more = experiment.options.outputPadding;
    Imagined way = asItIs(experiment);
    way.windowStart = way.windowStart - Cell{more.height, more.width};
    return imagined(experiment, way);
}

Grids onBothSides(const Experiment& experiment)
{
    const Size2 more = experiment.options.outputPadding;
    Imagined way = asItIs(experiment);
    way.windowStart = way.windowStart - Cell{more.height, more.width};
    way.windowSize = {way.windowSize.height + more.height, way.windowSize.width + more.width};
    return imagined(experiment, way);
}

Index halfRoundedDown(Index number)
{
    return (number - (number < 0 ? 1 : 0)) / 2;
}

/// 2 padding - output_padding split evenly, the odd cell cut off first or last.
Grids splitEvenly(const Experiment& experiment)
{
    const ConvTranspose2dOptions& options = experiment.options;
    Imagined oddFirst = asItIs(experiment);
    Imagined oddLast = oddFirst;
    const Index rows = 2 * options.padding.height - options.outputPadding.height;
    const Index columns = 2 * options.padding.width - options.outputPadding.width;
    oddFirst.windowStart = {halfRoundedDown(rows + 1), halfRoundedDown(columns + 1)};
    oddLast.windowStart = {halfRoundedDown(rows), halfRoundedDown(columns)};
    Grids grids = imagined(experiment, oddFirst);
    append(grids, imagined(experiment, oddLast));
    return grids;
}

} // namespace

std::vector<Mistake> outputPaddingMistakes()
{
    return {
        {.id = "M10",
         .title = "Zeros were put after the last input cell as well",
         .sentence = "You put stride - 1 zeros behind every input cell, the last one included, so "
                     "the output has stride - 1 rows and columns too many. Zeros stand only "
                     "between input cells; more at the far edges comes from output_padding alone.",
         .topics = {Topic::Stride, Topic::OutputPadding, Topic::ShapeOnly},
         .rarity = 140,
         .grids = &guarded<zerosAfterTheLast>},
        {.id = "M17",
         .title = "output_padding was ignored",
         .sentence = "You left output_padding out. It makes the output that many rows and columns "
                     "larger at the bottom and the right.",
         .topics = {Topic::OutputPadding, Topic::ShapeOnly},
         .rarity = 30,
         .grids = &guarded<withoutOutputPadding>},
        {.id = "M18",
         .title = "output_padding was filled with zeros",
         .sentence = "You appended rows and columns of zeros. output_padding crops less at the "
                     "bottom and the right: these cells are computed like all others, from the "
                     "stamps that reach them and the bias.",
         .topics = {Topic::OutputPadding},
         .rarity = 110,
         .grids = &guarded<zerosAppended>},
        {.id = "M19",
         .title = "output_padding was added at the top and the left",
         .sentence = "You let the output begin output_padding cells earlier. It is added at the "
                     "bottom and the right.",
         .topics = {Topic::OutputPadding},
         .rarity = 220,
         .grids = &guarded<atTopLeft>},
        {.id = "M20",
         .title = "output_padding was added on both sides",
         .sentence = "You made the output output_padding cells larger at every edge. It is added "
                     "once along each axis, at the bottom and the right.",
         .topics = {Topic::OutputPadding, Topic::ShapeOnly},
         .rarity = 300,
         .grids = &guarded<onBothSides>},
        {.id = "M20b",
         .title = "Padding and output_padding were settled against each other",
         .sentence = "You cropped 2·padding - output_padding cells in two equal parts. PyTorch "
                     "crops padding cells at the top and left, and padding - output_padding cells "
                     "at the bottom and right.",
         .topics = {Topic::Padding, Topic::OutputPadding},
         .rarity = 310,
         .grids = &guarded<splitEvenly>},
    };
}

} // namespace tconv::catalogue
