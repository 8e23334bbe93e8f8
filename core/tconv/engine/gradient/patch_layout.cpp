// SPDX-License-Identifier: MIT
#include <tconv/engine/gradient/patch_layout.h>
#include <tconv/engine/kernels/tile_choice.h>

#include <algorithm>

namespace tconv {

namespace {

constexpr Index kPanelBytes = Index(2) << 20; ///< of inputs and outputs together
constexpr Index kFewestPositions = 512;       ///< fewer would leave short sums
constexpr Index kMostPositions = 16384;

} // namespace

PatchAxis patchAxis(const AxisSettings& settings, Index outputs)
{
    PatchAxis axis{settings, outputs, 0, 0, settings.kernel};
    if (settings.dilation == 1 && settings.stride <= settings.kernel)
        axis.step = settings.stride;
    const Index before = settings.padding - (settings.kernel - 1) * settings.dilation;
    axis.first = before > 0 ? ceilDivided(before, settings.stride) : 0;
    axis.first = std::min(axis.first, settings.input);
    axis.end = std::clamp((outputs - 1 + settings.padding) / settings.stride + 1, axis.first,
                          settings.input);
    return axis;
}

PatchPanel PatchLayout::panel(Index index) const
{
    PatchPanel panel = full;
    panel.column = columns.first + index % columnTiles * full.columns;
    index /= columnTiles;
    panel.row = rows.first + index % rowTiles * full.rows;
    panel.rows = std::min(full.rows, rows.end - panel.row);
    panel.image = index / rowTiles * full.images;
    panel.images = std::min(full.images, batch - panel.image);
    return panel;
}

Index PatchLayout::pixel(Index position) const
{
    const Index column = position % full.columns;
    const Index row = position / full.columns % full.rows;
    const Index image = position / full.columns / full.rows;
    return (image * rowSlots() + row * rows.step) * columnSlots() + column * columns.step;
}

PatchLayout patchLayout(const LayerShape& shape, Index bytesOfValue)
{
    PatchLayout layout;
    layout.rows = patchAxis(along(Axis::Height, shape.input, shape.kernel, shape.options),
                            shape.output.height);
    layout.columns =
        patchAxis(along(Axis::Width, shape.input, shape.kernel, shape.options), shape.output.width);
    layout.batch = shape.batch;
    const Index rows = layout.rows.end - layout.rows.first;
    const Index columns = layout.columns.end - layout.columns.first;
    if (rows == 0 || columns == 0 || shape.batch == 0)
        return layout;
    const Index bytes =
        bytesOfValue *
        (shape.inChannels() + shape.outChannels() * layout.rows.step * layout.columns.step);
    const Index wanted = std::clamp(kPanelBytes / bytes, kFewestPositions, kMostPositions);
    layout.columnTiles = columns <= 2 * wanted ? 1 : ceilDivided(columns, wanted);
    layout.full.columns = ceilDivided(columns, layout.columnTiles);
    layout.full.rows = std::clamp<Index>(wanted / layout.full.columns, 1, rows);
    layout.rowTiles = ceilDivided(rows, layout.full.rows);
    layout.full.rows = ceilDivided(rows, layout.rowTiles);
    layout.full.images = 1;
    if (layout.rowTiles == 1 && layout.columnTiles == 1)
        layout.full.images = std::clamp<Index>(wanted / (rows * columns), 1, shape.batch);
    layout.imageTiles = ceilDivided(shape.batch, layout.full.images);
    return layout;
}

} // namespace tconv
