// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/kernels/every_second.h>

#include <vector>

using tconv::Index;

TEST_CASE("Every second value of a row of any length is taken and nothing behind it",
          "[every_second]")
{
    for (Index count = 0; count < 20; ++count) {
        CAPTURE(count);
        std::vector<float> from; // ends with the last value that may be read
        std::vector<float> expected;
        for (Index i = 0; i < 2 * count - 1; ++i)
            from.push_back(static_cast<float>(i));
        for (Index j = 0; j < count; ++j)
            expected.push_back(static_cast<float>(2 * j));
        expected.push_back(-1.0F); // not to be touched
        std::vector<float> target(expected.size(), -1.0F);
        tconv::everySecond(from.data(), count, target.data());
        CHECK(bool(target == expected));
        const std::vector<double> from64(from.begin(), from.end());
        std::vector<double> target64(expected.size(), -1.0);
        tconv::everySecond(from64.data(), count, target64.data());
        CHECK(bool(target64 == std::vector<double>(expected.begin(), expected.end())));
    }
}
