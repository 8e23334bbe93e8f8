// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/convolution/convolution_shape.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/paths/executor.h>

#include <memory>

namespace tconv {

/// A convolution as one product of matrices, weights times input, that reads the input in place: a
/// window of it, taken apart by the strides' remainders, in which every tap of every channel is an
/// offset (see tile_kernels.h and polyphase_layout.h). No column buffer. A chunk is a tile of the
/// output, or a part of its channels.
/// \pre the processor has the instructions. Problems: out_of_memory.
template <typename T>
Result<std::unique_ptr<Executor<T>>> makeTileConvolution(const ConvolutionShape& shape,
                                                         InstructionSet instructions, int threads);

} // namespace tconv
