// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/experiment/exact_json.h>

#include <clocale>
#include <string>

using namespace tconv;

namespace {

/// The text of the value that was read, or the problem's sentence.
std::string echo(std::string_view text, const JsonLimits& limits = {})
{
    const Result<JsonValue> value = parseJson(text, limits);
    return value ? jsonText(value.value()) : sentence(value.problem());
}

} // namespace

TEST_CASE("Numbers of a JSON text keep every character", "[exact_json]")
{
    const auto* number = GENERATE("0", "-0", "1.0", "0.10", "1E+2", "-1e-400", "1e400",
                                  "18446744073709551615", "-9223372036854775808",
                                  "123456789012345678901234567890", "0.1000000000000000055511151");
    CHECK(echo(number) == number);
}

TEST_CASE("All kinds of JSON values are read and written", "[exact_json]")
{
    CHECK(echo("{\"a\":[1,{\"b\":null}],\"c\":true,\"d\":\"x\\n\\u00e9\\\"\",\"e\":[],\"f\":{}}") ==
          "{\"a\": [1, {\"b\": null}], \"c\": true, \"d\": \"x\\n\xC3\xA9\\\"\", \"e\": [], "
          "\"f\": {}}");
    CHECK(echo(" false\n") == "false");
    CHECK(echo("\xEF\xBB\xBF[]") == "[]");
    CHECK(echo("{\"a\":1,\"a\":2}") == "{\"a\": 1, \"a\": 2}");
}

TEST_CASE("What is no JSON is refused with the byte and the reason", "[exact_json]")
{
    CHECK(echo("") == "Byte 1: the text is not JSON: unexpected end of input; expected '[', '{', "
                      "or a literal.");
    CHECK(echo("[1,]") == "Byte 4: the text is not JSON: unexpected ']'; expected '[', '{', or a "
                          "literal.");
    CHECK(echo("{\"a\" 1}") ==
          "Byte 6: the text is not JSON: unexpected number literal; expected ':'.");
    CHECK(echo("[1] 2") ==
          "Byte 5: the text is not JSON: unexpected number literal; expected end of input.");
    CHECK(echo("[\"\xFF\"]") ==
          "Byte 3: the text is not JSON: invalid string: ill-formed UTF-8 byte.");
    CHECK(echo("[NaN]") == "Byte 2: the text is not JSON: invalid literal.");
    CHECK(echo("1e99999") == "Byte 7: the text is not JSON: a number is out of range.");
    CHECK(echo("\"; expected \xFF") ==
          "Byte 13: the text is not JSON: invalid string: ill-formed UTF-8 byte.");
}

TEST_CASE("JSON may be nested up to the limit however long the text is", "[exact_json]")
{
    CHECK(echo("[[1]]", {.depth = 2}) == "[[1]]");
    CHECK(echo("[[{}]]", {.depth = 2}) ==
          "The JSON is nested deeper than 2, which no experiment needs.");
    CHECK(parseJson(std::string(1'000'000, '[')).problem() ==
          Problem{ProblemCode::JsonTooDeep, {}, {64}});
}

TEST_CASE("JSON may hold values up to the limit", "[exact_json]")
{
    CHECK(echo("[1, [2]]", {.values = 4}) == "[1, [2]]");
    CHECK(parseJson("[1, [2]]", {.values = 3}).problem() ==
          Problem{ProblemCode::GridTooLarge, {}, {4, 3}});
    CHECK(parseJson("[1, []]", {.values = 2}).problem() ==
          Problem{ProblemCode::GridTooLarge, {}, {3, 2}});
}

TEST_CASE("A JSON integer is one in 64 bits without a point or an exponent", "[exact_json]")
{
    const auto integer = [](std::string_view text) { return jsonInteger(parseJson(text).value()); };
    CHECK(integer("-7") == -7);
    CHECK(integer("9223372036854775807") == INT64_MAX);
    CHECK(integer("9223372036854775808") == std::nullopt);
    CHECK(integer("2.0") == std::nullopt);
    CHECK(integer("2e0") == std::nullopt);
    CHECK(integer("\"2\"") == std::nullopt);
    CHECK(integer("true") == std::nullopt);
}

TEST_CASE("JSON decimals do not depend on the locale", "[exact_json]")
{
    const std::string before = std::setlocale(LC_NUMERIC, nullptr);
    const bool hasCommas = std::setlocale(LC_NUMERIC, "de_DE.UTF-8") != nullptr;
    const std::string text = echo("[1.5, -2.5e-3]");
    std::setlocale(LC_NUMERIC, before.c_str());
    CAPTURE(hasCommas); // without that locale this checks little
    CHECK(text == "[1.5, -2.5e-3]");
}

TEST_CASE("A quoted text is JSON whatever its bytes are", "[exact_json]")
{
    CHECK(jsonQuoted("a\"\\\n\x01") == "\"a\\\"\\\\\\n\\u0001\"");
    CHECK(jsonQuoted("\xFF") == "\"\xEF\xBF\xBD\"");
}
