// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/engine/instruction_set.h>

#include <array>

namespace tconv {

inline constexpr Index kMostDotRows = 4;
inline constexpr Index kMostDotTaps = 4;

/// Inner products of R rows with T others ("taps"), as many partial sums for each as a vector has
/// lanes: for every row r and tap t
///     sums[r][t * lanes + l] += Σ rows[r][j] * taps[t][j]  over the j < values of remainder l.
/// Values of the taps up to the end of the last vector are read, and must be finite.
template <typename T>
struct DotJob {
    const T* rows[kMostDotRows] = {};
    T* sums[kMostDotRows] = {};
    const T* taps[kMostDotTaps] = {};
    Index values = 0;
};

template <typename T>
using DotKernel = void (*)(const DotJob<T>& job);

/// The kernels of an instruction set.
template <typename T>
struct DotKernels {
    Index lanes = 1;
    Index mostRows = 1; ///< whose sums fit into registers
    /// [rows - 1][taps - 1], for rows up to mostRows and taps up to kMostDotTaps.
    std::array<std::array<DotKernel<T>, kMostDotTaps>, kMostDotRows> kernels{};

    DotKernel<T> kernel(Index rows, Index taps) const
    {
        return kernels[static_cast<std::size_t>(rows - 1)][static_cast<std::size_t>(taps - 1)];
    }
};

/// \pre the processor has the instruction set
template <typename T>
const DotKernels<T>& dotKernels(InstructionSet set);

} // namespace tconv
