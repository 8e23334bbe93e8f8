// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/integers.h"
#include <tconv/engine/kernels/pixel_kernels.h>

#include <string>
#include <vector>

using support::integers;
using tconv::Index;
using tconv::InstructionSet;
using tconv::PixelKernel;
using tconv::PixelKernels;
using tconv::PixelTap;

namespace {

std::size_t at(Index i)
{
    return static_cast<std::size_t>(i);
}

/// Taps in no order, pixels anywhere: compared with the formula in the header.
template <typename T>
void checkKernel(const PixelKernel<T>& kernel, Index columns, Index channels,
                 const std::vector<PixelTap>& taps)
{
    constexpr Index kStride = 5;
    const auto input = integers<T>(40 + channels * kStride, 8);
    const auto weights = integers<T>(4 * channels * columns, 5);
    const auto start = integers<T>(columns, 3);
    std::vector<Index> pixels;
    for (Index p = 0; p < kernel.pixels; ++p)
        pixels.push_back(10 + p * 7 % 13);
    const Index resultStride = columns + 3;
    std::vector<T> expected(at(kernel.pixels * resultStride), T(99));
    std::vector<T> result = expected;
    for (Index p = 0; p < kernel.pixels; ++p)
        for (Index v = 0; v < columns; ++v) {
            T sum = start[at(v)];
            for (const PixelTap& tap : taps)
                for (Index c = 0; c < channels; ++c)
                    sum += input[at(pixels[at(p)] + tap.input + c * kStride)] *
                           weights[at((tap.tap * channels + c) * columns + v)];
            expected[at(p * resultStride + v)] = sum;
        }
    kernel.run({.input = input.data(),
                .pixels = pixels.data(),
                .taps = taps.data(),
                .tapCount = static_cast<Index>(taps.size()),
                .channels = channels,
                .channelStride = kStride,
                .weights = weights.data(),
                .start = start.data(),
                .result = result.data(),
                .resultStride = resultStride});
    CHECK(bool(result == expected)); // also that nothing beside the tile is written
}

template <typename T>
void checkSet(InstructionSet set)
{
    Index columns = 0;
    for (const PixelKernels<T>& kernels : tconv::pixelKernels<T>(set)) {
        CHECK(kernels.columns > columns);
        columns = kernels.columns;
        Index pixels = 0;
        for (const PixelKernel<T>& kernel : kernels.kernels) {
            CAPTURE(std::string(name(set)), kernel.pixels, columns, sizeof(T));
            CHECK(kernel.pixels > pixels);
            pixels = kernel.pixels;
            checkKernel(kernel, columns, 6, {{-10, 2}, {4, 0}, {0, 3}});
            checkKernel(kernel, columns, 1, {{1, 1}});
            checkKernel(kernel, columns, 3, {}); // an output that no tap reaches
        }
    }
}

} // namespace

TEST_CASE("Every pixel kernel sums its taps and channels on top of the start", "[pixel_kernels]")
{
    for (const InstructionSet set : tconv::availableInstructionSets()) {
        checkSet<float>(set);
        checkSet<double>(set);
    }
}

TEST_CASE("Pixels are cut into few tiles of similar size", "[pixel_kernels]")
{
    PixelKernels<float> kernels;
    kernels.kernels = {{{4, nullptr}, {8, nullptr}, {12, nullptr}}};
    const auto tilesOf = [&](Index left) {
        std::vector<Index> tiles;
        for (; left > 0; left -= tiles.back())
            tiles.push_back(kernels.forNextOf(left).pixels);
        return tiles;
    };
    CHECK(tilesOf(1) == std::vector<Index>{4});
    CHECK(tilesOf(12) == std::vector<Index>{12});
    CHECK(tilesOf(16) == std::vector<Index>{8, 8});
    CHECK(tilesOf(28) == std::vector<Index>{12, 8, 8});
    CHECK(tilesOf(36) == std::vector<Index>{12, 12, 12});
}
