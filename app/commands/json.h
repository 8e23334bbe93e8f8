// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/base/rational.h>

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// JSON as text: a library's number type holds neither integers beyond 64 bits nor exact decimals.

using JsonMember = std::pair<std::string_view, std::string>;

/// {"key": value, …} on one line, in the order given; the values are JSON texts.
std::string jsonObject(std::initializer_list<JsonMember> members);
/// [element, …]
std::string jsonList(const std::vector<std::string>& elements);
std::string jsonList(std::span<const tconv::Index> numbers);
std::string jsonList(tconv::Size2 size); ///< [height, width]

/// Lists nested as the sizes say, the last size innermost; cells are asked for in this order.
std::string jsonNested(std::span<const tconv::Index> sizes,
                       const std::function<std::string(tconv::Index flat)>& cell);

/// The text in quotes. Bytes that are no UTF-8 are replaced.
std::string jsonText(std::string_view text);

/// The number itself where JSON can hold it exactly (integers, decimals that end), else a string
/// such as "1/3".
std::string jsonNumber(const tconv::Rational& value);
/// The shortest decimal that reads back as the same value; what is no number becomes a string:
/// "nan", "inf", "-inf".
std::string jsonNumber(double value);
std::string jsonNumber(float value);
