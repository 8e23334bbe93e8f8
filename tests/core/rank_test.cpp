// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/regimes.h"
#include <tconv/matrix/rank.h>

#include <Eigen/LU>

using namespace tconv;

namespace {

/// The rank of any matrix: a 1 x 1 layer whose kernel it is.
Index rankOfMatrix(Index rows, Index columns, const std::vector<Rational>& values)
{
    const MatrixStructure structure({.inChannels = rows, .outChannels = columns}, {1, 1});
    return rankOf(LayerMatrix<Rational>::build(structure, values).value());
}

} // namespace

TEST_CASE("Ranks of small matrices are known by hand", "[rank]")
{
    CHECK(rankOfMatrix(2, 2, {1, 2, 3, 4}) == 2);
    CHECK(rankOfMatrix(2, 2, {1, 2, 2, 4}) == 1);
    CHECK(rankOfMatrix(2, 2, {0, 0, 0, 0}) == 0);
    CHECK(rankOfMatrix(3, 3, {1, 2, 3, 4, 5, 6, 7, 8, 9}) == 2);
    CHECK(rankOfMatrix(3, 2, {0, 1, 0, -1, 0, 7}) == 1);
    CHECK(rankOfMatrix(2, 3, {0, 0, 5, 3, 0, 0}) == 2);
    CHECK(rankOfMatrix(2, 2, {Rational(1, 3), Rational(1, 6), 2, 1}) == 1);
}

TEST_CASE("A prime of the elimination as a value does not lower the rank", "[rank]")
{
    const Rational first = 2147483647;  // 2^31 - 1, the first prime
    const Rational second = 2147483629; // the next one below
    CHECK(rankOfMatrix(2, 2, {first, 0, 0, 1}) == 2);
    CHECK(rankOfMatrix(2, 2, {first * second, 0, 0, first}) == 2);
    CHECK(rankOfMatrix(1, 1, {first * second}) == 1);
}

TEST_CASE("The rank of a layer is that of floating-point elimination", "[rank]")
{
    for (const support::Regime& regime : support::regimes()) {
        INFO(regime.name);
        const Experiment experiment = support::experimentOf(regime);
        const auto matrix =
            LayerMatrix<Rational>::build(structureOf(experiment), experiment.weight.values());
        Eigen::MatrixXd dense =
            Eigen::MatrixXd::Zero(matrix.value().columns(), matrix.value().rows());
        const auto v = matrix.value().v();
        for (Index row = 0; row < dense.rows(); ++row)
            for (Index column = 0; column < dense.cols(); ++column)
                dense(row, column) = toDouble(v.coeff(row, column));
        CHECK(rankOf(matrix.value()) == dense.fullPivLu().rank());
    }
}
