// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/convolution/convolution_shape.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/paths/executor.h>

#include <memory>

namespace tconv {

/// A convolution by its definition, tap by tap: for tiny layers, and for weights that are not
/// finite, since padding takes no part. A chunk is one plane of the output.
/// Problems: out_of_memory.
template <typename T>
Result<std::unique_ptr<Executor<T>>> makePlainConvolution(const ConvolutionShape& shape,
                                                          InstructionSet instructions, int threads);

} // namespace tconv
