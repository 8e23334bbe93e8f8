// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/check/dice.h>

#include <map>

using namespace tconv;

TEST_CASE("Dice give the published numbers of splitmix64", "[dice]")
{
    // The state becomes the generator's first number from 0, with this seed mixed in.
    constexpr std::uint64_t first = 0xe220a8397b1dcdafU;
    Dice dice{first ^ 1234567U};
    CHECK(dice.next() == 6457827717110365317U);
    CHECK(dice.next() == 3203168211198807973U);
    CHECK(dice.next() == 9817491932198370423U);
}

TEST_CASE("Every seed of a list counts, and so does its place", "[dice]")
{
    CHECK(Dice{1, 2}.next() != Dice{2, 1}.next());
    CHECK(Dice{1, 2}.next() != Dice{1, 3}.next());
    CHECK(Dice{1, 0}.next() != Dice{1}.next());
}

TEST_CASE("Numbers between two bounds reach both and nothing else", "[dice]")
{
    Dice dice{5};
    std::map<Index, int> seen;
    for (int i = 0; i < 3000; ++i)
        ++seen[dice.between(-2, 3)];
    REQUIRE(seen.size() == 6);
    CHECK(seen.begin()->first == -2);
    CHECK(seen.rbegin()->first == 3);
    for (const auto& [number, count] : seen) {
        INFO(number);
        CHECK(count > 400); // 500 expected, standard deviation 20
        CHECK(count < 600);
    }
}
