// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/interleave.h>

#include <vector>

using tconv::Index;

namespace {

template <typename T>
void checkLength(Index count)
{
    std::vector<T> even;
    std::vector<T> odd;
    std::vector<T> expected;
    for (Index j = 0; j < count; ++j) {
        even.push_back(static_cast<T>(j));
        odd.push_back(static_cast<T>(100 * j));
        expected.push_back(even.back() + T(7));
        expected.push_back(odd.back() + T(7));
    }
    expected.push_back(T(-1)); // not to be touched
    std::vector<T> target(expected.size(), T(-1));
    tconv::interleavePair(even.data(), odd.data(), T(7), count, target.data());
    CHECK(bool(target == expected));
}

} // namespace

TEST_CASE("Two phases of any length are stored side by side with the bias", "[interleave]")
{
    for (Index count = 0; count < 20; ++count) {
        CAPTURE(count);
        checkLength<float>(count);
        checkLength<double>(count);
    }
}

TEST_CASE("Every second value of a row of any length is taken and nothing behind it",
          "[interleave]")
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
