// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>

#include <optional>
#include <string>

namespace tconv {

/// How a number is written on screen and in copied text.
enum class NumberStyle {
    Automatic, ///< 3, -0.25, 1/3: a decimal where it ends within eight places, else a fraction
    Decimal,   ///< 0.3333…: rounded to four places and marked with … where it does not end
    Fraction,  ///< 1/4: never a decimal
};

std::string numberText(const Rational& value, NumberStyle style = NumberStyle::Automatic);

/// The shortest text that reads back as the same float64.
std::string numberText(double value);

/// The decimal that is exactly this value, e.g. "-0.125"; nothing where it never ends.
std::optional<std::string> exactDecimal(const Rational& value);

} // namespace tconv
