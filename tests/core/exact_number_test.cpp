// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/experiment/exact_number.h>

#include <string>

using namespace tconv;

TEST_CASE("An exact text is a decimal where that ends and a fraction elsewhere", "[exact_number]")
{
    CHECK(exactText(Rational(-3)) == "-3");
    CHECK(exactText(Rational(-1, 8)) == "-0.125");
    CHECK(exactText(Rational(1, 3)) == "1/3");
}

TEST_CASE("A number with a very long decimal is written as a fraction", "[exact_number]")
{
    const std::string text = exactText(fromDouble(1e-300));
    CHECK(text.find('.') == std::string::npos);
    CHECK(text.find('/') != std::string::npos);
    CHECK(text.size() < kMaxNumberLength);
}

TEST_CASE("Whatever was read once can be written and read again", "[exact_number]")
{
    const auto* source = GENERATE("1e400", "-1e-400", "1e400/3e-400", "0.001e-399/7e399", "1/3",
                                  "-0", "12.50", "4.9406564584124654e-324");
    CAPTURE(source);
    const Result<Rational> value = parseExact(source);
    REQUIRE(value.ok());
    const Result<Rational> again = parseExact(exactText(value.value()));
    REQUIRE(again.ok());
    CHECK(again.value() == value.value());
}

TEST_CASE("Beyond the limit of a typed number only plain fractions are read", "[exact_number]")
{
    const std::string digits(500, '7');
    const Rational sevens = parseExact(digits).value();
    CHECK(sevens.str() == digits);
    CHECK(parseExact("-" + digits).value() == -sevens);
    CHECK(parseExact("000" + digits + "/" + digits).value() == 1);
    CHECK(parseExact("1" + std::string(500, '0') + "/0").problem().code ==
          ProblemCode::NumberTooLong);
    CHECK(parseExact(digits + ".5").problem().code == ProblemCode::NumberTooLong);
    CHECK(parseExact(std::string(4001, '7')).problem() ==
          Problem{ProblemCode::NumberTooLong, {}, {4001, 400}});
}
