// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/gradient/gradient_executor.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>

#include <memory>

namespace tconv {

/// Whether a group has so few weights that the sums of all of them stay in the cache.
bool isDotGradientPossible(const LayerShape& shape);

/// The gradient of the weight as inner products of rows: each row of the output's gradient is read
/// once, taken apart by the stride, and multiplied by all rows of the input whose stamps cover it,
/// all column taps at once in registers (see dot_kernels.h). For few channels: it is the memory
/// that this path waits for. A chunk is a group and a part of its rows, with sums of its own.
/// \pre isDotGradientPossible(shape); the processor has the instructions.
/// Problems: out_of_memory.
template <typename T>
Result<std::unique_ptr<GradientExecutor<T>>>
makeDotGradient(const LayerShape& shape, InstructionSet instructions, int threads);

} // namespace tconv
