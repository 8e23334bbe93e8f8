// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/kernels/transpose.h>

#include <vector>

using tconv::Index;

namespace {

template <typename T>
void checkSizes(Index channels, Index positions, Index step)
{
    const Index plane = positions * step + 3;
    const Index pixel = channels + 2;
    std::vector<T> from(static_cast<std::size_t>(channels * plane));
    for (std::size_t i = 0; i < from.size(); ++i)
        from[i] = static_cast<T>(i);
    std::vector<T> expected(static_cast<std::size_t>(positions * pixel), T(-1));
    for (Index j = 0; j < positions; ++j)
        for (Index c = 0; c < channels; ++c)
            expected[static_cast<std::size_t>(j * pixel + c)] =
                static_cast<T>(c * plane + j * step);
    std::vector<T> target(expected.size(), T(-1));
    tconv::transpose<T>({from.data(), plane, step, channels, positions}, target.data(), pixel);
    CHECK(bool(target == expected));
}

} // namespace

TEST_CASE("Planes of any size become pixels and what is between them stays", "[transpose]")
{
    for (Index channels = 1; channels < 10; ++channels)
        for (Index positions = 0; positions < 10; ++positions)
            for (Index step = 1; step < 4; ++step) {
                CAPTURE(channels, positions, step);
                checkSizes<float>(channels, positions, step);
                checkSizes<double>(channels, positions, step);
            }
}
