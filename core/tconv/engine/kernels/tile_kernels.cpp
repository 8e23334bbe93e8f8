// SPDX-License-Identifier: MIT
// One binary for all processors: the body below is inlined into functions that are each compiled
// for an instruction set. All of them live in this one file, so no template instance that was
// compiled for a newer processor can end up in code for an older one.
#include <tconv/engine/kernels/tile_kernels.h>

#include <array>

namespace tconv {

namespace {

/// Rows x Vectors registers are summed up, then stored. T and Bytes give a vector's type.
template <typename T, int Bytes, int Rows, int Vectors>
[[gnu::always_inline]] inline void multiplyTile(const TileProduct<T>& product)
{
    const T* a = product.a;
    const T* b = product.b;
    const Index* offsets = product.offsets;
    const Index steps = product.steps;
    T* c = product.c;
    const Index cStride = product.cStride;
    // Asking for what is there anyway costs less than asking whether to ask.
    const char* ahead = product.ahead != nullptr ? product.ahead : reinterpret_cast<const char*>(a);
    const Index aheadStep = product.ahead != nullptr ? product.aheadStep : 0;
    constexpr int kLanes = Bytes / static_cast<int>(sizeof(T));
    typedef T Vector __attribute__((vector_size(Bytes), aligned(alignof(T)), may_alias));
    Vector sums[Rows][Vectors] = {};
    for (Index k = 0; k < steps; ++k) {
        const T* from = b + offsets[k];
        __builtin_prefetch(ahead);
        ahead += aheadStep;
        Vector values[Vectors];
#pragma GCC unroll 16
        for (int v = 0; v < Vectors; ++v)
            values[v] = *reinterpret_cast<const Vector*>(from + v * kLanes);
#pragma GCC unroll 16
        for (int m = 0; m < Rows; ++m) {
            const T weight = a[k * Rows + m];
#pragma GCC unroll 16
            for (int v = 0; v < Vectors; ++v)
                sums[m][v] += weight * values[v];
        }
    }
#pragma GCC unroll 16
    for (int m = 0; m < Rows; ++m) {
#pragma GCC unroll 16
        for (int v = 0; v < Vectors; ++v)
            *reinterpret_cast<Vector*>(c + m * cStride + v * kLanes) = sums[m][v];
    }
}

template <typename T, int Rows, int Vectors>
void portableTile(const TileProduct<T>& product)
{
    multiplyTile<T, 16, Rows, Vectors>(product);
}

template <typename T, int Rows, int Vectors>
constexpr TileKernel<T> portable()
{
    return {Rows, Vectors * 16 / static_cast<Index>(sizeof(T)), Vectors,
            portableTile<T, Rows, Vectors>};
}

// The shapes fill the registers: 16 of SSE2 and AVX2, 32 of AVX-512, less those for the values.
template <typename T>
constexpr std::array kPortable{portable<T, 1, 6>(), portable<T, 2, 4>(), portable<T, 3, 3>(),
                               portable<T, 4, 2>()};

#ifdef __x86_64__
template <typename T, int Rows, int Vectors>
[[gnu::target("avx2,fma")]] void avx2Tile(const TileProduct<T>& product)
{
    multiplyTile<T, 32, Rows, Vectors>(product);
}

template <typename T, int Rows, int Vectors>
[[gnu::target("avx512f,fma")]] void avx512Tile(const TileProduct<T>& product)
{
    multiplyTile<T, 64, Rows, Vectors>(product);
}

template <typename T, int Rows, int Vectors>
constexpr TileKernel<T> avx2()
{
    return {Rows, Vectors * 32 / static_cast<Index>(sizeof(T)), Vectors,
            avx2Tile<T, Rows, Vectors>};
}

template <typename T, int Rows, int Vectors>
constexpr TileKernel<T> avx512()
{
    return {Rows, Vectors * 64 / static_cast<Index>(sizeof(T)), Vectors,
            avx512Tile<T, Rows, Vectors>};
}

template <typename T>
constexpr std::array kAvx2{avx2<T, 1, 6>(), avx2<T, 2, 4>(), avx2<T, 4, 3>(), avx2<T, 5, 2>(),
                           avx2<T, 6, 2>()};
template <typename T>
constexpr std::array kAvx512{avx512<T, 1, 8>(),  avx512<T, 2, 6>(),  avx512<T, 3, 6>(),
                             avx512<T, 4, 5>(),  avx512<T, 5, 4>(),  avx512<T, 6, 4>(),
                             avx512<T, 7, 3>(),  avx512<T, 8, 3>(),  avx512<T, 9, 2>(),
                             avx512<T, 10, 2>(), avx512<T, 11, 2>(), avx512<T, 12, 2>()};
#endif

} // namespace

template <typename T>
std::span<const TileKernel<T>> tileKernels(InstructionSet set)
{
#ifdef __x86_64__
    if (set == InstructionSet::Avx512)
        return kAvx512<T>;
    if (set == InstructionSet::Avx2)
        return kAvx2<T>;
#endif
    static_cast<void>(set);
    return kPortable<T>;
}

template std::span<const TileKernel<float>> tileKernels<float>(InstructionSet);
template std::span<const TileKernel<double>> tileKernels<double>(InstructionSet);

} // namespace tconv
