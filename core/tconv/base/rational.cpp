// SPDX-License-Identifier: MIT
#include <tconv/base/rational.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

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

using IntegerParts = BigInteger::backend_type;

/// Numerator and denominator where they lie: what Boost offers for all versions copies them.
template <typename Backend>
std::pair<const IntegerParts&, const IntegerParts&> partsOf(const Backend& rational)
{
    if constexpr (requires { rational.num(); })
        return {rational.num(), rational.denom()};
    else
        return {rational.data().numerator().backend(), rational.data().denominator().backend()};
}

/// The integer where 62 bits hold it.
std::optional<Index> smallInteger(const IntegerParts& integer)
{
    constexpr std::uint64_t kEnd = std::uint64_t(1) << 62;
    if (integer.size() != 1 || *integer.limbs() >= kEnd)
        return std::nullopt;
    const auto magnitude = static_cast<Index>(*integer.limbs());
    return integer.sign() ? -magnitude : magnitude;
}

/// The number that plain digits are; nothing for all other ways to write one.
std::optional<Index> plainInteger(std::string_view text)
{
    constexpr std::size_t kLongest = 18;
    if (text.size() > kLongest)
        return std::nullopt;
    Index integer = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), integer);
    return error == std::errc() && stop == text.data() + text.size() ? std::optional(integer)
                                                                     : std::nullopt;
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
    if (const std::optional<Index> integer = plainInteger(number))
        return Rational(*integer);
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

std::optional<SmallFraction> smallFraction(const Rational& value)
{
    const auto [numerator, denominator] = partsOf(value.backend());
    const std::optional<Index> above = smallInteger(numerator);
    const std::optional<Index> below = smallInteger(denominator);
    return above && below ? std::optional(SmallFraction{*above, *below}) : std::nullopt;
}

bool areSame(std::span<const Rational> a, std::span<const Rational> b)
{
    return std::ranges::equal(a, b, [](const Rational& x, const Rational& y) {
        const auto [aboveX, belowX] = partsOf(x.backend());
        const auto [aboveY, belowY] = partsOf(y.backend());
        return aboveX.compare(aboveY) == 0 && belowX.compare(belowY) == 0;
    });
}

double toDouble(const Rational& value)
{
    // Integers that float64 holds exactly have a correctly rounded quotient; most numbers are such.
    constexpr Index kLargest = Index(1) << 53;
    const std::optional<SmallFraction> small = smallFraction(value);
    if (small && std::abs(small->above) <= kLargest && small->below <= kLargest)
        return static_cast<double>(small->above) / static_cast<double>(small->below);
    return value.convert_to<double>();
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
