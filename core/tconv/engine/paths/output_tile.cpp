// SPDX-License-Identifier: MIT
#include <tconv/engine/kernels/tile_choice.h>
#include <tconv/engine/paths/output_tile.h>

#include <algorithm>

namespace tconv {

namespace {

/// The time of a run in tiles, when the threads share `tiles` cut into `parts` and laying out a
/// tile's input takes `layingOut` of the time that computing all of it does.
double tilesOneAfterAnother(Index tiles, Index parts, int threads, double layingOut)
{
    const Index turns = ceilDivided(tiles * parts, threads);
    return static_cast<double>(turns) * (1.0 / static_cast<double>(parts) + layingOut);
}

} // namespace

OutputTiling OutputTiling::of(const LayerShape& shape, const PolyphaseLayout& layout, Index blocks,
                              int threads, Index residues)
{
    OutputTiling tiling{shape.batch, shape.options.groups, blocks, 1};
    const Index tiles = tiling.chunks(layout);
    if (threads == 1 || tiles == 0)
        return tiling;
    // A value takes as long to lay out as it takes a tile to make so many products of one.
    constexpr double kProducts = 32.0;
    const double layingOut = kProducts * static_cast<double>(residues) /
                             static_cast<double>(shape.outPerGroup * shape.kernelPlane());
    const Index fewest = 2 * Index(threads); // so that none waits for long
    tiling.parts = std::clamp<Index>(fewest / tiles, 1, blocks);
    double least = tilesOneAfterAnother(tiles, tiling.parts, threads, layingOut);
    for (Index parts = tiling.parts + 1; parts <= std::min(blocks, fewest); ++parts)
        if (const double time = tilesOneAfterAnother(tiles, parts, threads, layingOut);
            time < 0.95 * least) {
            tiling.parts = parts;
            least = time;
        }
    return tiling;
}

Index OutputTiling::chunks(const PolyphaseLayout& layout) const
{
    return layout.imageTiles * groups * layout.rowTiles * layout.columnTiles * parts;
}

OutputTile OutputTiling::tile(const PolyphaseLayout& layout, Index chunk) const
{
    OutputTile tile;
    const Index part = chunk % parts;
    tile.firstBlock = part * blocks / parts;
    tile.endBlock = (part + 1) * blocks / parts;
    chunk /= parts;
    tile.column = chunk % layout.columnTiles * layout.columns;
    chunk /= layout.columnTiles;
    tile.row = chunk % layout.rowTiles * layout.rows;
    chunk /= layout.rowTiles;
    tile.group = chunk % groups;
    tile.image = chunk / groups * layout.images;
    tile.images = std::min(layout.images, batch - tile.image);
    return tile;
}

} // namespace tconv
