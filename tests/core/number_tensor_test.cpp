// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/tensors.h"
#include <tconv/base/number_tensor.h>

using namespace tconv;

namespace {

/// The integers -5, -4, … 18 in two samples and two channels of 2x3 planes.
template <typename Integer>
Tensor4<Integer> integers()
{
    Tensor4<Integer> values({2, 2, 2, 3});
    Integer next = -5;
    for (Integer& value : values.values())
        value = next++;
    return values;
}

template <typename Integer>
NumberTensor quarters()
{
    return NumberTensor(ScaledTensor<Integer>{integers<Integer>(), 4});
}

/// The same values in every representation.
std::vector<NumberTensor> quartersInAllForms()
{
    Tensor4<Rational> exact({2, 2, 2, 3});
    Tensor4<double> rounded({2, 2, 2, 3});
    for (std::size_t i = 0; i < exact.values().size(); ++i) {
        exact.values()[i] = Rational(static_cast<Index>(i) - 5, 4);
        rounded.values()[i] = (static_cast<double>(i) - 5) / 4;
    }
    return {quarters<std::int64_t>(), quarters<Wide>(), NumberTensor(exact), NumberTensor(rounded)};
}

} // namespace

TEST_CASE("The same numbers read the same in every representation", "[number_tensor]")
{
    for (const NumberTensor& numbers : quartersInAllForms()) {
        CHECK(numbers.shape() == Shape4{2, 2, 2, 3});
        CHECK(numbers.exact(0, 0, {0, 0}) == Rational(-5, 4));
        CHECK(numbers.exact(1, 1, {1, 2}) == Rational(9, 2));
        CHECK(numbers.exact(0, 0, {1, 2}) == 0);
        CHECK(numbers.approximate(0, 1, {0, 0}) == 0.25);
        CHECK(numbers.text(0, 1, {1, 0}, NumberStyle::Automatic) == "1");
        CHECK(numbers.text(1, 0, {0, 0}, NumberStyle::Automatic) == "1.75");
    }
}

TEST_CASE("Only float64 is not exact arithmetic", "[number_tensor]")
{
    const std::vector<NumberTensor> forms = quartersInAllForms();
    CHECK(arithmeticName(forms[0].arithmetic()) == "exact");
    CHECK(arithmeticName(forms[1].arithmetic()) == "exact");
    CHECK(arithmeticName(forms[2].arithmetic()) == "exact");
    CHECK(arithmeticName(forms[3].arithmetic()) == "float64");
}

TEST_CASE("Exact numbers show in the style asked for", "[number_tensor]")
{
    const NumberTensor numbers = quarters<std::int64_t>();
    CHECK(numbers.text(0, 0, {0, 0}, NumberStyle::Fraction) == "-5/4");
    CHECK(numbers.text(0, 0, {0, 0}, NumberStyle::Decimal) == "-1.25");
}

TEST_CASE("A window is the same rectangle of every plane", "[number_tensor]")
{
    for (const NumberTensor& numbers : quartersInAllForms()) {
        const NumberTensor window = numbers.window({1, 1}, {1, 2});
        REQUIRE(window.shape() == Shape4{2, 2, 1, 2});
        CHECK(window.exact(0, 0, {0, 0}) == numbers.exact(0, 0, {1, 1}));
        CHECK(window.exact(0, 1, {0, 1}) == numbers.exact(0, 1, {1, 2}));
        CHECK(window.exact(1, 0, {0, 0}) == numbers.exact(1, 0, {1, 1}));
        CHECK(window.exact(1, 1, {0, 1}) == numbers.exact(1, 1, {1, 2}));
        CHECK(window.arithmetic() == numbers.arithmetic());
    }
}

TEST_CASE("The largest magnitude of a plane counts negative numbers too", "[number_tensor]")
{
    for (const NumberTensor& numbers : quartersInAllForms()) {
        CHECK(numbers.largestMagnitude(0, 0) == 1.25);
        CHECK(numbers.largestMagnitude(0, 1) == 1.5);
        CHECK(numbers.largestMagnitude(1, 1) == 4.5);
    }
    CHECK(NumberTensor(Tensor4<double>({1, 1, 0, 3})).largestMagnitude(0, 0) == 0);
}

TEST_CASE("Numbers of 128 bits are exact and print in full", "[number_tensor]")
{
    const Wide large = Wide(Index(1) << 62) * (Index(1) << 60) + 1;
    const NumberTensor numbers(ScaledTensor<Wide>{Tensor4<Wide>({1, 1, 1, 2}, {large, -large}), 1});
    const BigInteger expected = (BigInteger(1) << 122) + 1;
    CHECK(numbers.exact(0, 0, {0, 0}) == Rational(expected));
    CHECK(numbers.exact(0, 0, {0, 1}) == Rational(BigInteger(-expected)));
    CHECK(numbers.text(0, 0, {0, 1}, NumberStyle::Automatic) ==
          "-5316911983139663491615228241121378305");
    CHECK(numbers.approximate(0, 0, {0, 1}) == -std::ldexp(1.0, 122));
}

TEST_CASE("A denominator beyond 64 bits is kept", "[number_tensor]")
{
    const BigInteger denominator = BigInteger(1) << 80;
    const NumberTensor numbers(
        ScaledTensor<std::int64_t>{Tensor4<std::int64_t>({1, 1, 1, 1}, {3}), denominator});
    CHECK(numbers.exact(0, 0, {0, 0}) == Rational(BigInteger(3), denominator));
    CHECK(numbers.approximate(0, 0, {0, 0}) == std::ldexp(3.0, -80));
}
