// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/paths/polyphase_layout.h>
#include <tconv/engine/run_monitor.h>

#include <vector>

namespace tconv {

/// The weights of a layer in the order in which tiles read them: for each group, phase and block
/// of output channels the block's weights of each step (channel, row tap, column tap) side by side;
/// and for each phase and step where its input is in the window.
template <typename T>
struct PolyphaseWeights {
    struct Phase {
        Index steps = 0;
        Index firstOffset = 0; ///< in offsets
        Index firstWeight = 0; ///< in values, within a group
    };

    Index blockRows = 1; ///< output channels of a block; the last block is filled up with zeros
    Index blocks = 1;
    Index groupValues = 0;
    std::vector<Phase> phases; ///< row phase * column phases + column phase
    Buffer<T> values;
    Buffer<Index> offsets;

    const T* weightsOf(Index group, const Phase& phase, Index block) const
    {
        return values.data() + group * groupValues + phase.firstWeight +
               block * phase.steps * blockRows;
    }
};

/// The table of taps, and room for the weights. `plane`: values of the window from a channel to
/// the next. Problems: out_of_memory.
template <typename T>
Result<PolyphaseWeights<T>>
polyphaseWeights(const LayerShape& shape, const AxisPhases& rows, const AxisPhases& columns,
                 const PolyphaseLayout& layout, Index plane, Index blockRows);

/// Fills the room for the weights. Ends early where `monitor` (may be null) is cancelled.
template <typename T>
void packWeights(const LayerShape& shape, const AxisPhases& rows, const AxisPhases& columns,
                 std::span<const T> weight, const RunMonitor* monitor, PolyphaseWeights<T>& packed);

} // namespace tconv
