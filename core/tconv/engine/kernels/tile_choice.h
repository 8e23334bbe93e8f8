// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/kernels/tile_kernels.h>

#include <algorithm>

namespace tconv {

constexpr Index ceilDivided(Index a, Index b)
{
    return (a + b - 1) / b;
}

/// The tile shape that needs the least time: filled-up channels and positions are paid for, fewer
/// than 8 sums under way leave the multipliers waiting, and a vector of the window comes from the
/// second cache in the time of one sum. Each register that holds no sum costs three quarters of
/// one: what surrounds the sums takes its time whatever their number.
template <typename T>
const TileKernel<T>& cheapestKernel(std::span<const TileKernel<T>> kernels, Index channels,
                                    Index positions)
{
    Index mostSums = 0;
    for (const TileKernel<T>& kernel : kernels)
        mostSums = std::max(mostSums, kernel.rows * kernel.vectors);
    const auto cost = [&](const TileKernel<T>& kernel) {
        const Index unused = mostSums - kernel.rows * kernel.vectors;
        const Index quarters =
            4 * std::max((kernel.rows + 1) * kernel.vectors, Index(8)) + 3 * unused;
        return ceilDivided(channels, kernel.rows) * ceilDivided(positions, kernel.columns) *
               quarters;
    };
    return *std::ranges::min_element(kernels, {}, cost);
}

/// Values of a window from a channel that needs `values` of them to the next one.
template <typename T>
constexpr Index windowPlane(Index values)
{
    const Index plane = ceilDivided(values, 16) * 16;
    // Channels a page apart would crowd into the same lines of the cache.
    return plane * static_cast<Index>(sizeof(T)) % 4096 == 0 ? plane + 16 : plane;
}

} // namespace tconv
