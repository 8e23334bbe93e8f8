// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/engine/instruction_set.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace tconv {

/// A tap that all pixels of a tile use.
struct PixelTap {
    Index input = 0; ///< from a pixel's offset to the input that the tap reads
    Index tap = 0;   ///< which block of weights it takes
};

/// What a pixel kernel is to do: for its pixels p and columns v
///     result[p * resultStride + v] = start[v]
///         + Σ_taps Σ_{c < channels} input[pixels[p] + tap.input + c * channelStride]
///                                   * weights[(tap.tap * channels + c) * columns + v].
/// The input is read one value at a time from any address and the weights as vectors: images need
/// no copy, no zeros around them, and pixels of several images make up one tile.
template <typename T>
struct PixelProduct {
    const T* input = nullptr;
    const Index* pixels = nullptr;
    const PixelTap* taps = nullptr;
    Index tapCount = 0;
    Index channels = 0;
    Index channelStride = 0;
    const T* weights = nullptr;
    const T* start = nullptr;
    T* result = nullptr;
    Index resultStride = 0;
};

/// What the products of one input value after another cost beside the same with values in one run:
/// channels that are a page apart crowd into the same lines of the first cache, and an image that
/// the second cache does not hold comes from far away for each set of output channels.
template <typename T>
double channelStrideCost(Index channelStride, Index channels)
{
    constexpr Index kLine = 64;
    constexpr Index kWay = 4096;
    constexpr Index kWays = 8;
    constexpr Index kSecondCache = Index(2) << 20;
    if (channelStride * channels * static_cast<Index>(sizeof(T)) > kSecondCache)
        return 3.5;
    const Index step = std::gcd(channelStride * static_cast<Index>(sizeof(T)), kWay);
    return channels > kWays * kWay / std::max(step, kLine) ? 1.1 : 1.0;
}

template <typename T>
struct PixelKernel {
    using Function = void (*)(const PixelProduct<T>& product);
    Index pixels = 0;
    Function run = nullptr;
};

/// The kernels of one width, fewest pixels first.
template <typename T>
struct PixelKernels {
    Index columns = 0;
    std::array<PixelKernel<T>, 3> kernels{};

    /// For the next pixels of `count` that are left: the fewest tiles, and those of equal size, so
    /// that 16 pixels are 8 + 8 and not 12 + 4. \pre count > 0
    const PixelKernel<T>& forNextOf(Index count) const
    {
        const Index most = kernels.back().pixels;
        const Index tiles = (count + most - 1) / most;
        const Index wanted = (count + tiles - 1) / tiles;
        for (const PixelKernel<T>& kernel : kernels)
            if (kernel.pixels >= wanted)
                return kernel;
        return kernels.back();
    }
};

/// Kernels of one vector and of two vectors, in this order, for float and double.
/// \pre the processor has the instruction set
template <typename T>
const std::array<PixelKernels<T>, 2>& pixelKernels(InstructionSet set);

} // namespace tconv
