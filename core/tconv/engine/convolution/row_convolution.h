// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/convolution/convolution_shape.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/paths/executor.h>

#include <memory>

namespace tconv {

/// Whether a band of rows of all channels of a group takes a few megabytes at most.
bool isRowConvolutionPossible(const ConvolutionShape& shape);

/// A convolution row by row: the taps of a row of a few output channels are summed up in registers
/// and stored once, past the caches where the output is larger than those (see row_kernels.h and
/// channel_kernels.h). Each input row is taken apart by the stride once for all taps that read it.
/// For few channels: it is the memory that this path waits for. A chunk is a band of rows, of all
/// output channels of a group.
/// \pre isRowConvolutionPossible(shape); the processor has the instructions.
/// Problems: out_of_memory.
template <typename T>
Result<std::unique_ptr<Executor<T>>> makeRowConvolution(const ConvolutionShape& shape,
                                                        InstructionSet instructions, int threads);

} // namespace tconv
