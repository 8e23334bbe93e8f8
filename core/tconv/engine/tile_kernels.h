// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/engine/instruction_set.h>

#include <span>

namespace tconv {

/// A product of matrices whose right one is read in place: for m < rows and j < columns
///     c[m * cStride + j] = Σ_{k < steps} a[k * rows + m] * b[offsets[k] + j].
/// The offsets let one kernel read any taps of any channels: no column buffer is ever built. The
/// sum runs over k in order; with steps 0 it is 0.
template <typename T>
struct TileKernel {
    using Function = void (*)(const T* a, const T* b, const Index* offsets, Index steps, T* c,
                              Index cStride);
    Index rows = 0;    ///< output channels at once
    Index columns = 0; ///< output positions at once
    Index vectors = 0; ///< registers across the columns
    Function run = nullptr;
};

/// The tiles that are compiled for an instruction set, for float and double; fewest rows first.
/// \pre the processor has the instruction set
template <typename T>
std::span<const TileKernel<T>> tileKernels(InstructionSet set);

} // namespace tconv
