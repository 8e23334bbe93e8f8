// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>

namespace tconv {

// What the ways to the gradient of the weight take, see GradientRow: measured together, over 1 to
// 32 channels, kernels of 2 to 7, strides 1 to 4 and widths of 4 to 512, on one thread.

template <typename T>
double panelGradientNanoseconds(const LayerShape& shape, InstructionSet instructions);

template <typename T>
double dotGradientNanoseconds(const LayerShape& shape, InstructionSet instructions);

} // namespace tconv
