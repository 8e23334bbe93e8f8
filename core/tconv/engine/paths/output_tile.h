// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/paths/polyphase_layout.h>

namespace tconv {

/// Which part of the output a chunk is.
struct OutputTile {
    Index image = 0; ///< the first
    Index images = 0;
    Index group = 0;
    Index row = 0; ///< the first, of each phase
    Index column = 0;
    Index firstBlock = 0; ///< blocks of output channels
    Index endBlock = 0;
};

/// How a layout's tiles become chunks: all tiles of an image, group after group, image tile after
/// image tile, each cut into `parts` by its blocks of output channels.
struct OutputTiling {
    Index batch = 1;
    Index groups = 1;
    Index blocks = 1;
    Index parts = 1;

    /// Cut into parts where there would be too few chunks for the threads to share, or one of them
    /// would work on the last alone: but each part lays out the tile's input anew. `residues`: the
    /// parts of a channel, see ConvolutionShape.
    static OutputTiling of(const LayerShape& shape, const PolyphaseLayout& layout, Index blocks,
                           int threads, Index residues = 1);
    Index chunks(const PolyphaseLayout& layout) const;
    OutputTile tile(const PolyphaseLayout& layout, Index chunk) const;
};

} // namespace tconv
