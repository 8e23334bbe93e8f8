// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/tensors.h"
#include <tconv/experiment/small_operands.h>

using namespace tconv;

namespace {

Experiment of(const std::vector<Rational>& input, const std::vector<Rational>& weight,
              const Rational& bias)
{
    Experiment experiment;
    experiment.input = support::grid(1, static_cast<Index>(input.size()), input);
    experiment.weight = support::grid(1, static_cast<Index>(weight.size()), weight);
    experiment.bias = std::vector<Rational>{bias};
    return experiment;
}

Rational powerOfTwo(unsigned exponent)
{
    return Rational(BigInteger(1) << exponent);
}

} // namespace

TEST_CASE("Small fractions become integers whose products and bias share a denominator",
          "[small_operands]")
{
    const auto operands =
        smallOperands(of({Rational(1, 2), Rational(-1, 3)}, {Rational(1, 5), 1}, Rational(1, 7)));
    REQUIRE(operands);
    CHECK(operands->input == std::vector<std::int64_t>{3, -2});
    CHECK(operands->weight == std::vector<std::int64_t>{7, 35});
    CHECK(operands->bias == std::vector<std::int64_t>{30});
    CHECK(operands->denominator == 210);
}

TEST_CASE("Without a bias small sums start at zero in every channel", "[small_operands]")
{
    Experiment experiment = of({1}, {2}, 3);
    experiment.weight = Tensor4<Rational>({1, 3, 1, 1}, Rational(2));
    experiment.bias.reset();
    CHECK(smallOperands(experiment).value().bias == std::vector<std::int64_t>{0, 0, 0});
}

TEST_CASE("What 64 bits might not hold on the way is left to larger integers", "[small_operands]")
{
    CHECK(smallOperands(of({powerOfTwo(62) - 1}, {0}, 0)));
    CHECK_FALSE(smallOperands(of({powerOfTwo(62)}, {0}, 0)));
    CHECK_FALSE(smallOperands(of({0}, {-powerOfTwo(62)}, 0)));
    CHECK_FALSE(smallOperands(of({0}, {0}, powerOfTwo(200))));
    // Sums, and what takes part in them.
    CHECK(smallOperands(of({powerOfTwo(31)}, {powerOfTwo(31) - 1}, 0)));
    CHECK_FALSE(smallOperands(of({powerOfTwo(31)}, {-powerOfTwo(31)}, 0)));
    CHECK_FALSE(smallOperands(of({powerOfTwo(30)}, {powerOfTwo(31)}, powerOfTwo(61))));
    CHECK_FALSE(smallOperands(of({powerOfTwo(30)}, {powerOfTwo(31), 1}, 0)));
    // Denominators: of one tensor, of both, of all; and a number that becomes too large over one.
    const Rational tiny = 1 / powerOfTwo(40);
    const Rational third = Rational(1, BigInteger("205891132094649")); // 3^30
    CHECK(smallOperands(of({tiny}, {1}, 0)));
    CHECK_FALSE(smallOperands(of({tiny, third}, {1}, 0)));
    CHECK_FALSE(smallOperands(of({tiny}, {third}, 0)));
    CHECK_FALSE(smallOperands(of({tiny}, {1}, third)));
    CHECK_FALSE(smallOperands(of({tiny, powerOfTwo(22)}, {1}, 0)));
}
