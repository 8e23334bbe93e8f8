// SPDX-License-Identifier: MIT
// One binary for all processors: see tile_kernels.cpp.
#include <tconv/engine/kernels/lanes.h>
#include <tconv/engine/kernels/row_kernels.h>

#include <algorithm>
#include <cstdint>

namespace tconv {

namespace {

/// Phases x Vectors registers are summed up: outputs from `position` on of each phase.
template <typename T, int Bytes, int Phases, int Vectors, bool IsStreamed>
[[gnu::always_inline]] inline void computeBlock(const RowPhase<T>* phases, Index position, T bias,
                                                T* target)
{
    using L = Lanes<T, Bytes>;
    using Vector = typename L::Vector;
    const Vector start = Vector{} + bias;
    Vector sums[Vectors][Phases];
#pragma GCC unroll 4
    for (int p = 0; p < Phases; ++p) {
#pragma GCC unroll 8
        for (int v = 0; v < Vectors; ++v)
            sums[v][p] = start;
        const T* from = phases[p].from + position;
        for (Index k = 0; k < phases[p].taps; ++k) {
            const T* values = from + phases[p].offsets[k];
            const T weight = phases[p].weights[k];
#pragma GCC unroll 8
            for (int v = 0; v < Vectors; ++v)
                sums[v][p] += weight * *reinterpret_cast<const Vector*>(values + v * L::kCount);
        }
    }
#pragma GCC unroll 8
    for (int v = 0; v < Vectors; ++v)
        storeInterleaved<T, Bytes, Phases, IsStreamed>(sums[v], target + v * Phases * L::kCount);
}

/// The first `count` values, fewer than Phases vectors have.
template <typename T, int Bytes, int Phases>
[[gnu::always_inline]] inline void computePart(const RowPhase<T>* phases, Index position, T bias,
                                               Index count, T* target)
{
    alignas(64) T block[Phases * Lanes<T, Bytes>::kCount];
    computeBlock<T, Bytes, Phases, 1, false>(phases, position, bias, block);
    std::copy_n(block, count, target);
}

/// The phases as they are for a row that begins `values` later.
template <typename T, int Phases>
[[gnu::always_inline]] inline void skipValues(RowPhase<T> (&phases)[Phases], Index values)
{
    RowPhase<T> later[Phases];
    for (int p = 0; p < Phases; ++p) {
        later[p] = phases[(values + p) % Phases];
        later[p].from += (values + p) / Phases;
    }
    std::copy_n(later, Phases, phases);
}

template <typename T, int Bytes, int Phases, int Vectors, bool IsStreamed>
[[gnu::always_inline]] inline void computeRow(const RowJob<T>& job)
{
    constexpr Index kLanes = Lanes<T, Bytes>::kCount;
    RowPhase<T> phases[Phases];
    std::copy_n(job.phases.begin(), Phases, phases);
    T* target = job.target;
    Index left = job.values;
    if constexpr (IsStreamed) { // whole vectors at whole addresses only
        const auto before = reinterpret_cast<std::uintptr_t>(target) / sizeof(T) % kLanes;
        const Index head = std::min(static_cast<Index>((kLanes - before) % kLanes), left);
        computePart<T, Bytes, Phases>(phases, 0, job.bias, head, target);
        skipValues(phases, head);
        target += head;
        left -= head;
    }
    Index position = 0;
    constexpr Index kBlock = Phases * Vectors * kLanes;
    for (; left >= kBlock; left -= kBlock, target += kBlock, position += Vectors * kLanes)
        computeBlock<T, Bytes, Phases, Vectors, IsStreamed>(phases, position, job.bias, target);
    constexpr Index kStep = Phases * kLanes;
    for (; left >= kStep; left -= kStep, target += kStep, position += kLanes)
        computeBlock<T, Bytes, Phases, 1, IsStreamed>(phases, position, job.bias, target);
    if (left > 0)
        computePart<T, Bytes, Phases>(phases, position, job.bias, left, target);
}

/// Eight sums under way keep the multipliers busy, and leave registers for the values.
template <typename T, int Bytes, int Phases>
[[gnu::always_inline]] inline void computeAnyRow(const RowJob<T>& job)
{
    constexpr int kVectors = Phases == 4 ? 2 : 4;
    if (job.isStreamed)
        computeRow<T, Bytes, Phases, kVectors, true>(job);
    else
        computeRow<T, Bytes, Phases, kVectors, false>(job);
}

template <typename T, int Phases>
void portableRow(const RowJob<T>& job)
{
    computeAnyRow<T, 16, Phases>(job);
}

#ifdef __x86_64__
template <typename T, int Phases>
[[gnu::target("avx2,fma")]] void avx2Row(const RowJob<T>& job)
{
    computeAnyRow<T, 32, Phases>(job);
}

template <typename T, int Phases>
[[gnu::target("avx512f,fma")]] void avx512Row(const RowJob<T>& job)
{
    computeAnyRow<T, 64, Phases>(job);
}
#endif

template <typename T, int Phases>
RowKernel<T> kernelFor(InstructionSet set)
{
#ifdef __x86_64__
    if (set == InstructionSet::Avx512)
        return avx512Row<T, Phases>;
    if (set == InstructionSet::Avx2)
        return avx2Row<T, Phases>;
#endif
    static_cast<void>(set);
    return portableRow<T, Phases>;
}

} // namespace

template <typename T>
RowKernel<T> rowKernel(InstructionSet set, Index phases)
{
    switch (phases) {
    case 1:
        return kernelFor<T, 1>(set);
    case 2:
        return kernelFor<T, 2>(set);
    case 4:
        return kernelFor<T, 4>(set);
    default:
        return nullptr;
    }
}

void finishStreams()
{
#ifdef __x86_64__
    __builtin_ia32_sfence();
#endif
}

template RowKernel<float> rowKernel<float>(InstructionSet, Index);
template RowKernel<double> rowKernel<double>(InstructionSet, Index);

} // namespace tconv
