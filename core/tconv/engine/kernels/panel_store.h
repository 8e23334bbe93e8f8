// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/engine/instruction_set.h>

namespace tconv {

/// Sums of a few channels that become a piece of a row of the output in each of them: value v of
/// channel m is
///     bias[m] + sums[v % phases * phaseStride + m * channelStride + v / phases].
template <typename T>
struct PanelStore {
    const T* sums = nullptr;
    Index phases = 1;
    Index phaseStride = 0;
    Index channelStride = 0;
    Index channels = 0;
    const T* bias = nullptr; ///< a value for each channel
    Index values = 0;        ///< of each channel
    T* target = nullptr;
    Index targetStride = 0; ///< from a channel to the next
    /// Past the caches, where the addresses allow it; see finishStreams() in row_kernels.h.
    bool isStreamed = false;
};

/// Writes each value once and nothing else.
template <typename T>
using PanelStoreKernel = void (*)(const PanelStore<T>& store);

/// The kernel for so many phases: fast for 1, 2 and 4.
/// \pre the processor has the instruction set
template <typename T>
PanelStoreKernel<T> panelStoreKernel(InstructionSet set, Index phases);

} // namespace tconv
