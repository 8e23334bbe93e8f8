// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include <tconv/check/catalogue.h>
#include <tconv/check/tell_apart.h>
#include <tconv/experiment/evaluation.h>

using namespace tconv;

namespace {

Explanation explanationBy(const char* id)
{
    Explanation explanation;
    explanation.finding.ids = {id};
    explanation.redo = [id](const Experiment& experiment) {
        auto grids = findMistake(id)->grids(experiment);
        return grids.empty() ? std::optional<Tensor4<Rational>>() : std::move(grids.front());
    };
    return explanation;
}

} // namespace

TEST_CASE("What cannot be told apart has no example", "[tell_apart]")
{
    const Experiment experiment = support::defaultExample();
    CHECK_FALSE(tellApart(experiment, {explanationBy("M01"), explanationBy("M01")}, {}));
    CHECK_FALSE(tellApart(experiment, {explanationBy("M01")}, {}));
    CHECK_FALSE(tellApart(experiment, {explanationBy("M01"), Explanation{}}, {}));
}

TEST_CASE("Three mistakes are told apart by one example", "[tell_apart]")
{
    // All three are the same where the output padding is 1 and the padding too.
    const Experiment experiment = support::defaultExample();
    const auto found = tellApart(
        experiment, {explanationBy("M19"), explanationBy("M20b"), explanationBy("M35")}, {});
    REQUIRE(found);
    CHECK(checkExperiment(*found).empty());
    const auto grid = [&](const char* id) { return findMistake(id)->grids(*found); };
    CHECK(grid("M19") != grid("M20b"));
    CHECK(grid("M20b") != grid("M35"));
    CHECK(grid("M19") != grid("M35"));
}

TEST_CASE("The same question has the same example", "[tell_apart]")
{
    const Experiment experiment = support::defaultExample();
    const std::vector<Explanation> both{explanationBy("M08"), explanationBy("M09")};
    CHECK(tellApart(experiment, both, {}) == tellApart(experiment, both, {}));
}
