// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tconv {

struct JsonMember;

/// A number as the source writes it, e.g. "0.10": no digit is lost to a float64.
struct JsonNumber {
    std::string text;
};

struct JsonNull {};

using JsonArray = std::vector<struct JsonValue>;
/// In the order of the source; a key that occurs twice is there twice.
using JsonObject = std::vector<JsonMember>;

struct JsonValue {
    std::variant<JsonNull, bool, JsonNumber, std::string, JsonArray, JsonObject> content;
};

struct JsonMember {
    std::string key;
    JsonValue value;
};

struct JsonLimits {
    std::size_t depth = 64;        ///< of arrays and objects inside each other
    Index values = Index(1) << 22; ///< of any kind, altogether
};

/// Reads one JSON text (RFC 8259, UTF-8). There is no recursion, and memory grows with the values
/// that came. A number beyond the range of long double is no JSON here.
/// Problems: json_syntax, json_too_deep, grid_too_large (too many values).
Result<JsonValue> parseJson(std::string_view bytes, const JsonLimits& limits = {});

/// The first member with the key, or none.
const JsonValue* findMember(const JsonObject& object, std::string_view key);

/// The 64-bit integer that a value is; "2", 2.0 and 2e0 are none.
std::optional<Index> jsonInteger(const JsonValue& value);

/// The value on one line; numbers as they were. Recursion is as deep as the value.
std::string jsonText(const JsonValue& value);

/// A string with quotes and escapes. What is not UTF-8 becomes U+FFFD.
std::string jsonQuoted(std::string_view text);

} // namespace tconv
