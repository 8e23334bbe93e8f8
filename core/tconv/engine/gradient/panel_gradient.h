// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/gradient/gradient_executor.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>

#include <memory>

namespace tconv {

/// The gradient of the weight as products of matrices over the positions of the input, panel after
/// panel: in each, rows are input channels, and columns the taps of a row of the kernel with their
/// output channels. A panel is packed, then multiplied; what threads share are the pieces of both.
/// Each piece adds to its own part of the sums, panel after panel, hence in one order.
/// \pre the processor has the instructions. Problems: out_of_memory.
template <typename T>
Result<std::unique_ptr<GradientExecutor<T>>>
makePanelGradient(const LayerShape& shape, InstructionSet instructions, int threads);

} // namespace tconv
