// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/convolution/convolution_rows.h>

#include <limits>

using tconv::ConvolutionPath;
using tconv::ConvolutionShape;
using tconv::Index;
using tconv::InstructionSet;

namespace {

ConvolutionShape square(Index channels, Index groups, Index size, Index kernel = 3)
{
    return tconv::convolutionShape({.inChannels = channels,
                                    .outChannels = channels,
                                    .kernelSize = {kernel, kernel},
                                    .options = {.padding = {1, 1}, .groups = groups}},
                                   {1, channels, size, size});
}

template <typename T>
ConvolutionPath pathOf(const ConvolutionShape& shape, T weight, InstructionSet set,
                       std::optional<ConvolutionPath> wish = {})
{
    const std::span<const T> weights(&weight, 1);
    return chooseRow(tconv::convolutionRows<T>(), shape, weights, set, wish).path;
}

} // namespace

TEST_CASE("A convolution goes by rows where channels are few", "[convolution_rows]")
{
    for (const InstructionSet set : tconv::availableInstructionSets()) {
        const auto chosen = [&](const ConvolutionShape& shape) {
            return pathOf<float>(shape, 1.0F, set);
        };
        CHECK(chosen(square(1, 1, 1024)) == ConvolutionPath::Rows);
        CHECK(chosen(square(32, 32, 112)) == ConvolutionPath::Rows);
        CHECK(chosen(square(256, 1, 5)) == ConvolutionPath::Tiles);
        CHECK(chosen(square(1, 1, 1, 1)) == ConvolutionPath::Plain);
    }
}

TEST_CASE("A wish for a convolution's path is followed where it is possible", "[convolution_rows]")
{
    const auto chosen = [](const ConvolutionShape& shape, ConvolutionPath wish, double weight) {
        return pathOf(shape, weight, InstructionSet::Portable, wish);
    };
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    for (const ConvolutionPath path :
         {ConvolutionPath::Plain, ConvolutionPath::Tiles, ConvolutionPath::Rows}) {
        CHECK(chosen(square(8, 1, 20), path, 1.0) == path);
        CHECK(chosen(square(8, 1, 20), path, kInfinity) == ConvolutionPath::Plain);
    }
    // A band of rows of all channels would take more than some megabytes.
    CHECK(chosen(square(4096, 1, 64), ConvolutionPath::Rows, 1.0) == ConvolutionPath::Plain);
    CHECK(name(ConvolutionPath::Rows) == "rows");
}
