// SPDX-License-Identifier: MIT
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/polyphase_layout.h>

#include <algorithm>

namespace tconv {

namespace {

constexpr Index kFewestPositions = 256; ///< fewer would read the weights too often

/// From one run of `count` positions to the next, where a run reads from firstShift on up to
/// count + lastShift and the data are [0, input): the gap between two runs serves both.
Index sharedPitch(const AxisPhases& axis, Index count)
{
    const Index dataEnd = std::min(axis.input, count + axis.lastShift);
    return std::max({dataEnd - axis.firstShift,
                     count + axis.lastShift - std::max<Index>(0, axis.firstShift), count});
}

} // namespace

Index mostPositions(const LayerShape& shape, const AxisPhases& rows, const AxisPhases& columns,
                    int threads)
{
    constexpr Index kMost = 2048;
    if (threads == 1)
        return kMost;
    const Index all = shape.batch * shape.options.groups * rows.longest() * columns.longest();
    return std::clamp(all / (2 * threads), kSharedPositions, kMost);
}

PolyphaseLayout polyphaseLayout(const LayerShape& shape, const AxisPhases& rows,
                                const AxisPhases& columns, Index bytesOfValue, Index mostPositions)
{
    const Index wanted =
        std::clamp(kWindowBytes / bytesOfValue / shape.inPerGroup, kFewestPositions, mostPositions);
    PolyphaseLayout layout;
    layout.firstShift = {rows.firstShift, columns.firstShift};
    layout.lastShift = {rows.lastShift, columns.lastShift};
    const Index longestRow = columns.longest();
    layout.columnTiles = longestRow <= 2 * wanted ? 1 : ceilDivided(longestRow, wanted);
    layout.columns = ceilDivided(longestRow, layout.columnTiles);
    // A part of a row has data on both sides, so that its gap is its own.
    layout.pitch = layout.columnTiles == 1
                       ? sharedPitch(columns, layout.columns)
                       : layout.columns + columns.lastShift - columns.firstShift;

    const Index rowsWanted = std::clamp<Index>(wanted / layout.pitch, 1, rows.longest());
    layout.rowTiles = ceilDivided(rows.longest(), rowsWanted);
    layout.rows = ceilDivided(rows.longest(), layout.rowTiles);
    layout.imageRows = sharedPitch(rows, layout.rows);
    if (layout.rowTiles == 1 && layout.columnTiles == 1)
        layout.images = std::clamp<Index>(wanted / (layout.imageRows * layout.pitch), 1,
                                          std::max<Index>(1, shape.batch));
    layout.imageTiles = ceilDivided(shape.batch, layout.images);
    layout.images =
        ceilDivided(std::max<Index>(1, shape.batch), std::max<Index>(1, layout.imageTiles));

    layout.reach = layout.offset(rows.lastShift, columns.lastShift);
    layout.positions =
        ((layout.images - 1) * layout.imageRows + layout.rows - 1) * layout.pitch + layout.columns;
    return layout;
}

} // namespace tconv
