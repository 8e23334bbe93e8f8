// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/base/result.h>

#include <boost/multiprecision/cpp_int.hpp>
#include <optional>
#include <span>
#include <string_view>

namespace tconv {

/// An exact number. Everything that a person types is one.
using Rational = boost::multiprecision::cpp_rational;
using BigInteger = boost::multiprecision::cpp_int;

/// The longest number text that is read, and the largest decimal exponent (beyond float64's range).
inline constexpr std::size_t kMaxNumberLength = 400;
inline constexpr Index kMaxDecimalExponent = 400;

/// Reads `3`, `-12.5`, `.5`, `2e-3`, `1/3`, `-1.5/0.25`; spaces around it are skipped.
/// Problems: number_syntax, number_too_long, division_by_zero (detail: the text).
Result<Rational> parseRational(std::string_view text);

/// A rational in lowest terms whose parts 62 bits hold; below > 0.
struct SmallFraction {
    Index above = 0;
    Index below = 1;
};

/// The same number in 64 bits, where they hold it; most numbers are such. Copies nothing.
std::optional<SmallFraction> smallFraction(const Rational& value);

/// Whether two lists hold the same numbers. == would divide for each of them in Boost 1.74.
bool areSame(std::span<const Rational> a, std::span<const Rational> b);

/// The same number as a float64, rounded to nearest; infinite beyond its range.
double toDouble(const Rational& value);

/// The largest absolute value as a float64; 0 where there are none.
double largestMagnitude(std::span<const Rational> values);

/// Every finite float64 is a rational. \pre value is finite
Rational fromDouble(double value);

} // namespace tconv
