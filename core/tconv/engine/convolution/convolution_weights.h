// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/convolution/convolution_shape.h>
#include <tconv/engine/run_monitor.h>

namespace tconv {

/// The weights of a convolution in the order in which tiles read them: for each group and block of
/// output channels the block's weights of each step (channel, row tap, column tap) side by side;
/// and for each step where its input is in the window.
template <typename T>
struct ConvolutionWeights {
    Index steps = 0;
    Index blockRows = 1; ///< output channels of a block; the last block is filled up with zeros
    Index blocks = 1;
    Buffer<T> values;
    Buffer<Index> offsets;

    const T* weightsOf(Index group, Index block) const
    {
        return values.data() + (group * blocks + block) * steps * blockRows;
    }
};

/// How a window holds the parts of a channel, see ConvolutionShape::residues().
struct WindowParts {
    Index plane = 1; ///< values from a part to the next
    Index pitch = 1; ///< from a row to the next
    Size2 firstShift;

    Index offset(Index part, Index rowShift, Index columnShift) const
    {
        return part * plane + (rowShift - firstShift.height) * pitch + columnShift -
               firstShift.width;
    }
};

/// The offsets of the steps, and room for their weights. Problems: out_of_memory.
template <typename T>
Result<ConvolutionWeights<T>> convolutionWeights(const ConvolutionShape& shape,
                                                 const WindowParts& window, Index blockRows);

/// Not all of them where `monitor` (may be null) is cancelled.
template <typename T>
void packWeights(const ConvolutionShape& shape, std::span<const T> weight,
                 const RunMonitor* monitor, ConvolutionWeights<T>& packed);

} // namespace tconv
