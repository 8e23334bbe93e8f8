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
struct TileProduct {
    const T* a = nullptr;
    const T* b = nullptr;
    const Index* offsets = nullptr;
    Index steps = 0;
    T* c = nullptr;
    Index cStride = 0;
    /// What is read after this product and may be far away: at step k the cache is asked for the
    /// line at ahead + k * aheadStep, in bytes. None: nothing is asked for.
    const char* ahead = nullptr;
    Index aheadStep = 0;
};

template <typename T>
struct TileKernel {
    using Function = void (*)(const TileProduct<T>& product);
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
