// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/axis_phases.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/kernels/row_kernels.h>
#include <tconv/engine/layer_shape.h>

#include <vector>

namespace tconv {

/// How the row path cuts a plane of the output into bands of rows, and wide rows into parts; and
/// how it lays out the input of such a piece ("window"): all input channels of a group, each row
/// with zeros where the input has none, so that the kernels never ask where they are.
///
/// Row q and column r of a piece are the outputs (q s + b_y, r s + b_x) of all phases at once, and
///     value(channel, shift, q, r) = window[offset(channel, shift) + q * pitch + r].
struct RowLayout {
    Index rows = 1; ///< of a piece, of each phase
    Index columns = 1;
    Index bands = 1;
    Index parts = 1;      ///< into which a row is cut
    Index pitch = 1;      ///< values from a row of the window to the next
    Index windowRows = 1; ///< of one channel
    Size2 firstShift;     ///< the window begins this far from the piece's first position

    Index offset(Index channel, Index rowShift, Index columnShift) const
    {
        return (channel * windowRows + rowShift - firstShift.height) * pitch + columnShift -
               firstShift.width;
    }
};

/// Nothing: the window would take more memory than a path for few channels should.
std::optional<RowLayout> rowLayout(const LayerShape& shape, const AxisPhases& rows,
                                   const AxisPhases& columns, Index bytesOfValue);

/// The taps of every row phase and column phase, with the weights of each output channel.
template <typename T>
struct RowTaps {
    struct Range {
        Index first = 0;
        Index taps = 0;
    };
    std::vector<Range> phases; ///< row phase * column phases + column phase
    Buffer<Index> offsets;
    Buffer<T> weights; ///< of each output channel (of all groups) as many as there are offsets

    RowPhase<T> phase(Index channel, Index index, const T* from) const
    {
        const Range& range = phases[static_cast<std::size_t>(index)];
        return {offsets.data() + range.first,
                weights.data() + channel * offsets.size() + range.first, range.taps, from};
    }
};

/// The taps, and room for their weights. Problems: out_of_memory.
template <typename T>
Result<RowTaps<T>> rowTaps(const LayerShape& shape, const AxisPhases& rows,
                           const AxisPhases& columns, const RowLayout& layout);

template <typename T>
void packWeights(const LayerShape& shape, const AxisPhases& rows, const AxisPhases& columns,
                 std::span<const T> weight, RowTaps<T>& packed);

} // namespace tconv
