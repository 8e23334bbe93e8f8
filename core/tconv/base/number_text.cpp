// SPDX-License-Identifier: MIT
#include <tconv/base/number_text.h>

#include <array>
#include <charconv>

namespace tconv {

namespace {

constexpr std::size_t kAutomaticPlaces = 8;
constexpr unsigned kRoundedPlaces = 4;

BigInteger powerOfTen(unsigned exponent)
{
    return boost::multiprecision::pow(BigInteger(10), exponent);
}

/// value / 10^places as a decimal; trailing zeros are the caller's to avoid.
std::string withPoint(const BigInteger& value, std::size_t places)
{
    std::string digits = BigInteger(boost::multiprecision::abs(value)).str();
    if (digits.size() <= places)
        digits.insert(0, places + 1 - digits.size(), '0');
    if (places > 0)
        digits.insert(digits.size() - places, ".");
    return value < 0 ? "-" + digits : digits;
}

/// How often `factor` divides `value`, which loses those factors.
unsigned takeFactors(BigInteger& value, unsigned factor)
{
    unsigned count = 0;
    while (value % factor == 0) {
        value /= factor;
        ++count;
    }
    return count;
}

std::string rounded(const Rational& value)
{
    const BigInteger scaled =
        BigInteger(numerator(value) * powerOfTen(kRoundedPlaces) / denominator(value));
    return (value < 0 && scaled == 0 ? "-" : "") + withPoint(scaled, kRoundedPlaces) + "…";
}

} // namespace

std::optional<std::string> exactDecimal(const Rational& value)
{
    BigInteger rest = denominator(value);
    const unsigned twos = takeFactors(rest, 2);
    const unsigned fives = takeFactors(rest, 5);
    if (rest != 1)
        return std::nullopt;
    const unsigned places = std::max(twos, fives);
    const BigInteger scaled =
        BigInteger(numerator(value) * powerOfTen(places) / denominator(value));
    return withPoint(scaled, places);
}

std::string numberText(const Rational& value, NumberStyle style)
{
    if (denominator(value) == 1)
        return numerator(value).str();
    if (style == NumberStyle::Fraction)
        return value.str();
    const std::optional<std::string> decimal = exactDecimal(value);
    if (style == NumberStyle::Decimal)
        return decimal && decimal->size() - decimal->find('.') <= kAutomaticPlaces + 1
                   ? *decimal
                   : rounded(value);
    const bool isShort = decimal && decimal->size() - decimal->find('.') <= kAutomaticPlaces + 1;
    return isShort ? *decimal : value.str();
}

std::string numberText(double value)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string("nan");
}

} // namespace tconv
