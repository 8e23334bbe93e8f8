// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/base/number_text.h>

#include <cmath>
#include <limits>

using namespace tconv;

namespace {

std::string text(const char* fraction, NumberStyle style = NumberStyle::Automatic)
{
    return numberText(Rational(fraction), style);
}

} // namespace

TEST_CASE("A number shows as an integer or a short decimal or else a fraction", "[number_text]")
{
    CHECK(text("3") == "3");
    CHECK(text("-25/2") == "-12.5");
    CHECK(text("1/3") == "1/3");
    CHECK(text("-2/3") == "-2/3");
    CHECK(text("1/20") == "0.05");
    CHECK(text("0") == "0");
}

TEST_CASE("A decimal with more than eight places shows as a fraction", "[number_text]")
{
    CHECK(text("1/256") == "0.00390625"); // eight places
    CHECK(text("1/512") == "1/512");      // nine
    CHECK(text("1/100000000") == "0.00000001");
    CHECK(text("1/1000000000") == "1/1000000000");
    CHECK(text("123456789123/256") == "482253082.51171875"); // places count, not digits
}

TEST_CASE("A decimal that does not end is cut after four places and marked", "[number_text]")
{
    CHECK(text("1/3", NumberStyle::Decimal) == "0.3333…");
    CHECK(text("-2/3", NumberStyle::Decimal) == "-0.6666…");
    CHECK(text("100/3", NumberStyle::Decimal) == "33.3333…");
    CHECK(text("-1/30000", NumberStyle::Decimal) == "-0.0000…");
    CHECK(text("1/512", NumberStyle::Decimal) == "0.0019…");
    CHECK(text("1/4", NumberStyle::Decimal) == "0.25");
    CHECK(text("7", NumberStyle::Decimal) == "7");
}

TEST_CASE("The fraction style never shows a decimal", "[number_text]")
{
    CHECK(text("1/4", NumberStyle::Fraction) == "1/4");
    CHECK(text("-1/2", NumberStyle::Fraction) == "-1/2");
    CHECK(text("6/3", NumberStyle::Fraction) == "2");
}

TEST_CASE("An exact decimal exists only for denominators of twos and fives", "[number_text]")
{
    CHECK(exactDecimal(Rational("1/8")) == "0.125");
    CHECK(exactDecimal(Rational("-1/2")) == "-0.5");
    CHECK(exactDecimal(Rational("3")) == "3");
    CHECK(exactDecimal(Rational("7/250")) == "0.028");
    CHECK(exactDecimal(Rational("1/6")) == std::nullopt);
    CHECK(exactDecimal(Rational("1/1000000000000000000000")) == "0.000000000000000000001");
}

TEST_CASE("A float64 has the shortest text that reads back", "[number_text]")
{
    CHECK(numberText(0.1) == "0.1");
    CHECK(numberText(1.0) == "1");
    CHECK(numberText(1.0 / 3.0) == "0.3333333333333333");
    CHECK(numberText(-2.5e-10) == "-2.5e-10");
    CHECK(numberText(std::numeric_limits<double>::infinity()) == "inf");
    CHECK(numberText(std::nan("")) == "nan");
}
