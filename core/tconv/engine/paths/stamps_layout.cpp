// SPDX-License-Identifier: MIT
#include <tconv/engine/kernels/column_cut.h>
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/path_rows.h>
#include <tconv/engine/paths/stamps_layout.h>

#include <algorithm>

namespace tconv {

namespace {

constexpr Index kSetColumns = 256;              ///< their stamps stay in the first cache
constexpr Index kCanvasValues = Index(1) << 13; ///< so do the canvases of a chunk
constexpr Index kMaxStamp = 1024;               ///< values of a stamp, and
constexpr Index kMaxCanvas = Index(1) << 18;    ///< of a canvas that the path takes
constexpr Index kFewestPixels = 12;             ///< fewer would read the weights too often
constexpr double kChunkNanoseconds = 6000.0;    ///< waking a thread takes as long
constexpr double kMostChunks = 16.0;

/// Whether the output is one stamp and no more, which holds its values in the same order.
bool isStamp(const LayerShape& shape)
{
    return std::ranges::all_of(kAxes, [&](Axis axis) {
        return shape.input[axis] == 1 && shape.output[axis] == shape.kernel[axis] &&
               shape.options.padding[axis] == 0 &&
               (shape.options.dilation[axis] == 1 || shape.kernel[axis] == 1);
    });
}

/// What all stamps cover.
Size2 stampsCanvas(const LayerShape& shape)
{
    Size2 canvas;
    for (const Axis axis : kAxes)
        canvas[axis] = fullSize(along(axis, shape.input, shape.kernel, shape.options));
    return canvas;
}

} // namespace

bool isStampsPossible(const LayerShape& shape)
{
    const Size2 canvas = stampsCanvas(shape);
    return shape.kernel.height <= kMaxStamp && shape.kernel.width <= kMaxStamp &&
           shape.kernelPlane() <= kMaxStamp && canvas.height <= kMaxCanvas &&
           canvas.width <= kMaxCanvas && canvas.height * canvas.width <= kMaxCanvas;
}

StampsLayout stampsLayout(const LayerShape& shape, double nanoseconds)
{
    StampsLayout layout;
    layout.isStored = isStamp(shape);
    layout.canvas = stampsCanvas(shape);
    const Index plane = layout.canvasPlane();
    Index channels = std::max<Index>(1, kSetColumns / shape.kernelPlane());
    if (!layout.isStored)
        channels = std::clamp<Index>(kCanvasValues / plane, 1, channels);
    layout.sets = ceilDivided(shape.outPerGroup, std::min(channels, shape.outPerGroup));
    layout.setChannels = ceilDivided(shape.outPerGroup, layout.sets);
    layout.sets = ceilDivided(shape.outPerGroup, layout.setChannels);

    const auto chunks =
        static_cast<Index>(std::clamp(nanoseconds / kChunkNanoseconds, 1.0, kMostChunks));
    const Index wanted = ceilDivided(chunks, shape.options.groups * layout.sets);
    Index images =
        std::max(ceilDivided(shape.batch, wanted), ceilDivided(kFewestPixels, shape.inputPlane()));
    if (!layout.isStored)
        images = std::min(images, kCanvasValues / (plane * layout.setChannels));
    layout.images = std::clamp<Index>(images, 1, std::max<Index>(1, shape.batch));
    layout.parts = ceilDivided(shape.batch, layout.images);
    return layout;
}

template <typename T>
double stampsNanoseconds(const LayerShape& shape, InstructionSet instructions)
{
    constexpr double kStart = 100.0;
    const StampsLayout layout = stampsLayout(shape, 0);
    const ColumnCut<T> cut(layout.setChannels * shape.kernelPlane(), instructions);
    const auto sets = static_cast<double>(layout.sets * shape.options.groups);
    const auto pixels = static_cast<double>(shape.batch * shape.inputPlane());
    const double products = pixels * sets * static_cast<double>(shape.inPerGroup * cut.filledUp()) *
                            channelStrideCost<T>(shape.inputPlane(), shape.inPerGroup);
    const double multiplying = products / productsPerNanosecond<T>(instructions);
    if (layout.isStored)
        return kStart + multiplying;
    const double rows = pixels * static_cast<double>(shape.outChannels() * shape.kernel.height);
    return kStart + multiplying + rows * (0.7 + 0.3 * static_cast<double>(shape.kernel.width)) +
           0.3 * static_cast<double>(shape.outputValues()) + 5.0 * pixels * sets;
}

template double stampsNanoseconds<float>(const LayerShape&, InstructionSet);
template double stampsNanoseconds<double>(const LayerShape&, InstructionSet);

} // namespace tconv
