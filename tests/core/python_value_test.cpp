// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/layer/python_value.h>

#include <cmath>
#include <limits>

using namespace tconv;

namespace {

constexpr Index kLargest = std::numeric_limits<Index>::max();

PythonValue integer(Index value)
{
    return {value};
}

PythonValue named(const char* name)
{
    return {PythonValue::Name{name}};
}

/// The value as Python prints it, or the code of the problem.
std::string literal(std::string_view text)
{
    const Result<PythonValue> value = pythonNumber(text);
    return value ? pythonText(value.value()) : std::string(codeName(value.problem().code));
}

/// The result as Python prints it, or "refused".
std::string arithmetic(const PythonValue& a, std::string_view sign, const PythonValue& b)
{
    const std::optional<PythonValue> value = pythonArithmetic(a, sign, b);
    return value ? pythonText(*value) : "refused";
}

} // namespace

TEST_CASE("Integer literals are read as Python reads them", "[python_value]")
{
    CHECK(literal("0") == "0");
    CHECK(literal("1_2") == "12");
    CHECK(literal("0x1F") == "31");
    CHECK(literal("0X_f") == "15");
    CHECK(literal("0o17") == "15");
    CHECK(literal("0B101") == "5");
    CHECK(literal("00") == "0");
    CHECK(literal("9223372036854775807") == "9223372036854775807");
}

TEST_CASE("What Python refuses as a number is a number_syntax problem", "[python_value]")
{
    for (const char* text :
         {"012", "1__2", "1_", "0x", "0x_", "0b2", "3x", "2j", "1.2.3", "1e", "0b"}) {
        INFO(text);
        CHECK(literal(text) == "number_syntax");
    }
}

TEST_CASE("An integer beyond 64 bits is refused by its length", "[python_value]")
{
    const Result<PythonValue> value = pythonNumber("9223372036854775808");
    REQUIRE(!value);
    CHECK(value.problem() == Problem{ProblemCode::NumberTooLong, {}, {19, 18}});
}

TEST_CASE("Floating-point literals are floats even where they are whole", "[python_value]")
{
    CHECK(literal("2.") == "2.0");
    CHECK(literal(".5") == "0.5");
    CHECK(literal("1_0.2_5") == "10.25");
    CHECK(literal("1e-3") == "0.001");
    CHECK(literal("1E2") == "100.0");
}

TEST_CASE("Values print as in Python", "[python_value]")
{
    const PythonValue list{PythonValue::List{integer(1), {true}, {std::string("a")}, {1.5}}};
    CHECK(pythonText(list) == "(1, True, 'a', 1.5)");
    CHECK(pythonText({PythonValue::List{integer(3)}}) == "(3,)");
    CHECK(pythonText({PythonValue::List{}}) == "()");
    CHECK(pythonText({PythonValue::None{}}) == "None");
    CHECK(pythonText({false}) == "False");
    CHECK(pythonText(named("torch.float32")) == "torch.float32");
}

TEST_CASE("Empty and zero values are false", "[python_value]")
{
    CHECK_FALSE(isTruthy({PythonValue::None{}}));
    CHECK_FALSE(isTruthy({false}));
    CHECK_FALSE(isTruthy(integer(0)));
    CHECK_FALSE(isTruthy({0.0}));
    CHECK_FALSE(isTruthy({std::string()}));
    CHECK_FALSE(isTruthy({PythonValue::List{}}));
    CHECK(isTruthy({true}));
    CHECK(isTruthy(integer(-1)));
    CHECK(isTruthy({0.5}));
    CHECK(isTruthy({std::string("False")}));
    CHECK(isTruthy({PythonValue::List{integer(0)}}));
}

TEST_CASE("The first name is found inside nested lists", "[python_value]")
{
    const PythonValue inner{PythonValue::List{integer(1), named("k"), named("m")}};
    CHECK(firstName({PythonValue::List{integer(2), inner}}) == "k");
    CHECK(firstName({PythonValue::List{integer(2)}}) == std::nullopt);
}

TEST_CASE("Integer arithmetic rounds towards minus infinity as in Python", "[python_value]")
{
    CHECK(arithmetic(integer(64), "*", integer(8)) == "512");
    CHECK(arithmetic(integer(2), "+", integer(3)) == "5");
    CHECK(arithmetic(integer(2), "-", integer(3)) == "-1");
    CHECK(arithmetic(integer(7), "//", integer(2)) == "3");
    CHECK(arithmetic(integer(-7), "//", integer(2)) == "-4");
    CHECK(arithmetic(integer(7), "//", integer(-2)) == "-4");
    CHECK(arithmetic(integer(-8), "//", integer(-2)) == "4");
    CHECK(arithmetic(integer(7), "//", integer(-1)) == "-7");
    CHECK(arithmetic(integer(-7), "%", integer(3)) == "2");
    CHECK(arithmetic(integer(7), "%", integer(-3)) == "-2");
    CHECK(arithmetic(integer(7), "%", integer(-1)) == "0");
}

TEST_CASE("True division and floats make floats", "[python_value]")
{
    CHECK(arithmetic(integer(4), "/", integer(2)) == "2.0");
    CHECK(arithmetic({1.5}, "+", integer(1)) == "2.5");
    CHECK(arithmetic({1.5}, "-", integer(1)) == "0.5");
    CHECK(arithmetic({1.5}, "*", integer(2)) == "3.0");
    CHECK(arithmetic({-1.5}, "//", integer(1)) == "-2.0");
    CHECK(arithmetic({-1.5}, "%", integer(1)) == "0.5");
}

TEST_CASE("Arithmetic that Python or 64 bits refuse has no result", "[python_value]")
{
    CHECK(arithmetic(integer(1), "//", integer(0)) == "refused");
    CHECK(arithmetic(integer(1), "%", integer(0)) == "refused");
    CHECK(arithmetic(integer(1), "/", integer(0)) == "refused");
    CHECK(arithmetic({1.0}, "%", integer(0)) == "refused");
    CHECK(arithmetic(integer(kLargest), "+", integer(1)) == "refused");
    CHECK(arithmetic(integer(-2), "-", integer(kLargest)) == "refused");
    CHECK(arithmetic(integer(kLargest), "*", integer(2)) == "refused");
    const Index least = std::numeric_limits<Index>::min();
    CHECK(arithmetic(integer(0), "-", integer(least)) == "refused");
    CHECK(arithmetic(integer(least), "//", integer(-1)) == "refused");
    CHECK(arithmetic(integer(least), "%", integer(-1)) == "0");
    CHECK(arithmetic({std::string("a")}, "*", integer(2)) == "refused");
    CHECK(arithmetic({PythonValue::List{}}, "+", integer(2)) == "refused");
}

TEST_CASE("A name in an expression makes the whole of it a name", "[python_value]")
{
    CHECK(arithmetic(named("ngf"), "*", integer(8)) == "ngf");
    CHECK(arithmetic(integer(8), "*", named("ngf")) == "ngf");
}

TEST_CASE("A string literal loses its quotes and backslashes", "[python_value]")
{
    CHECK(pythonString("'zeros'") == "zeros");
    CHECK(pythonString("\"it\\'s\"") == "it's");
    CHECK(pythonString("''").empty());
}
