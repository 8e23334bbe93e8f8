// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/result.h>

#include <string>
#include <string_view>

namespace tconv {

/// The longest fraction of two integers that parseExact() reads: whatever parseRational() answers
/// is shorter, so a number that was read once can always be written and read again.
inline constexpr std::size_t kMaxExactLength = 4000;

/// The number as text that parseExact() reads back: "3", "-0.125" or, where the decimal would not
/// end or be very long, "1/3".
std::string exactText(const Rational& value);

/// parseRational(), and beyond its limit on the length also integers and fractions of two integers.
Result<Rational> parseExact(std::string_view text);

} // namespace tconv
