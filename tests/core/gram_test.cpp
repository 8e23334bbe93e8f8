// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include "support/regimes.h"
#include <tconv/matrix/gram.h>
#include <tconv/matrix/round_trip.h>

#include <Eigen/LU>

#include <cmath>

using namespace tconv;
using support::grid;

namespace {

/// k2 s1 on 1 x 2: V = [[a, b, 0], [0, a, b]] for the kernel [[a, b]].
Experiment twoTaps(const Rational& a, const Rational& b)
{
    Experiment experiment;
    experiment.input = grid(1, 2, {1, 1});
    experiment.weight = grid(1, 2, {a, b});
    return experiment;
}

} // namespace

TEST_CASE("The Gram matrix of a small layer is known by hand", "[gram]")
{
    const auto gram = gramOf(twoTaps(1, 2));
    REQUIRE(gram);
    CHECK(support::difference(gram->matrix, grid(3, 3, {1, 2, 0, 2, 5, 2, 0, 2, 4})) == "equal");
    CHECK(gram->rank == 2);
    // V Vᵀ = [[5, 2], [2, 5]] with the eigenvalues 7 and 3
    CHECK(gram->condition.value() == Approx(std::sqrt(7.0 / 3.0)));
    CHECK_FALSE(gram->isInverse());
}

TEST_CASE("A column of VᵀV is a picture with a single 1 sent there and back", "[gram]")
{
    for (const support::Regime& regime : support::regimes()) {
        INFO(regime.name);
        const Experiment experiment = support::experimentOf(regime);
        const auto gram = gramOf(experiment);
        REQUIRE(gram);
        const Index size = gram->matrix.shape().width;
        const Size2 output =
            outputSize(regime.input, regime.layer.kernelSize, regime.layer.options);
        REQUIRE(size == regime.layer.outChannels * output.height * output.width);
        Tensor4<Rational> unit({1, regime.layer.outChannels, output.height, output.width});
        for (Index column = 0; column < size; ++column) {
            unit.values()[static_cast<std::size_t>(column)] = 1;
            const Tensor4<Rational> sent = transposedOf(experiment, forwardOf(experiment, unit));
            unit.values()[static_cast<std::size_t>(column)] = 0;
            for (Index row = 0; row < size; ++row)
                REQUIRE(gram->matrix.at(0, 0, {row, column}) ==
                        sent.values()[static_cast<std::size_t>(row)]);
        }
        Eigen::MatrixXd rounded(size, size); // small integers: a rank that rounding cannot miss
        for (Index row = 0; row < size; ++row)
            for (Index column = 0; column < size; ++column)
                rounded(row, column) = toDouble(gram->matrix.at(0, 0, {row, column}));
        CHECK(gram->rank == rounded.fullPivLu().rank());
    }
}

TEST_CASE("Orthonormal stamps that fill the output make an inverse", "[gram]")
{
    Experiment experiment = support::defaultExample();
    experiment.options = {};
    experiment.weight = grid(1, 1, {-1});
    const auto inverse = gramOf(experiment);
    REQUIRE(inverse);
    CHECK(inverse->isInverse());
    CHECK(inverse->rank == 4);
    CHECK(inverse->condition.value() == Approx(1));
    experiment.weight = grid(1, 1, {2});
    CHECK_FALSE(gramOf(experiment)->isInverse());
}

TEST_CASE("A kernel of zeros has rank 0 and no condition", "[gram]")
{
    const auto gram = gramOf(twoTaps(0, 0));
    REQUIRE(gram);
    CHECK(gram->rank == 0);
    CHECK_FALSE(gram->condition);
    CHECK_FALSE(gram->isInverse());
}

TEST_CASE("The rank is exact where rounding would hide it", "[gram]")
{
    // Two output channels see kernels that differ by 1e-30: V = [a, b; c, d] of full rank.
    Experiment experiment;
    experiment.input = Tensor4<Rational>({1, 2, 1, 1}, 1);
    experiment.weight =
        Tensor4<Rational>({2, 2, 1, 1}, {1, 1, 1, 1 + parseRational("1e-30").value()});
    CHECK(gramOf(experiment)->rank == 2);
    experiment.weight.values()[3] = 1;
    CHECK(gramOf(experiment)->rank == 1);
    CHECK(gramOf(experiment)->condition.value() == Approx(1));
}

TEST_CASE("Large and small numbers do not overflow the condition", "[gram]")
{
    const Rational huge = parseRational("1e300").value();
    CHECK(gramOf(twoTaps(huge, 2 * huge))->condition.value() == Approx(std::sqrt(7.0 / 3.0)));
}

TEST_CASE("A Gram matrix above the limit is left out", "[gram]")
{
    CHECK(gramOf(twoTaps(1, 2), {.size = 3}));
    CHECK_FALSE(gramOf(twoTaps(1, 2), {.size = 2}));
}
