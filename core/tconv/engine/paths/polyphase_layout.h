// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/axis_phases.h>
#include <tconv/engine/layer_shape.h>

namespace tconv {

/// How the polyphase path cuts an image into tiles, and how it lays the input of a tile out in
/// memory ("window") so that one offset per channel and tap finds every value of the tile.
///
/// Row q and column r of a tile are outputs (q s + b_y, r s + b_x) of all phases at once. The
/// window holds, for each channel, the input positions that any phase reads, with zeros where the
/// input has none. Neighbouring rows share one gap of zeros, neighbouring images one band: the
/// zeros behind a row are those before the next. So the tile's positions, gaps included, are one
/// run of numbers j, and value(channel, shift, j) = window[channel * plane + offset(shift) + j].
/// What is computed for j in a gap is never stored.
struct PolyphaseLayout {
    Index rows = 1; ///< of a tile, per image
    Index columns = 1;
    Index images = 1; ///< more than 1 only where a whole image is smaller than a tile
    Index rowTiles = 1;
    Index columnTiles = 1;
    Index imageTiles = 1;
    Index pitch = 1;     ///< values from a row to the next
    Index imageRows = 1; ///< rows from an image to the next
    Index positions = 1; ///< how many j a tile has
    Index reach = 0;     ///< the largest offset(shift)
    Size2 firstShift;    ///< the window begins this far from the tile's first position
    Size2 lastShift;

    Index offset(Index rowShift, Index columnShift) const
    {
        return (rowShift - firstShift.height) * pitch + columnShift - firstShift.width;
    }
    /// Rows of the window of one channel.
    Index windowRows() const
    {
        return (images - 1) * imageRows + rows + lastShift.height - firstShift.height;
    }
};

/// A window of so many bytes stays in the second cache beside the weights and the next window.
inline constexpr Index kWindowBytes = Index(256) << 10;

/// Tiles of so many positions are filled well and not too large to be shared by threads.
inline constexpr Index kSharedPositions = 512;

/// The most positions that a tile should have, so that each of `threads` threads has several.
Index mostPositions(const LayerShape& shape, const AxisPhases& rows, const AxisPhases& columns,
                    int threads);

/// The longest way between two taps of a phase, in input positions, that a window may span.
inline constexpr Index kMaxReach = Index(1) << 20;

/// \pre hasFewPhases(shape), and shifts span at most kMaxReach on both axes
PolyphaseLayout polyphaseLayout(const LayerShape& shape, const AxisPhases& rows,
                                const AxisPhases& columns, Index bytesOfValue, Index mostPositions);

} // namespace tconv
