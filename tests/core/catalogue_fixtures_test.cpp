// SPDX-License-Identifier: MIT
// Every grid of the catalogue against mistake_fixtures.json, which other code computed.
#include "catch.hpp"
#include "support/golden.h"
#include "support/mistake_fixtures.h"
#include "support/tensors.h"
#include <tconv/check/catalogue.h>
#include <tconv/check/imagined.h>

#include <algorithm>
#include <map>
#include <set>

using namespace tconv;
using golden::mistakeFixtures;
using support::difference;

TEST_CASE("The correct grid of each mistake fixture is the layer's")
{
    const auto fixtures = mistakeFixtures();
    REQUIRE(fixtures.size() == 9);
    for (const auto& fixture : fixtures) {
        INFO(fixture.name);
        CHECK(difference(imagine(fixture.experiment, asItIs(fixture.experiment)),
                         fixture.correct) == "equal");
    }
}

TEST_CASE("Every mistake makes the wrong grid of each fixture")
{
    int equal = 0;
    for (const auto& fixture : mistakeFixtures()) {
        REQUIRE(fixture.wrong.size() == 38);
        for (const auto& [id, expected] : fixture.wrong) {
            INFO(fixture.name << " " << id);
            const Mistake* mistake = findMistake(id);
            REQUIRE(mistake != nullptr);
            const auto grids = mistake->grids(fixture.experiment);
            CHECK(grids.empty() == !expected.has_value());
            if (!grids.empty() && expected) {
                CHECK(difference(grids.front(), *expected) == "equal"); // others are variants
                ++equal;
            }
        }
    }
    CHECK(equal == 9 * 38 - 8 * 3); // all but the three of the bias in the eight without one
}
