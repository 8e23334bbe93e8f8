// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include <tconv/explain/sum_text.h>

using namespace tconv;
using support::defaultExample;
using support::grid;
using support::richExample;

TEST_CASE("The sum of a cell is written in symbols and in numbers", "[sum_text]")
{
    const SumText text = sumText(defaultExample(), {}, {2, 2}); // the output's (1, 1)
    CHECK(text.name == "Y[1,1]");
    CHECK(text.symbolic == "X[0,0]·K[2,2] + X[0,1]·K[2,0] + X[1,0]·K[0,2] + X[1,1]·K[0,0]");
    CHECK(text.numeric == "1·9 + 2·7 + 3·3 + 4·1");
    CHECK(text.value == "36");
    CHECK(text.line() ==
          "Y[1,1] = X[0,0]·K[2,2] + X[0,1]·K[2,0] + X[1,0]·K[0,2] + X[1,1]·K[0,0] = 1·9 + 2·7 + "
          "3·3 + 4·1 = 36");
}

TEST_CASE("A cell that padding crops is named by its place on the canvas", "[sum_text]")
{
    CHECK(sumText(defaultExample(), {}, {0, 2}).line() ==
          "canvas[0,2] = X[0,0]·K[0,2] + X[0,1]·K[0,0] = 1·3 + 2·1 = 5");
    CHECK(sumText(defaultExample(), {}, {0, 2}, Notation::Latex).name == "\\mathrm{canvas}_{0,2}");
}

TEST_CASE("Channels and samples are named where there are several", "[sum_text]")
{
    const Experiment experiment = richExample();
    const SumText text = sumText(experiment, {1, 4}, {1, 0});
    CHECK(text.name == "Y[1,4,0,0]");
    CHECK(text.symbolic == "X[2,0,0]·K[2,1,1,0] + X[3,0,0]·K[3,1,1,0] + b[4]");
    CHECK(text.numeric == "16·14 + 22·32 + 5");
    CHECK(text.value == "933");
}

TEST_CASE("The bias comes last and alone where no stamp lands", "[sum_text]")
{
    Experiment experiment;
    experiment.input = grid(1, 1, {5});
    experiment.weight = grid(1, 1, {3});
    experiment.bias = std::vector<Rational>{Rational("-1/2")};
    experiment.options = {.stride = {2, 2}, .outputPadding = {1, 1}};
    CHECK(sumText(experiment, {}, {0, 0}).line() ==
          "Y[0,0] = X[0,0]·K[0,0] + b = 5·3 + (-0.5) = 14.5");
    CHECK(sumText(experiment, {}, {1, 1}).line() == "Y[1,1] = b = (-0.5) = -0.5");
    experiment.bias.reset();
    CHECK(sumText(experiment, {}, {1, 1}).line() == "Y[1,1] = 0");
}

TEST_CASE("Negative factors and fractions stand in brackets", "[sum_text]")
{
    Experiment experiment;
    experiment.input = grid(1, 1, {-2});
    experiment.weight = grid(1, 1, {Rational("1/3")});
    const SumText text = sumText(experiment, {}, {0, 0});
    CHECK(text.numeric == "(-2)·(1/3)");
    CHECK(text.value == "-2/3");
    CHECK(sumText(experiment, {}, {0, 0}, Notation::Text, NumberStyle::Decimal).value ==
          "-0.6666…");
}

TEST_CASE("The sum is written as LaTeX", "[sum_text]")
{
    Experiment experiment;
    experiment.input = grid(1, 1, {-2});
    experiment.weight = grid(1, 1, {Rational("1/3")});
    experiment.bias = std::vector<Rational>{1};
    CHECK(sumText(experiment, {}, {0, 0}, Notation::Latex).line() ==
          "Y_{0,0} = X_{0,0} K_{0,0} + b = (-2) \\cdot \\tfrac{1}{3} + 1 = \\tfrac{1}{3}");
    experiment.bias->at(0) = 0;
    CHECK(sumText(experiment, {}, {0, 0}, Notation::Latex).value == "-\\tfrac{2}{3}");
}

TEST_CASE("A long sum ends in dots and its value counts every term", "[sum_text]")
{
    const SumText text =
        sumText(defaultExample(), {}, {2, 2}, Notation::Text, NumberStyle::Automatic, 2);
    CHECK(text.symbolic == "X[0,0]·K[2,2] + X[0,1]·K[2,0] + …");
    CHECK(text.numeric == "1·9 + 2·7 + …");
    CHECK(text.value == "36");
    CHECK(
        sumText(defaultExample(), {}, {2, 2}, Notation::Latex, NumberStyle::Automatic, 3).numeric ==
        "1 \\cdot 9 + 2 \\cdot 7 + 3 \\cdot 3 + \\dots");
}
