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
