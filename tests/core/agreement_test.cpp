// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include <tconv/explain/agreement.h>

using namespace tconv;
using support::defaultExample;
using support::richExample;

TEST_CASE("The routes to the output of an experiment agree", "[agreement]")
{
    const Experiment experiment = GENERATE(defaultExample(), richExample());
    const Evaluation evaluation = evaluate(experiment);
    const std::optional<Agreement> agreement = compareRoutes(experiment, evaluation);
    REQUIRE(agreement);
    CHECK(agreement->cells == evaluation.outputShape().elements());
    CHECK(agreement->gatherEqual);
    CHECK(agreement->matrixEqual == true);
    CHECK(agreement->allEqual());
}

TEST_CASE("Routes that differ are told", "[agreement]")
{
    const Experiment experiment = defaultExample();
    Experiment other = experiment;
    other.weight.at(0, 0, {2, 2}) += Rational("1/1000000000");
    const std::optional<Agreement> agreement = compareRoutes(other, evaluate(experiment));
    REQUIRE(agreement);
    CHECK_FALSE(agreement->gatherEqual);
    CHECK(agreement->matrixEqual == false);
    CHECK_FALSE(agreement->allEqual());
}

TEST_CASE("A comparison that would take too long is left out", "[agreement]")
{
    const Experiment experiment = defaultExample(); // 16 cells of 9 taps; 25 nonzeros
    const Evaluation evaluation = evaluate(experiment);
    CHECK_FALSE(compareRoutes(experiment, evaluation, {.gather = 16 * 9 - 1}));
    const std::optional<Agreement> gather =
        compareRoutes(experiment, evaluation, {.gather = 16 * 9, .matrix = 24});
    REQUIRE(gather);
    CHECK(gather->matrixEqual == std::nullopt);
    CHECK(gather->allEqual());
    CHECK(compareRoutes(experiment, evaluation, {.gather = 16 * 9, .matrix = 25})->matrixEqual ==
          true);
}

TEST_CASE("Rounded numbers are not compared", "[agreement]")
{
    Experiment experiment = defaultExample();
    for (Rational& value : experiment.input.values())
        value *= Rational(BigInteger(1) << 200);
    CHECK_FALSE(compareRoutes(experiment, evaluate(experiment, {.bigProducts = 0})));
    CHECK(compareRoutes(experiment, evaluate(experiment)));
}
