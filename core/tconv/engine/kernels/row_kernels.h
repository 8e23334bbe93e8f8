// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/engine/instruction_set.h>

#include <array>

namespace tconv {

/// What every P-th output of a row is the sum of: output r of the phase is
///     bias + Σ_{k < taps} weights[k] * from[offsets[k] + r], in this order.
template <typename T>
struct RowPhase {
    const Index* offsets = nullptr;
    const T* weights = nullptr;
    Index taps = 0;
    const T* from = nullptr;
};

inline constexpr int kMostRowPhases = 4;

/// A row of the output, or a part of one: value r * P + b is output r of phase b, for P phases.
template <typename T>
struct RowJob {
    std::array<RowPhase<T>, kMostRowPhases> phases; ///< the first P count
    T bias = 0;
    Index values = 0; ///< to be written
    T* target = nullptr;
    /// Past the caches, right to the memory; whoever reads them on another thread needs
    /// finishStreams() first.
    bool isStreamed = false;
};

/// Computes all phases in registers and stores each value of the output once. It may read up to
/// kRowOverrun values behind the last one that a tap needs.
template <typename T>
using RowKernel = void (*)(const RowJob<T>& job);

inline constexpr Index kRowOverrun = 32;

/// The kernel for P phases; nullptr: there is none (P is not 1, 2 or 4).
/// \pre the processor has the instruction set
template <typename T>
RowKernel<T> rowKernel(InstructionSet set, Index phases);

/// Whether an output is so large that it would only drive out of the caches what is read again.
template <typename T>
constexpr bool isWorthStreaming(Index values)
{
    return values >= (Index(24) << 20) / static_cast<Index>(sizeof(T));
}

/// Makes the streamed values of this thread visible to the others.
void finishStreams();

} // namespace tconv
