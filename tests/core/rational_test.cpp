// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/base/rational.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace tconv;

namespace {

/// The number as a fraction, or the code of the problem.
std::string parsed(std::string_view text)
{
    const Result<Rational> value = parseRational(text);
    return value ? value.value().str() : std::string(codeName(value.problem().code));
}

double asDouble(std::string_view text)
{
    return toDouble(parseRational(text).value());
}

} // namespace

TEST_CASE("Numbers are kept exactly as they are typed", "[rational]")
{
    CHECK(parsed("3") == "3");
    CHECK(parsed("-12.5") == "-25/2");
    CHECK(parsed(".5") == "1/2");
    CHECK(parsed("5.") == "5");
    CHECK(parsed("0.1") == "1/10");
    CHECK(parsed("-2e-3") == "-1/500");
    CHECK(parsed("2E+3") == "2000");
    CHECK(parsed("1/3") == "1/3");
    CHECK(parsed("-1.5/0.25") == "-6");
    CHECK(parsed("1 / -4") == "-1/4");
    CHECK(parsed(" \t+7\r\n") == "7");
    CHECK(parsed("\xE2\x88\x92"
                 "3") == "-3"); // the minus sign of a formula
    CHECK(parsed("-0") == "0");
}

TEST_CASE("Leading zeros do not make a number octal", "[rational]")
{
    CHECK(parsed("010") == "10");
    CHECK(parsed("0000000000000000000000123456789012345678901") == "123456789012345678901");
    CHECK(parsed("08/012") == "2/3");
}

TEST_CASE("Numbers beyond 64 bits are exact too", "[rational]")
{
    CHECK(parsed("999999999999999999") == "999999999999999999");
    CHECK(parsed("123456789012345678901234567890") == "123456789012345678901234567890");
    CHECK(parsed("0.000000000000000000001") == "1/1000000000000000000000");
}

TEST_CASE("What is no number is refused and quoted", "[rational]")
{
    for (const char* text :
         {"",     " ",   "abc", "1,5", "1/2/3", "--1", "+-1", "1e", "1e+",   ".",     "-",
          "0x10", "nan", "inf", "1 2", "1_000", "1/",  "/2",  "e5", "1e5.0", "1.2.3", "٣"}) {
        INFO(text);
        CHECK(parsed(text) == "number_syntax");
    }
    CHECK(parseRational(" 1/x ").problem().detail == "1/x");
}

TEST_CASE("Dividing by zero is its own problem", "[rational]")
{
    CHECK(parsed("1/0") == "division_by_zero");
    CHECK(parsed("0/0.00") == "division_by_zero");
    CHECK(parseRational("7/0e5").problem().detail == "7/0e5");
}

TEST_CASE("Too long numbers and exponents are refused with their limit", "[rational]")
{
    CHECK(parsed(std::string(400, '1')) == std::string(400, '1'));
    CHECK(parseRational(std::string(401, '1')).problem() ==
          Problem{ProblemCode::NumberTooLong, {}, {401, 400}});
    CHECK(parsed("1e400") == "1" + std::string(400, '0'));
    CHECK(parseRational("1e401").problem() == Problem{ProblemCode::NumberTooLong, {}, {401, 400}});
    CHECK(parseRational("1e-99999999999999999999").problem() ==
          Problem{ProblemCode::NumberTooLong, {}, {401, 400}});
}

TEST_CASE("A rational is rounded to the nearest float64", "[rational]")
{
    CHECK(asDouble("0.1") == 0.1);
    CHECK(asDouble("1/3") == 1.0 / 3.0);
    CHECK(asDouble("-2/3") == -2.0 / 3.0);
    CHECK(asDouble("123456789.123456789") == 123456789.123456789);
    CHECK(asDouble("9007199254740993") == 9007199254740992.0); // a tie goes to the even one
    CHECK(asDouble("9007199254740995") == 9007199254740996.0);
    CHECK(asDouble("1.7976931348623157e308") == std::numeric_limits<double>::max());
    CHECK(asDouble("2.2250738585072014e-308") == std::numeric_limits<double>::min());
    CHECK(asDouble("5e-324") == std::numeric_limits<double>::denorm_min());
}

TEST_CASE("Beyond the range of float64 lies infinity and below it zero", "[rational]")
{
    CHECK(asDouble("1e400") == std::numeric_limits<double>::infinity());
    CHECK(asDouble("-1e309") == -std::numeric_limits<double>::infinity());
    CHECK(asDouble("1e-400") == 0.0);
    CHECK(asDouble("-9007199254740992/3") == -9007199254740992.0 / 3);
    CHECK(asDouble("9007199254740993") == 9007199254740992.0); // a tie, to the even one
}

TEST_CASE("The largest magnitude may be a negative number's", "[rational]")
{
    CHECK(largestMagnitude({}) == 0);
    const std::vector<Rational> numbers{Rational(1, 2), Rational(-5, 4), Rational(1)};
    CHECK(largestMagnitude(numbers) == 1.25);
}

TEST_CASE("Every finite float64 becomes the rational that it is", "[rational]")
{
    CHECK(fromDouble(0.1).str() == "3602879701896397/36028797018963968");
    CHECK(fromDouble(-0.75).str() == "-3/4");
    CHECK(fromDouble(0.0) == 0);
    CHECK(fromDouble(-0.0) == 0);
    CHECK(fromDouble(std::ldexp(1.0, 100)) == Rational(BigInteger(1) << 100));
    for (const double value : {5e-324, 2.5e-310, 1.7976931348623157e308, 3.141592653589793, -1e22})
        CHECK(toDouble(fromDouble(value)) == value);
}

TEST_CASE("Numbers that 62 bits hold are had as such and no others", "[rational]")
{
    const Rational largest(BigInteger((BigInteger(1) << 62) - 1));
    CHECK(smallFraction(largest).value().above == (Index(1) << 62) - 1);
    CHECK(smallFraction(-largest).value().above == 1 - (Index(1) << 62));
    CHECK(smallFraction(-1 / largest).value().above == -1);
    CHECK(smallFraction(1 / largest).value().below == (Index(1) << 62) - 1);
    CHECK(smallFraction(Rational(-6, 4)).value().above == -3);
    CHECK(smallFraction(Rational(-6, 4)).value().below == 2);
    CHECK(smallFraction(0).value().above == 0);
    CHECK_FALSE(smallFraction(largest + 1));
    CHECK_FALSE(smallFraction(-largest - 1));
    CHECK_FALSE(smallFraction(1 / (largest + 1)));
    CHECK_FALSE(smallFraction(Rational(BigInteger(1) << 64))); // its last 64 bits are zeros
}

TEST_CASE("Lists are the same when all their numbers are", "[rational]")
{
    const std::vector<Rational> list{1, Rational(-2, 3), Rational(BigInteger(1) << 100)};
    CHECK(areSame(list, list));
    CHECK(areSame(std::vector<Rational>{Rational(2, 4)}, std::vector<Rational>{Rational(1, 2)}));
    for (std::size_t i = 0; i < list.size(); ++i) {
        std::vector<Rational> other = list;
        other[i] = -other[i];
        CHECK_FALSE(areSame(list, other));
        other[i] = list[i] / 7;
        CHECK_FALSE(areSame(list, other));
    }
    CHECK_FALSE(areSame(list, std::vector<Rational>{1, Rational(-2, 3)}));
}
