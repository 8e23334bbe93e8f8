// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include "support/golden.h"
#include "support/tensors.h"
#include <tconv/experiment/evaluation.h>

using namespace tconv;
using support::counting;
using support::defaultExample;
using support::difference;
using support::exactValues;
using support::grid;
using support::richExample;

namespace {

Tensor4<Rational> scaled(Tensor4<Rational> tensor, const Rational& factor)
{
    for (Rational& value : tensor.values())
        value *= factor;
    return tensor;
}

/// The experiment with input and weight times `factor` each, so that every sum is times its square.
Experiment enlarged(Experiment experiment, const Rational& factor)
{
    experiment.input = scaled(experiment.input, factor);
    experiment.weight = scaled(experiment.weight, factor);
    for (Rational& value : experiment.bias.value())
        value *= factor * factor;
    return experiment;
}

std::vector<Problem> problemsOf(const Experiment& experiment, const EvaluationLimits& limits = {})
{
    const Evaluation evaluation = evaluate(experiment, limits);
    CHECK(evaluation.canvas.shape() == Shape4{}); // nothing was allocated
    return evaluation.problems;
}

} // namespace

TEST_CASE("Every golden output of PyTorch is computed exactly", "[evaluation][golden]")
{
    const golden::Json cases = golden::cases("convt2d_valid.json");
    CHECK(cases.size() == 62);
    for (const golden::Json& sample : cases) {
        INFO(sample.at("id"));
        const Evaluation evaluation = evaluate(golden::experiment(sample));
        REQUIRE(evaluation.ok());
        const Tensor4<Rational> expected = golden::tensor(sample.at("y"));
        CHECK(difference(exactValues(evaluation.output()), expected) == "equal");
        CHECK(evaluation.outputShape() == expected.shape());
        CHECK(evaluation.canvas.arithmetic() == Arithmetic::Exact);
    }
}

TEST_CASE("A transposed convolution is the map of the golden adjoint pairs", "[evaluation][golden]")
{
    for (golden::Json sample : golden::cases("adjoint_grad.json")) {
        INFO(sample.at("id"));
        sample["x"] = sample.at("v");
        sample["b"] = nullptr;
        const Evaluation evaluation = evaluate(golden::experiment(sample));
        REQUIRE(evaluation.ok());
        CHECK(difference(exactValues(evaluation.output()), golden::tensor(sample.at("convT_v"))) ==
              "equal");
    }
}

TEST_CASE("The canvas holds all stamps and the output is its window", "[evaluation]")
{
    // Worked by hand: four stamps of 1 … 9 times 1, 2, 3, 4, two cells apart.
    const Evaluation evaluation = evaluate(defaultExample());
    const Tensor4<Rational> canvas = grid(5, 5, {1,  2,  5,  4,  6,  //
                                                 4,  5,  14, 10, 12, //
                                                 10, 14, 36, 24, 30, //
                                                 12, 15, 34, 20, 24, //
                                                 21, 24, 55, 32, 36});
    const Tensor4<Rational> output = grid(4, 4,
                                          {5, 14, 10, 12,  //
                                           14, 36, 24, 30, //
                                           15, 34, 20, 24, //
                                           24, 55, 32, 36});
    CHECK(difference(exactValues(evaluation.canvas), canvas) == "equal");
    CHECK(difference(exactValues(evaluation.output()), output) == "equal");
    CHECK(evaluation.products == 36);
}

TEST_CASE("The canvas that output_padding adds holds the bias alone", "[evaluation]")
{
    Experiment experiment;
    experiment.input = grid(1, 1, {5});
    experiment.weight = grid(1, 1, {3});
    experiment.bias = std::vector<Rational>{7};
    experiment.options = {.stride = {3, 3}, .padding = {1, 1}, .outputPadding = {2, 2}};
    const Evaluation evaluation = evaluate(experiment);
    CHECK(difference(exactValues(evaluation.canvas), grid(2, 2, {22, 7, 7, 7})) == "equal");
    CHECK(difference(exactValues(evaluation.output()), grid(1, 1, {7})) == "equal");
}

TEST_CASE("Fractions are summed exactly", "[evaluation]")
{
    Experiment experiment;
    experiment.input = grid(1, 2, {Rational("1/10"), Rational("2/10")});
    experiment.weight = grid(1, 2, {Rational("1/3"), 1});
    experiment.bias = std::vector<Rational>{Rational("1/7")};
    const Evaluation evaluation = evaluate(experiment);
    const Tensor4<Rational> expected =
        grid(1, 3, {Rational("37/210"), Rational("13/42"), Rational("12/35")});
    CHECK(difference(exactValues(evaluation.output()), expected) == "equal");
}

TEST_CASE("Numbers of 64 and 128 bits and of any size give the same sums", "[evaluation]")
{
    const Experiment small = richExample();
    const Tensor4<Rational> expected = exactValues(evaluate(small).canvas);
    const unsigned exponent = GENERATE(8u, 40u, 90u, 500u); // 64, 128, more bits
    CAPTURE(exponent);
    // Not a power of two, so that no digit of a product is zero by accident.
    const Rational factor =
        Rational(BigInteger(boost::multiprecision::pow(BigInteger(3), exponent) / 2));
    const Evaluation evaluation = evaluate(enlarged(small, factor));
    REQUIRE(evaluation.ok());
    CHECK(evaluation.canvas.arithmetic() == Arithmetic::Exact);
    CHECK(difference(exactValues(evaluation.canvas), scaled(expected, factor * factor)) == "equal");
}

TEST_CASE("Small fractions of any denominator give the same sums", "[evaluation]")
{
    const Experiment small = richExample();
    const Tensor4<Rational> expected = exactValues(evaluate(small).canvas);
    const unsigned exponent = GENERATE(3u, 20u, 60u);
    CAPTURE(exponent);
    const Rational factor(BigInteger(2), boost::multiprecision::pow(BigInteger(7), exponent));
    const Evaluation evaluation = evaluate(enlarged(small, factor));
    CHECK(difference(exactValues(evaluation.canvas), scaled(expected, factor * factor)) == "equal");
}

TEST_CASE("Float64 is used where exact numbers would take too long and says so", "[evaluation]")
{
    const Experiment small = richExample();
    const Rational factor(BigInteger(1) << 100); // float64 loses nothing with powers of two
    const EvaluationLimits limits{.bigProducts = evaluate(small).products - 1};
    const Evaluation evaluation = evaluate(enlarged(small, factor), limits);
    REQUIRE(evaluation.ok());
    CHECK(evaluation.canvas.arithmetic() == Arithmetic::Float64);
    const Tensor4<Rational> expected = scaled(exactValues(evaluate(small).canvas), factor * factor);
    CHECK(difference(exactValues(evaluation.canvas), expected) == "equal");
}

TEST_CASE("Many products of ordinary numbers stay exact", "[evaluation]")
{
    Experiment experiment;
    experiment.input = Tensor4<Rational>({1, 1, 64, 64}, Rational("1/10"));
    experiment.weight = Tensor4<Rational>({1, 1, 7, 7}, Rational("1/3"));
    const Evaluation evaluation = evaluate(experiment);
    CHECK(evaluation.products == 200'704);
    CHECK(evaluation.canvas.arithmetic() == Arithmetic::Exact);
    CHECK(evaluation.canvas.exact(0, 0, {35, 35}) == Rational("49/30"));
}

TEST_CASE("A size that no computer holds is refused before anything is allocated", "[evaluation]")
{
    Experiment experiment = defaultExample();
    experiment.input = counting({1, 1, 3, 3});
    experiment.options = {.stride = {1'000'000'000, 1'000'000'000}};
    CHECK(problemsOf(experiment) == std::vector{Problem{ProblemCode::SizeTooLarge,
                                                        {},
                                                        {4'000'000'012'000'000'009, Index(1) << 36},
                                                        "the number of output values"}});
    experiment.options.stride = {Index(1) << 62, 1};
    CHECK(problemsOf(experiment).front() == Problem{ProblemCode::SizeTooLarge,
                                                    Axis::Height,
                                                    {Index(1) << 40, (Index(1) << 40) - 1},
                                                    "the output"});
}

TEST_CASE("The limits count canvas cells and products exactly", "[evaluation]")
{
    const Experiment experiment = defaultExample();
    CHECK(evaluate(experiment, {.cells = 25, .products = 36}).ok());
    CHECK(problemsOf(experiment, {.cells = 24}) ==
          std::vector{
              Problem{ProblemCode::SizeTooLarge, {}, {25, 24}, "the number of canvas cells"}});
    CHECK(problemsOf(experiment, {.products = 35}) ==
          std::vector{Problem{ProblemCode::SizeTooLarge, {}, {36, 35}, "the number of products"}});
}

TEST_CASE("A canvas that padding would crop counts for the limit", "[evaluation]")
{
    Experiment experiment = defaultExample();
    experiment.options = {.stride = {100, 100}, .padding = {51, 51}}; // 103x103 cropped to 1x1
    CHECK(evaluate(experiment, {.cells = 103 * 103}).outputShape() == Shape4{1, 1, 1, 1});
    CHECK(problemsOf(experiment, {.cells = 103 * 103 - 1}).front().code ==
          ProblemCode::SizeTooLarge);
}

TEST_CASE("An empty batch has an empty output of the right shape", "[evaluation]")
{
    Experiment experiment;
    experiment.input = Tensor4<Rational>({0, 2, 3, 3});
    experiment.weight = counting({2, 3, 2, 2});
    experiment.bias = std::vector<Rational>{1, 2, 3};
    const Evaluation evaluation = evaluate(experiment);
    REQUIRE(evaluation.ok());
    CHECK(evaluation.outputShape() == Shape4{0, 3, 4, 4});
    CHECK(evaluation.output().shape() == Shape4{0, 3, 4, 4});
    CHECK(evaluation.products == 0);
}

TEST_CASE("Every broken rule of an experiment is listed", "[evaluation]")
{
    Experiment experiment = defaultExample();
    experiment.options.outputPadding = {2, 2};
    CHECK(problemsOf(experiment) ==
          std::vector{Problem{ProblemCode::OutputPaddingTooLarge, Axis::Height, {2, 2, 1}, {}},
                      Problem{ProblemCode::OutputPaddingTooLarge, Axis::Width, {2, 2, 1}, {}}});
}

TEST_CASE("A bias of the wrong length is refused in the order of PyTorch", "[evaluation]")
{
    Experiment experiment = defaultExample();
    experiment.bias = std::vector<Rational>{1, 2};
    const Problem problem{ProblemCode::BiasShapeMismatch, {}, {1, 2}, {}};
    CHECK(problemsOf(experiment) == std::vector{problem});
    experiment.options.outputPadding = {2, 1};
    CHECK(problemsOf(experiment).front() == problem); // before what the sizes break
    experiment.options.dilation = {0, 1};
    CHECK(problemsOf(experiment).front() == problem);
    experiment.options.stride = {0, 1};
    CHECK(problemsOf(experiment).front().code == ProblemCode::StrideNotPositive);
    experiment = defaultExample();
    experiment.bias.emplace();
    experiment.input = counting({1, 2, 2, 2});
    CHECK(problemsOf(experiment).front().code == ProblemCode::InputChannelsMismatch);
}
