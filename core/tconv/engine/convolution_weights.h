// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/buffer.h>
#include <tconv/engine/convolution_shape.h>
#include <tconv/engine/polyphase_layout.h>

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

/// `plane`: values of the window from a part of a channel (see ConvolutionShape::residues) to the
/// next. Problems: out_of_memory.
template <typename T>
Result<ConvolutionWeights<T>> packWeights(const ConvolutionShape& shape,
                                          const PolyphaseLayout& layout, Index plane,
                                          Index blockRows, std::span<const T> weight);

} // namespace tconv
