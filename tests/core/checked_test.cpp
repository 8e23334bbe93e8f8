// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/base/checked.h>
#include <tconv/base/shape4.h>

#include <limits>

using namespace tconv;

namespace {

constexpr Index kMost = std::numeric_limits<Index>::max();
constexpr Index kLeast = std::numeric_limits<Index>::min();

} // namespace

TEST_CASE("Sums and products that 64 bits hold are answered", "[checked]")
{
    CHECK(checkedProduct(Index(1) << 31, Index(1) << 31) == Index(1) << 62);
    CHECK(checkedProduct(-3, 7) == -21);
    CHECK(checkedSum(kMost - 1, 1) == kMost);
    CHECK(checkedSum(kLeast, kMost) == -1);
}

TEST_CASE("Sums and products beyond 64 bits are nothing", "[checked]")
{
    CHECK(checkedProduct(Index(1) << 32, Index(1) << 31) == std::nullopt);
    CHECK(checkedProduct(kLeast, -1) == std::nullopt);
    CHECK(checkedSum(kMost, 1) == std::nullopt);
    CHECK(checkedSum(kLeast, -1) == std::nullopt);
}

TEST_CASE("A product of many factors is zero as soon as one of them is", "[checked]")
{
    CHECK(checkedProduct({2, 3, 5, 7}) == 210);
    CHECK(checkedProduct({kMost, 2, 0}) == 0);
    CHECK(checkedProduct({kMost, 2, 1}) == std::nullopt);
    CHECK(checkedProduct({}) == 1);
}

TEST_CASE("A shape counts its values", "[checked]")
{
    CHECK(Shape4{2, 3, 4, 5}.elements() == 120);
    CHECK(Shape4{0, 3, 4, 5}.elements() == 0);
    CHECK(Shape4{kMost, 2, 1, 1}.elements() == std::nullopt);
    CHECK(Shape4{2, 3, 4, 5}.plane() == Size2{4, 5});
}
