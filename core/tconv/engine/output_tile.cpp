// SPDX-License-Identifier: MIT
#include <tconv/engine/output_tile.h>

#include <algorithm>

namespace tconv {

OutputTiling OutputTiling::of(const LayerShape& shape, const PolyphaseLayout& layout, Index blocks,
                              int threads)
{
    const Index fewest = threads == 1 ? 1 : 2 * Index(threads); // so that none waits for long
    OutputTiling tiling{shape.batch, shape.options.groups, blocks, 1};
    if (const Index tiles = tiling.chunks(layout); tiles > 0)
        tiling.parts = std::clamp<Index>(fewest / tiles, 1, blocks);
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
