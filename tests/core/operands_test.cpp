// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/tensors.h"
#include <tconv/experiment/operands.h>

using namespace tconv;

namespace {

/// One input value, one tap, one bias: the bound on the sums is |x w| + |b|.
Experiment single(const Rational& x, const Rational& w, const Rational& b = 0)
{
    Experiment experiment;
    experiment.input = support::grid(1, 1, {x});
    experiment.weight = support::grid(1, 1, {w});
    experiment.bias = std::vector<Rational>{b};
    return experiment;
}

std::string typeOf(const AnyOperands& operands)
{
    const char* names[] = {"64 bits", "128 bits", "rational", "float64"};
    return names[operands.index()];
}

std::string typeOf(const Experiment& experiment, const EvaluationLimits& limits = {})
{
    return typeOf(prepareOperands(experiment, limits));
}

Rational powerOfTwo(unsigned exponent)
{
    return Rational(BigInteger(1) << exponent);
}

} // namespace

TEST_CASE("Numbers take 64 bits as long as no sum can reach their end", "[operands]")
{
    CHECK(typeOf(single(powerOfTwo(31), powerOfTwo(31) - 1)) == "64 bits");
    CHECK(typeOf(single(powerOfTwo(31), powerOfTwo(31))) == "128 bits");
    CHECK(typeOf(single(powerOfTwo(31), -powerOfTwo(31))) == "128 bits");
    CHECK(typeOf(single(powerOfTwo(30), powerOfTwo(31), powerOfTwo(61) - 1)) == "64 bits");
    CHECK(typeOf(single(powerOfTwo(30), powerOfTwo(31), -powerOfTwo(61))) == "128 bits");
}

TEST_CASE("Numbers take 128 bits until these too could overflow", "[operands]")
{
    CHECK(typeOf(single(powerOfTwo(63), powerOfTwo(63) - 1)) == "128 bits");
    CHECK(typeOf(single(powerOfTwo(63), powerOfTwo(63))) == "rational");
}

TEST_CASE("The number of terms that meet in a cell counts for the bound", "[operands]")
{
    Experiment experiment = single(powerOfTwo(30), powerOfTwo(30));
    CHECK(typeOf(experiment) == "64 bits");
    experiment.weight = Tensor4<Rational>({1, 1, 2, 2}, powerOfTwo(30)); // four terms: 2^62
    CHECK(typeOf(experiment) == "128 bits");
    experiment.input = Tensor4<Rational>({1, 4, 1, 1}, powerOfTwo(30));
    experiment.weight = Tensor4<Rational>({4, 1, 1, 1}, powerOfTwo(30));
    CHECK(typeOf(experiment) == "128 bits");
    experiment.bias.reset();
    experiment.options.groups = 4; // now every channel has its own cell
    CHECK(typeOf(experiment) == "64 bits");
}

TEST_CASE("A large number does not hide behind zeros on the other side", "[operands]")
{
    CHECK(typeOf(single(powerOfTwo(100), 0)) == "128 bits");
    CHECK(typeOf(single(0, powerOfTwo(200))) == "rational");
}

TEST_CASE("Above the limit of products large numbers are computed in float64", "[operands]")
{
    const Experiment large = single(powerOfTwo(100), powerOfTwo(100));
    CHECK(typeOf(large, {.bigProducts = 1}) == "rational");
    CHECK(typeOf(large, {.bigProducts = 0}) == "float64");
    CHECK(typeOf(single(3, 5), {.bigProducts = 0}) == "64 bits");
}

TEST_CASE("Fractions become integers over one denominator", "[operands]")
{
    const AnyOperands any = prepareOperands(single(Rational(1, 3), Rational(1, 5), Rational(1, 7)));
    const auto* operands = std::get_if<Operands<std::int64_t>>(&any);
    REQUIRE(operands);
    CHECK(operands->denominator == 105);
    CHECK(operands->input[0] * operands->weight[0] == 7);
    CHECK(operands->bias[0] == 15);
}

TEST_CASE("The denominator is no larger than the numbers need", "[operands]")
{
    Experiment experiment = single(0, Rational(1, 2), Rational(1, 4));
    experiment.input = support::grid(1, 3, {Rational(1, 2), Rational(1, 4), 3});
    const AnyOperands any = prepareOperands(experiment);
    const auto* operands = std::get_if<Operands<std::int64_t>>(&any);
    REQUIRE(operands);
    CHECK(operands->denominator == 8);
    CHECK(operands->input == std::vector<std::int64_t>{2, 1, 12});
}

TEST_CASE("Without a bias every output channel starts at zero", "[operands]")
{
    Experiment experiment;
    experiment.input = support::counting({1, 2, 1, 1});
    experiment.weight = support::counting({2, 3, 1, 1});
    experiment.options.groups = 2;
    const AnyOperands any = prepareOperands(experiment);
    CHECK(std::get<Operands<std::int64_t>>(any).bias == std::vector<std::int64_t>(6, 0));
}
