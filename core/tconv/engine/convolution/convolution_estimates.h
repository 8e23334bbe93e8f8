// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/convolution/convolution_shape.h>
#include <tconv/engine/instruction_set.h>

namespace tconv {

// What the ways to a convolution take, see ConvolutionRow: measured together, over 1 to 64 channels
// in 1 to 16 groups, kernels of 1 to 7, strides 1 to 4 and widths of 4 to 512, on one thread.

template <typename T>
double plainConvolutionNanoseconds(const ConvolutionShape& shape, InstructionSet instructions);

template <typename T>
double tileConvolutionNanoseconds(const ConvolutionShape& shape, InstructionSet instructions);

template <typename T>
double rowConvolutionNanoseconds(const ConvolutionShape& shape, InstructionSet instructions);

} // namespace tconv
