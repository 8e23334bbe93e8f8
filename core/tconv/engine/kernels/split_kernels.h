// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/engine/instruction_set.h>

namespace tconv {

/// even[j] = from[2 j] and odd[j] = from[2 j + 1] for j < pairs: a row taken apart for stride 2,
/// read once.
template <typename T>
using SplitKernel = void (*)(const T* from, Index pairs, T* even, T* odd);

/// \pre the processor has the instruction set
template <typename T>
SplitKernel<T> splitKernel(InstructionSet set);

} // namespace tconv
