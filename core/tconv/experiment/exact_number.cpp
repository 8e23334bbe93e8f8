// SPDX-License-Identifier: MIT
#include <tconv/base/number_text.h>
#include <tconv/experiment/exact_number.h>

#include <algorithm>
#include <optional>

namespace tconv {

namespace {

std::optional<BigInteger> parseDigits(std::string_view text)
{
    const bool isNumber =
        !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber)
        return std::nullopt;
    // A leading zero would mean octal to the library.
    text.remove_prefix(std::min(text.find_first_not_of('0'), text.size() - 1));
    return BigInteger(std::string(text));
}

std::optional<Rational> parseFraction(std::string_view text)
{
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    const std::size_t bar = text.find('/');
    const std::optional<BigInteger> numerator = parseDigits(text.substr(0, bar));
    const std::optional<BigInteger> denominator =
        bar == std::string_view::npos ? BigInteger(1) : parseDigits(text.substr(bar + 1));
    if (!numerator || !denominator || denominator->is_zero())
        return std::nullopt;
    return Rational(negative ? BigInteger(-*numerator) : *numerator, *denominator);
}

} // namespace

std::string exactText(const Rational& value)
{
    const std::optional<std::string> decimal = exactDecimal(value);
    return decimal && decimal->size() <= kMaxNumberLength ? *decimal : value.str();
}

Result<Rational> parseExact(std::string_view text)
{
    if (text.size() > kMaxNumberLength && text.size() <= kMaxExactLength)
        if (std::optional<Rational> fraction = parseFraction(text))
            return *std::move(fraction);
    return parseRational(text);
}

} // namespace tconv
