// SPDX-License-Identifier: MIT
#include <tconv/base/rational.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>

namespace tconv {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kSpaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpaces);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the sign off the front; U+2212 is what a copied formula has.
bool takeSign(std::string_view& text)
{
    constexpr std::string_view kMinusSign = "\xE2\x88\x92";
    if (text.starts_with(kMinusSign)) {
        text.remove_prefix(kMinusSign.size());
        return true;
    }
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    return negative;
}

/// Takes digits off the front and appends them; answers how many there were.
Index takeDigits(std::string_view& text, std::string& digits)
{
    Index count = 0;
    while (!text.empty() && isDigit(text.front())) {
        digits += text.front();
        text.remove_prefix(1);
        ++count;
    }
    return count;
}

/// The number behind e or E; nothing when it is no number. Clamped just above the limit.
std::optional<Index> takeExponent(std::string_view& text)
{
    text.remove_prefix(1);
    const bool negative = takeSign(text);
    std::string digits;
    if (takeDigits(text, digits) == 0)
        return std::nullopt;
    Index exponent = 0;
    for (const char digit : digits)
        exponent = std::min<Index>(exponent * 10 + (digit - '0'), kMaxDecimalExponent + 1);
    return negative ? -exponent : exponent;
}

BigInteger powerOfTen(Index exponent)
{
    return boost::multiprecision::pow(BigInteger(10), static_cast<unsigned>(exponent));
}

/// `digits` without leading zeros (a leading zero would mean octal to the library).
BigInteger integerOf(const std::string& digits)
{
    const std::size_t first = digits.find_first_not_of('0');
    if (first == std::string::npos)
        return 0;
    if (digits.size() - first <= 18)
        return std::stoll(digits.substr(first));
    return BigInteger(digits.substr(first));
}

/// The integer as a float64, where that is the same number.
std::optional<double> heldExactly(const BigInteger& integer)
{
    constexpr std::uint64_t kLargest = std::uint64_t(1) << 53;
    const auto& parts = integer.backend();
    if (parts.size() != 1 || *parts.limbs() > kLargest)
        return std::nullopt;
    const auto magnitude = static_cast<double>(*parts.limbs());
    return parts.sign() ? -magnitude : magnitude;
}

/// A decimal number without a fraction bar.
Result<Rational> parseDecimal(std::string_view part, std::string_view whole)
{
    const Problem syntax{ProblemCode::NumberSyntax, {}, {}, std::string(whole)};
    std::string_view rest = part;
    const bool negative = takeSign(rest);
    std::string digits;
    takeDigits(rest, digits);
    Index decimals = 0;
    if (rest.starts_with('.')) {
        rest.remove_prefix(1);
        decimals = takeDigits(rest, digits);
    }
    if (digits.empty())
        return syntax;
    Index exponent = 0;
    if (rest.starts_with('e') || rest.starts_with('E')) {
        const std::optional<Index> taken = takeExponent(rest);
        if (!taken)
            return syntax;
        exponent = *taken;
    }
    if (!rest.empty())
        return syntax;
    if (std::abs(exponent) > kMaxDecimalExponent)
        return Problem{ProblemCode::NumberTooLong, {}, {std::abs(exponent), kMaxDecimalExponent}};
    BigInteger numerator = integerOf(digits);
    if (negative)
        numerator = -numerator;
    const Index power = exponent - decimals;
    if (power == 0)
        return Rational(numerator);
    return power > 0 ? Rational(BigInteger(numerator * powerOfTen(power)))
                     : Rational(numerator, powerOfTen(-power));
}

} // namespace

Result<Rational> parseRational(std::string_view text)
{
    const std::string_view number = trimmed(text);
    if (number.size() > kMaxNumberLength)
        return Problem{ProblemCode::NumberTooLong,
                       {},
                       {static_cast<Index>(number.size()), static_cast<Index>(kMaxNumberLength)}};
    const std::size_t bar = number.find('/');
    if (bar == std::string_view::npos)
        return parseDecimal(number, number);
    Result<Rational> numerator = parseDecimal(trimmed(number.substr(0, bar)), number);
    if (!numerator)
        return numerator;
    Result<Rational> denominator = parseDecimal(trimmed(number.substr(bar + 1)), number);
    if (!denominator)
        return denominator;
    if (denominator.value().is_zero())
        return Problem{ProblemCode::DivisionByZero, {}, {}, std::string(number)};
    return Rational(numerator.value() / denominator.value());
}

double toDouble(const Rational& value)
{
    // Integers that float64 holds exactly have a correctly rounded quotient; most numbers are such.
    const std::optional<double> above = heldExactly(numerator(value));
    const std::optional<double> below = heldExactly(denominator(value));
    return above && below ? *above / *below : value.convert_to<double>();
}

double largestMagnitude(std::span<const Rational> values)
{
    double largest = 0;
    for (const Rational& value : values)
        largest = std::max(largest, std::abs(toDouble(value)));
    return largest;
}

Rational fromDouble(double value)
{
    assert(std::isfinite(value));
    int exponent = 0;
    // 53 bits hold every float64's significand, so the scaled one is an integer.
    const auto scaled = static_cast<long long>(std::ldexp(std::frexp(value, &exponent), 53));
    exponent -= 53;
    const BigInteger power = BigInteger(1) << static_cast<unsigned>(std::abs(exponent));
    return exponent >= 0 ? Rational(BigInteger(scaled * power))
                         : Rational(BigInteger(scaled), power);
}

} // namespace tconv
