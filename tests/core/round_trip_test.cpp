// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include "support/regimes.h"
#include <tconv/matrix/layer_matrix.h>
#include <tconv/matrix/round_trip.h>

using namespace tconv;
using support::difference;
using support::grid;

TEST_CASE("A sample goes through and back by hand", "[round_trip]")
{
    Experiment experiment; // k2 s1 of ones on [[1, 2]]: y = [[1, 3, 2], [1, 3, 2]]
    experiment.input = grid(1, 2, {1, 2});
    experiment.weight = grid(2, 2, {1, 1, 1, 1});
    experiment.bias = std::vector<Rational>{50}; // takes no part
    const auto trip = roundTrip(experiment, 0);
    REQUIRE(trip);
    CHECK(difference(trip->y, grid(2, 3, {1, 3, 2, 1, 3, 2})) == "equal");
    CHECK(difference(trip->back, grid(1, 2, {8, 10})) == "equal");
    CHECK(difference(trip->again, grid(2, 3, {8, 18, 10, 8, 18, 10})) == "equal");
    CHECK(difference(trip->residual, grid(1, 2, {7, 8})) == "equal");
    CHECK(difference(trip->residualAgain, grid(2, 3, {7, 15, 8, 7, 15, 8})) == "equal");
    CHECK_FALSE(trip->isInverse);
    CHECK(trip->conv2dSize == Size2{1, 2});
}

TEST_CASE("Values return where the stamps are orthonormal", "[round_trip]")
{
    Experiment experiment = support::defaultExample();
    experiment.weight = grid(2, 2, {0, 1, 0, 0});
    experiment.options = {.stride = {2, 2}};
    const auto trip = roundTrip(experiment, 0);
    REQUIRE(trip);
    CHECK(trip->isInverse);
    CHECK(difference(trip->back, experiment.input) == "equal");
}

TEST_CASE("A round trip is the product with both matrices", "[round_trip]")
{
    for (const support::Regime& regime : support::regimes()) {
        INFO(regime.name);
        const Experiment experiment = support::experimentOf(regime, 2);
        const auto matrix =
            LayerMatrix<Rational>::build(structureOf(experiment), experiment.weight.values());
        REQUIRE(matrix.ok());
        const auto trip = roundTrip(experiment, 1);
        REQUIRE(trip);
        const Tensor4<Rational> x = sampleOf(experiment, 1);
        std::vector<Rational> y(static_cast<std::size_t>(matrix.value().rows()));
        matrix.value().multiply(x.values(), y);
        CHECK(trip->y.values() == y);
        std::vector<Rational> back(x.values().size());
        matrix.value().multiplyForward(y, back);
        CHECK(trip->back.values() == back);
        CHECK(trip->back.shape() == x.shape());
        std::vector<Rational> again(y.size());
        matrix.value().multiply(back, again);
        CHECK(trip->again.values() == again);
        const bool isCut = trip->conv2dSize != x.shape().plane();
        CHECK(isCut == matrix.value().structure().conv2dHasMoreRows());
    }
}

TEST_CASE("A round trip that would take too long is left out", "[round_trip]")
{
    CHECK(roundTrip(support::defaultExample(), 0, {.products = 36}));
    CHECK_FALSE(roundTrip(support::defaultExample(), 0, {.products = 35}));
}

TEST_CASE("Some sizes return and some do not", "[round_trip]")
{
    const AxisSettings settings{.kernel = 5, .stride = 3, .padding = 2};
    CHECK(shapeReturns(settings, 15, 4) ==
          std::vector<ShapeReturn>{{15, 5, 13}, {16, 6, 16}, {17, 6, 16}, {18, 6, 16}});
}

TEST_CASE("The layer's own output_padding takes no part in returning sizes", "[round_trip]")
{
    CHECK(shapeReturns({.input = 9, .kernel = 5, .stride = 3, .padding = 2, .outputPadding = 2}, 17,
                       1) == std::vector<ShapeReturn>{{17, 6, 16}});
}

TEST_CASE("Sizes without an output are told", "[round_trip]")
{
    CHECK(shapeReturns({.kernel = 3, .stride = 1}, 1, 3) ==
          std::vector<ShapeReturn>{{1, 0, 0}, {2, 0, 0}, {3, 1, 3}});
    // k1 s2 p2: 1 -> 3 -> (3 - 1) 2 - 4 + 1 = 1, and 2 -> 3 -> 1; k3 d2 s4 p2: 1 -> 1 -> 1
    CHECK(shapeReturns({.kernel = 1, .stride = 2, .padding = 2}, 1, 2) ==
          std::vector<ShapeReturn>{{1, 3, 1}, {2, 3, 1}});
    // k2 s3 p1: 1 -> 1 -> 2 - 2 = 0
    CHECK(shapeReturns({.kernel = 2, .stride = 3, .padding = 1}, 1, 1) ==
          std::vector<ShapeReturn>{{1, 1, 0}});
}
