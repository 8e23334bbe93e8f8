// SPDX-License-Identifier: MIT
// One binary for all processors, as in tile_kernels.cpp: the body below is inlined into functions
// that are each compiled for an instruction set, and all of them live in this one file.
#include <tconv/engine/kernels/pixel_kernels.h>

namespace tconv {

namespace {

/// Pixels x Vectors registers are summed up, then stored. T and Bytes give a vector's type.
template <typename T, int Bytes, int Pixels, int Vectors>
[[gnu::always_inline]] inline void multiplyPixels(const PixelProduct<T>& product)
{
    constexpr int kLanes = Bytes / static_cast<int>(sizeof(T));
    typedef T Vector __attribute__((vector_size(Bytes), aligned(alignof(T)), may_alias));
    Index pixels[Pixels];
    Vector sums[Pixels][Vectors];
#pragma GCC unroll 16
    for (int p = 0; p < Pixels; ++p) {
        pixels[p] = product.pixels[p];
#pragma GCC unroll 16
        for (int v = 0; v < Vectors; ++v)
            sums[p][v] = *reinterpret_cast<const Vector*>(product.start + v * kLanes);
    }
    const Index stride = product.channelStride;
    for (Index t = 0; t < product.tapCount; ++t) {
        const T* from = product.input + product.taps[t].input;
        const T* weights =
            product.weights + product.taps[t].tap * product.channels * Vectors * kLanes;
        for (Index c = product.channels; c > 0; --c, from += stride, weights += Vectors * kLanes) {
            Vector values[Vectors];
#pragma GCC unroll 16
            for (int v = 0; v < Vectors; ++v)
                values[v] = *reinterpret_cast<const Vector*>(weights + v * kLanes);
#pragma GCC unroll 16
            for (int p = 0; p < Pixels; ++p) {
                const T x = from[pixels[p]];
#pragma GCC unroll 16
                for (int v = 0; v < Vectors; ++v)
                    sums[p][v] += x * values[v];
            }
        }
    }
#pragma GCC unroll 16
    for (int p = 0; p < Pixels; ++p) {
#pragma GCC unroll 16
        for (int v = 0; v < Vectors; ++v)
            *reinterpret_cast<Vector*>(product.result + p * product.resultStride + v * kLanes) =
                sums[p][v];
    }
}

template <typename T, int Pixels, int Vectors>
void portablePixels(const PixelProduct<T>& product)
{
    multiplyPixels<T, 16, Pixels, Vectors>(product);
}

// The most pixels fill the registers: 16 of SSE2 and AVX2, 32 of AVX-512, less those for the
// weights and the input.
template <typename T, int Vectors>
constexpr PixelKernels<T> kPortable{Vectors * 16 / static_cast<Index>(sizeof(T)),
                                    {{{1, portablePixels<T, 1, Vectors>},
                                      {2, portablePixels<T, 2, Vectors>},
                                      {4, portablePixels<T, 4, Vectors>}}}};

#ifdef __x86_64__
template <typename T, int Pixels, int Vectors>
[[gnu::target("avx2,fma")]] void avx2Pixels(const PixelProduct<T>& product)
{
    multiplyPixels<T, 32, Pixels, Vectors>(product);
}

template <typename T, int Pixels, int Vectors>
[[gnu::target("avx512f,fma")]] void avx512Pixels(const PixelProduct<T>& product)
{
    multiplyPixels<T, 64, Pixels, Vectors>(product);
}

template <typename T, int Vectors>
constexpr PixelKernels<T> kAvx2{Vectors * 32 / static_cast<Index>(sizeof(T)),
                                {{{2, avx2Pixels<T, 2, Vectors>},
                                  {4, avx2Pixels<T, 4, Vectors>},
                                  {6, avx2Pixels<T, 6, Vectors>}}}};
template <typename T, int Vectors>
constexpr PixelKernels<T> kAvx512{Vectors * 64 / static_cast<Index>(sizeof(T)),
                                  {{{4, avx512Pixels<T, 4, Vectors>},
                                    {8, avx512Pixels<T, 8, Vectors>},
                                    {12, avx512Pixels<T, 12, Vectors>}}}};
#endif

} // namespace

template <typename T>
const std::array<PixelKernels<T>, 2>& pixelKernels(InstructionSet set)
{
#ifdef __x86_64__
    static constexpr std::array<PixelKernels<T>, 2> kOfAvx512{kAvx512<T, 1>, kAvx512<T, 2>};
    static constexpr std::array<PixelKernels<T>, 2> kOfAvx2{kAvx2<T, 1>, kAvx2<T, 2>};
    if (set == InstructionSet::Avx512)
        return kOfAvx512;
    if (set == InstructionSet::Avx2)
        return kOfAvx2;
#endif
    static constexpr std::array<PixelKernels<T>, 2> kOfAll{kPortable<T, 1>, kPortable<T, 2>};
    static_cast<void>(set);
    return kOfAll;
}

template const std::array<PixelKernels<float>, 2>& pixelKernels<float>(InstructionSet);
template const std::array<PixelKernels<double>, 2>& pixelKernels<double>(InstructionSet);

} // namespace tconv
