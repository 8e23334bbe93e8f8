// SPDX-License-Identifier: MIT
// M06 … M09, M21 … M23, M29, M33: the stamps stand at other places, or their taps do.
#include <tconv/check/catalogue_grids.h>

#include <utility>

namespace tconv::catalogue {

namespace {

Grids withStride(const Experiment& experiment, Size2 stride)
{
    ConvTranspose2dOptions options = experiment.options;
    options.stride = stride;
    return withOptions(experiment, options);
}

Grids withDilation(const Experiment& experiment, Size2 dilation)
{
    ConvTranspose2dOptions options = experiment.options;
    options.dilation = dilation;
    return withOptions(experiment, options);
}

Grids strideOne(const Experiment& experiment)
{
    return withStride(experiment, {1, 1});
}

/// The result at stride 1 in the top left corner of a grid of the right size, zeros elsewhere.
Grids strideOnlyInSize(const Experiment& experiment)
{
    const Size2 size = asItIs(experiment).windowSize;
    ConvTranspose2dOptions options = experiment.options;
    options.stride = {1, 1};
    options.outputPadding = {0, 0};
    return extended(withOptions(experiment, options), size);
}

Grids strideIsKernel(const Experiment& experiment)
{
    return withStride(experiment, experiment.weight.shape().plane());
}

Grids strideOneMore(const Experiment& experiment)
{
    const Size2 stride = experiment.options.stride;
    return withStride(experiment, {stride.height + 1, stride.width + 1});
}

Grids dilationOne(const Experiment& experiment)
{
    return withDilation(experiment, {1, 1});
}

Grids dilationOneMore(const Experiment& experiment)
{
    const Size2 dilation = experiment.options.dilation;
    return withDilation(experiment, {dilation.height + 1, dilation.width + 1});
}

Grids strideAndDilationSwapped(const Experiment& experiment)
{
    ConvTranspose2dOptions options = experiment.options;
    std::swap(options.stride, options.dilation);
    return withOptions(experiment, options);
}

/// Blocks side by side: the Kronecker product of input and kernel.
Grids blocksOfKernel(const Experiment& experiment)
{
    ConvTranspose2dOptions options;
    options.stride = experiment.weight.shape().plane();
    return withOptions(experiment, options);
}

Grids strideAxesSwapped(const Experiment& experiment)
{
    return withStride(experiment, swapped(experiment.options.stride));
}

std::vector<Mistake> strideMistakes()
{
    return {
        {.id = "M06",
         .title = "The stride was ignored",
         .sentence = "You put neighbouring stamps one cell apart. With a stride s, the stamp of "
                     "input cell (i, j) starts at row i·s and column j·s, and the output grows "
                     "with it.",
         .topics = {Topic::Stride, Topic::ShapeOnly},
         .rarity = 20,
         .grids = &guarded<strideOne>},
        {.id = "M07",
         .title = "The stride is in the size, but not in the places of the stamps",
         .sentence = "Your grid has the right size, but the stamps stand one cell apart in its "
                     "top left corner and the rest is empty. The stamp of input cell (i, j) "
                     "starts at row i·stride and column j·stride.",
         .topics = {Topic::Stride},
         .rarity = 40,
         .grids = &guarded<strideOnlyInSize>},
        {.id = "M08",
         .title = "k - 1 zeros were put between the input cells",
         .sentence = "You put kernel_size - 1 zeros between neighbouring input cells, as if the "
                     "stride were the kernel size. It is stride - 1 zeros, whatever the kernel.",
         .topics = {Topic::Stride, Topic::ShapeOnly},
         .rarity = 50,
         .grids = &guarded<strideIsKernel>},
        {.id = "M09",
         .title = "One zero too many was put between the input cells",
         .sentence = "You put stride zeros between neighbouring input cells. It is stride - 1 "
                     "zeros: the stride is the distance from one input cell to the next.",
         .topics = {Topic::Stride, Topic::ShapeOnly},
         .rarity = 160,
         .grids = &guarded<strideOneMore>},
        {.id = "M29",
         .title = "The stamps were put side by side in blocks",
         .sentence = "You gave every input cell a block of its own, as large as the kernel, and "
                     "cropped nothing. Stamps stand stride cells apart and overlap where the "
                     "kernel reaches further than that; then padding crops the output.",
         .topics = {Topic::Stride, Topic::Overlap, Topic::ShapeOnly},
         .rarity = 150,
         .grids = &guarded<blocksOfKernel>},
        {.id = "M33",
         .title = "The strides of height and width were swapped",
         .sentence = "You used the stride of the height along the width and the other way round. "
                     "In a pair such as stride=(2, 3), height comes first.",
         .topics = {Topic::Stride, Topic::ShapeOnly},
         .rarity = 320,
         .grids = &guarded<strideAxesSwapped>},
    };
}

std::vector<Mistake> dilationMistakes()
{
    return {
        {.id = "M21",
         .title = "The dilation was ignored",
         .sentence = "You stamped the taps of the kernel side by side. With a dilation d they lie "
                     "d cells apart: tap (a, b) lands a·d rows and b·d columns from the corner of "
                     "its stamp.",
         .topics = {Topic::Dilation, Topic::ShapeOnly},
         .rarity = 120,
         .grids = &guarded<dilationOne>},
        {.id = "M22",
         .title = "The dilation was taken for the number of gaps",
         .sentence = "You left dilation empty cells between neighbouring taps. In PyTorch the "
                     "dilation is the distance from one tap to the next, so there are dilation - "
                     "1 gaps, and dilation=1 means none.",
         .topics = {Topic::Dilation, Topic::ShapeOnly},
         .rarity = 170,
         .grids = &guarded<dilationOneMore>},
        {.id = "M23",
         .title = "Stride and dilation were swapped",
         .sentence = "You used the dilation as the distance of the stamps and the stride as the "
                     "distance of the taps. The stride is the distance of the stamps; the "
                     "dilation spreads the taps of one stamp.",
         .topics = {Topic::Stride, Topic::Dilation, Topic::ShapeOnly},
         .rarity = 360,
         .grids = &guarded<strideAndDilationSwapped>},
    };
}

} // namespace

std::vector<Mistake> placementMistakes()
{
    std::vector<Mistake> rows = strideMistakes();
    for (Mistake& row : dilationMistakes())
        rows.push_back(std::move(row));
    return rows;
}

} // namespace tconv::catalogue
