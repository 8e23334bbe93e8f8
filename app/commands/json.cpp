// SPDX-License-Identifier: MIT
#include "commands/json.h"

#include <tconv/base/number_text.h>
#include <tconv/experiment/exact_json.h>

#include <array>
#include <charconv>
#include <cmath>

namespace {

template <typename Real>
std::string realText(Real value)
{
    if (!std::isfinite(value))
        return jsonText(std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf");
    std::array<char, 32> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    return {buffer.data(), end};
}

void appendNested(std::string& text, std::span<const tconv::Index> sizes, tconv::Index& flat,
                  const std::function<std::string(tconv::Index)>& cell)
{
    if (sizes.empty()) {
        text += cell(flat++);
        return;
    }
    text += '[';
    for (tconv::Index i = 0; i < sizes[0]; ++i) {
        text += i > 0 ? ", " : "";
        appendNested(text, sizes.subspan(1), flat, cell);
    }
    text += ']';
}

} // namespace

std::string jsonObject(std::initializer_list<JsonMember> members)
{
    std::string text = "{";
    for (const auto& [key, value] : members) {
        text += text.size() > 1 ? ", " : "";
        text += jsonText(key);
        text += ": ";
        text += value;
    }
    return text + "}";
}

std::string jsonList(const std::vector<std::string>& elements)
{
    std::string text = "[";
    for (const std::string& element : elements) {
        text += text.size() > 1 ? ", " : "";
        text += element;
    }
    return text + "]";
}

std::string jsonList(std::span<const tconv::Index> numbers)
{
    const std::array sizes{static_cast<tconv::Index>(numbers.size())};
    return jsonNested(sizes, [&](tconv::Index i) {
        return std::to_string(numbers[static_cast<std::size_t>(i)]);
    });
}

std::string jsonList(tconv::Size2 size)
{
    return jsonList(std::array{size.height, size.width});
}

std::string jsonNested(std::span<const tconv::Index> sizes,
                       const std::function<std::string(tconv::Index flat)>& cell)
{
    std::string text;
    tconv::Index flat = 0;
    appendNested(text, sizes, flat, cell);
    return text;
}

std::string jsonText(std::string_view text)
{
    return tconv::jsonQuoted(text);
}

std::string jsonNumber(const tconv::Rational& value)
{
    const std::optional<std::string> decimal = tconv::exactDecimal(value);
    return decimal ? *decimal : jsonText(numberText(value, tconv::NumberStyle::Fraction));
}

std::string jsonNumber(double value)
{
    return realText(value);
}

std::string jsonNumber(float value)
{
    return realText(value);
}
