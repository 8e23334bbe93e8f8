// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/engine/instruction_set.h>

namespace tconv {

inline constexpr Index kMostChannelRows = 4;

/// One row of each of C output channels, which read the same inputs: output r of channel c is
///     bias[c] + Σ_{k < taps} weights[k * weightStride + c] * from[offsets[k] + r], in this order.
template <typename T>
struct ChannelJob {
    const T* from = nullptr;
    const Index* offsets = nullptr;
    const T* weights = nullptr;
    Index weightStride = 1;
    Index taps = 0;
    const T* bias = nullptr;
    Index values = 0; ///< to be written of each row
    T* targets[kMostChannelRows] = {};
};

/// Computes all channels in registers and writes each value, some of them twice. It may read up to
/// kRowOverrun values (see row_kernels.h) behind the last one that a tap needs.
template <typename T>
struct ChannelKernel {
    Index step = 0; ///< values of a row that are under way at once
    void (*run)(const ChannelJob<T>& job) = nullptr;
};

/// \pre 1 <= channels <= kMostChannelRows; the processor has the instruction set
template <typename T>
ChannelKernel<T> channelKernel(InstructionSet set, Index channels);

} // namespace tconv
