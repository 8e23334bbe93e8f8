// SPDX-License-Identifier: MIT
#include <tconv/engine/stamps_layout.h>

#include <algorithm>

namespace tconv {

namespace {

constexpr Index kSetColumns = 256;              ///< their stamps stay in the first cache
constexpr Index kCanvasValues = Index(1) << 13; ///< so do the canvases of a chunk
constexpr Index kFewestPixels = 12;             ///< fewer would read the weights too often
constexpr double kChunkNanoseconds = 6000.0;    ///< waking a thread takes as long
constexpr double kMostChunks = 16.0;

Index ceilDivided(Index a, Index b)
{
    return (a + b - 1) / b;
}

/// Whether the output is one stamp and no more, which holds its values in the same order.
bool isStamp(const LayerShape& shape)
{
    return std::ranges::all_of(kAxes, [&](Axis axis) {
        return shape.input[axis] == 1 && shape.output[axis] == shape.kernel[axis] &&
               shape.options.padding[axis] == 0 &&
               (shape.options.dilation[axis] == 1 || shape.kernel[axis] == 1);
    });
}

} // namespace

Size2 stampsCanvas(const LayerShape& shape)
{
    Size2 canvas;
    for (const Axis axis : kAxes)
        canvas[axis] = fullSize(along(axis, shape.input, shape.kernel, shape.options));
    return canvas;
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

} // namespace tconv
