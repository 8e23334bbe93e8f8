// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/paths/output_tile.h>

#include <algorithm>
#include <map>
#include <tuple>

using tconv::Index;
using tconv::LayerShape;
using tconv::OutputTile;
using tconv::OutputTiling;
using tconv::PolyphaseLayout;

namespace {

LayerShape shape(Index outPerGroup, Index batch = 1, Index groups = 1)
{
    LayerShape layer;
    layer.options.groups = groups;
    layer.batch = batch;
    layer.outPerGroup = outPerGroup;
    layer.kernel = {3, 3};
    return layer;
}

PolyphaseLayout tiles(Index rowTiles, Index columnTiles = 1, Index imageTiles = 1)
{
    PolyphaseLayout layout;
    layout.rows = 6;
    layout.columns = 40;
    layout.images = 2;
    layout.rowTiles = rowTiles;
    layout.columnTiles = columnTiles;
    layout.imageTiles = imageTiles;
    return layout;
}

Index chunks(const LayerShape& layer, const PolyphaseLayout& layout, Index blocks, int threads)
{
    return OutputTiling::of(layer, layout, blocks, threads).chunks(layout);
}

} // namespace

TEST_CASE("A tile is cut so that no thread works on the last one alone", "[output_tile]")
{
    CHECK(chunks(shape(256), tiles(5), 22, 1) == 5);
    CHECK(chunks(shape(256), tiles(1), 22, 2) == 4);
    CHECK(chunks(shape(256), tiles(5), 22, 2) == 10); // 5 and 5 halves instead of 3 and 2 tiles
    CHECK(chunks(shape(256), tiles(8), 22, 2) == 8);
    CHECK(chunks(shape(256), tiles(101), 22, 2) == 101); // one of 101 tiles more is not worth it
    CHECK(chunks(shape(256), tiles(5), 1, 2) == 5);      // there is one block of channels
    CHECK(chunks(shape(4), tiles(5), 22, 2) == 5);       // laying out takes as long as computing
    CHECK(chunks(shape(256), tiles(0), 22, 2) == 0);
}

TEST_CASE("The chunks of a tiling are all blocks of all tiles once", "[output_tile]")
{
    const PolyphaseLayout layout = tiles(3, 2, 2);
    const OutputTiling tiling = OutputTiling::of(shape(256, 3, 2), layout, 5, 8);
    CHECK(tiling.chunks(layout) >= 16);
    std::map<std::tuple<Index, Index, Index, Index, Index>, int> counts;
    for (Index chunk = 0; chunk < tiling.chunks(layout); ++chunk) {
        const OutputTile tile = tiling.tile(layout, chunk);
        for (Index image = tile.image; image < tile.image + tile.images; ++image)
            for (Index block = tile.firstBlock; block < tile.endBlock; ++block)
                ++counts[{image, tile.group, tile.row, tile.column, block}];
    }
    CHECK(counts.size() == 3 * 2 * 3 * 2 * 5);
    CHECK(std::ranges::all_of(counts, [](const auto& count) { return count.second == 1; }));
    CHECK(counts.contains({2, 1, 12, 40, 4}));
}
