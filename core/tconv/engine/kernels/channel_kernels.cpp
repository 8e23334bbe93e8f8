// SPDX-License-Identifier: MIT
// One binary for all processors: see tile_kernels.cpp.
#include <tconv/engine/kernels/channel_kernels.h>

#include <algorithm>
#include <array>

namespace tconv {

namespace {

/// Channels x Vectors registers are summed up: outputs from `position` on, to targets[c] + at.
template <typename T, int Bytes, int Channels, int Vectors>
[[gnu::always_inline]] inline void computeBlock(const ChannelJob<T>& job, Index position,
                                                T* const* targets, Index at)
{
    constexpr Index kLanes = Bytes / sizeof(T);
    typedef T Vector __attribute__((vector_size(Bytes), aligned(alignof(T)), may_alias));
    Vector sums[Channels][Vectors];
#pragma GCC unroll 4
    for (int c = 0; c < Channels; ++c) {
#pragma GCC unroll 8
        for (int v = 0; v < Vectors; ++v)
            sums[c][v] = Vector{} + job.bias[c];
    }
    const T* from = job.from + position;
    const T* weights = job.weights;
    for (Index k = 0; k < job.taps; ++k, weights += job.weightStride) {
        const T* source = from + job.offsets[k];
        Vector values[Vectors];
#pragma GCC unroll 8
        for (int v = 0; v < Vectors; ++v)
            values[v] = *reinterpret_cast<const Vector*>(source + v * kLanes);
#pragma GCC unroll 4
        for (int c = 0; c < Channels; ++c) {
            const T weight = weights[c];
#pragma GCC unroll 8
            for (int v = 0; v < Vectors; ++v)
                sums[c][v] += weight * values[v];
        }
    }
#pragma GCC unroll 4
    for (int c = 0; c < Channels; ++c) {
#pragma GCC unroll 8
        for (int v = 0; v < Vectors; ++v)
            *reinterpret_cast<Vector*>(targets[c] + at + v * kLanes) = sums[c][v];
    }
}

/// Rows of at least one block. The last block begins early enough to be whole: some values are
/// computed twice, in the same way.
template <typename T, int Bytes, int Channels, int Vectors>
[[gnu::always_inline]] inline void computeLongRows(const ChannelJob<T>& job)
{
    constexpr Index kBlock = Vectors * (Bytes / sizeof(T));
    Index r = 0;
    for (; r + kBlock <= job.values; r += kBlock)
        computeBlock<T, Bytes, Channels, Vectors>(job, r, job.targets, r);
    if (r < job.values)
        computeBlock<T, Bytes, Channels, Vectors>(job, job.values - kBlock, job.targets,
                                                  job.values - kBlock);
}

template <typename T, int Bytes, int Channels, int Vectors>
[[gnu::always_inline]] inline void computeRows(const ChannelJob<T>& job)
{
    constexpr Index kLanes = Bytes / sizeof(T);
    if (job.values >= Vectors * kLanes) {
        computeLongRows<T, Bytes, Channels, Vectors>(job);
    } else if (job.values >= kLanes) {
        computeLongRows<T, Bytes, Channels, 1>(job);
    } else {
        alignas(Bytes) T ends[Channels][kLanes];
        T* targets[Channels];
        for (int c = 0; c < Channels; ++c)
            targets[c] = ends[c];
        computeBlock<T, Bytes, Channels, 1>(job, 0, targets, 0);
        for (int c = 0; c < Channels; ++c)
            std::copy_n(ends[c], job.values, job.targets[c]);
    }
}

template <typename T, int Channels, int Vectors>
void portableRows(const ChannelJob<T>& job)
{
    computeRows<T, 16, Channels, Vectors>(job);
}

template <typename T, int Channels, int Vectors>
constexpr ChannelKernel<T> portable()
{
    return {Index(Vectors) * 16 / static_cast<Index>(sizeof(T)),
            portableRows<T, Channels, Vectors>};
}

template <typename T>
using ChannelKernels = std::array<ChannelKernel<T>, kMostChannelRows>;

// The shapes fill the registers: 16 of SSE2 and AVX2, 32 of AVX-512, less those for the values.
template <typename T>
constexpr ChannelKernels<T> kPortable{portable<T, 1, 4>(), portable<T, 2, 4>(), portable<T, 3, 3>(),
                                      portable<T, 4, 2>()};

#ifdef __x86_64__
template <typename T, int Channels, int Vectors>
[[gnu::target("avx2,fma")]] void avx2Rows(const ChannelJob<T>& job)
{
    computeRows<T, 32, Channels, Vectors>(job);
}

template <typename T, int Channels, int Vectors>
constexpr ChannelKernel<T> avx2()
{
    return {Index(Vectors) * 32 / static_cast<Index>(sizeof(T)), avx2Rows<T, Channels, Vectors>};
}

template <typename T, int Channels, int Vectors>
[[gnu::target("avx512f,fma")]] void avx512Rows(const ChannelJob<T>& job)
{
    computeRows<T, 64, Channels, Vectors>(job);
}

template <typename T, int Channels, int Vectors>
constexpr ChannelKernel<T> avx512()
{
    return {Index(Vectors) * 64 / static_cast<Index>(sizeof(T)), avx512Rows<T, Channels, Vectors>};
}

template <typename T>
constexpr ChannelKernels<T> kAvx2{avx2<T, 1, 4>(), avx2<T, 2, 4>(), avx2<T, 3, 3>(),
                                  avx2<T, 4, 2>()};
template <typename T>
constexpr ChannelKernels<T> kAvx512{avx512<T, 1, 4>(), avx512<T, 2, 4>(), avx512<T, 3, 4>(),
                                    avx512<T, 4, 4>()};
#endif

} // namespace

template <typename T>
ChannelKernel<T> channelKernel(InstructionSet set, Index channels)
{
    const auto index = static_cast<std::size_t>(channels - 1);
#ifdef __x86_64__
    if (set == InstructionSet::Avx512)
        return kAvx512<T>[index];
    if (set == InstructionSet::Avx2)
        return kAvx2<T>[index];
#endif
    static_cast<void>(set);
    return kPortable<T>[index];
}

template ChannelKernel<float> channelKernel<float>(InstructionSet, Index);
template ChannelKernel<double> channelKernel<double>(InstructionSet, Index);

} // namespace tconv
