// SPDX-License-Identifier: MIT
// One binary for all processors: see tile_kernels.cpp.
#include <tconv/engine/kernels/lanes.h>
#include <tconv/engine/kernels/panel_store.h>

#include <algorithm>
#include <cstdint>

namespace tconv {

namespace {

/// A piece of a row that is yet to be written.
template <typename T>
struct Rest {
    const T* from = nullptr; ///< of phase 0
    Index phaseStride = 0;
    T bias = 0;
    Index values = 0;
    T* target = nullptr;
};

template <typename T, int Phases>
[[gnu::always_inline]] inline void storeSingly(Rest<T>& rest, Index values)
{
    for (Index v = 0; v < values; ++v)
        rest.target[v] = rest.from[v % Phases * rest.phaseStride + v / Phases] + rest.bias;
    rest.from += values / Phases;
    rest.target += values;
    rest.values -= values;
}

/// Vectors as long as they fit, then shorter ones, then what is left.
template <typename T, int Bytes, int Phases, bool IsStreamed>
[[gnu::always_inline]] inline void storeRest(Rest<T>& rest)
{
    using L = Lanes<T, Bytes>;
    using Vector = typename L::Vector;
    constexpr Index kStep = Phases * L::kCount;
    const Vector bias = Vector{} + rest.bias;
    for (; rest.values >= kStep; rest.values -= kStep) {
        Vector sums[Phases];
#pragma GCC unroll 4
        for (int p = 0; p < Phases; ++p)
            sums[p] = *reinterpret_cast<const Vector*>(rest.from + p * rest.phaseStride) + bias;
        storeInterleaved<T, Bytes, Phases, IsStreamed>(sums, rest.target);
        rest.from += L::kCount;
        rest.target += kStep;
    }
    if constexpr (Bytes > 16)
        storeRest<T, Bytes / 2, Phases, false>(rest);
    else
        storeSingly<T, Phases>(rest, rest.values);
}

template <typename T, int Bytes, int Phases>
[[gnu::always_inline]] inline void storePanel(const PanelStore<T>& store)
{
    for (Index m = 0; m < store.channels; ++m) {
        Rest<T> rest{store.sums + m * store.channelStride, store.phaseStride, store.bias[m],
                     store.values, store.target + m * store.targetStride};
        const auto behind = reinterpret_cast<std::uintptr_t>(rest.target) % Bytes / sizeof(T);
        const Index head = static_cast<Index>((Bytes / sizeof(T) - behind) % (Bytes / sizeof(T)));
        // Streams need whole vectors at whole addresses, of whole groups of phases.
        if (store.isStreamed && head % Phases == 0 && head < rest.values) {
            storeSingly<T, Phases>(rest, head);
            storeRest<T, Bytes, Phases, true>(rest);
        } else {
            storeRest<T, Bytes, Phases, false>(rest);
        }
    }
}

template <typename T, int Phases>
void portableStore(const PanelStore<T>& store)
{
    storePanel<T, 16, Phases>(store);
}

#ifdef __x86_64__
template <typename T, int Phases>
[[gnu::target("avx2,fma")]] void avx2Store(const PanelStore<T>& store)
{
    storePanel<T, 32, Phases>(store);
}

template <typename T, int Phases>
[[gnu::target("avx512f,fma")]] void avx512Store(const PanelStore<T>& store)
{
    storePanel<T, 64, Phases>(store);
}
#endif

template <typename T, int Phases>
PanelStoreKernel<T> kernelFor(InstructionSet set)
{
#ifdef __x86_64__
    if (set == InstructionSet::Avx512)
        return avx512Store<T, Phases>;
    if (set == InstructionSet::Avx2)
        return avx2Store<T, Phases>;
#endif
    static_cast<void>(set);
    return portableStore<T, Phases>;
}

template <typename T>
void storeAnyPhases(const PanelStore<T>& store)
{
    for (Index m = 0; m < store.channels; ++m)
        for (Index p = 0; p < store.phases; ++p) {
            const T* from = store.sums + p * store.phaseStride + m * store.channelStride;
            T* target = store.target + m * store.targetStride;
            for (Index v = p; v < store.values; v += store.phases)
                target[v] = *from++ + store.bias[m];
        }
}

} // namespace

template <typename T>
PanelStoreKernel<T> panelStoreKernel(InstructionSet set, Index phases)
{
    switch (phases) {
    case 1:
        return kernelFor<T, 1>(set);
    case 2:
        return kernelFor<T, 2>(set);
    case 4:
        return kernelFor<T, 4>(set);
    default:
        return storeAnyPhases<T>;
    }
}

template PanelStoreKernel<float> panelStoreKernel<float>(InstructionSet, Index);
template PanelStoreKernel<double> panelStoreKernel<double>(InstructionSet, Index);

} // namespace tconv
