// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include <tconv/check/comparison.h>

#include <chrono>
#include <string>

using namespace tconv;

namespace {

// The default example's canvas; its output is rows 1 to 4 and columns 1 to 4.
//    1  2   5   4  6
//    4  5  14  10 12
//   10 14  36  24 30
//   12 15  34  20 24
//   21 24  55  32 36
constexpr const char* kRight = "5 14 10 12\n14 36 24 30\n15 34 20 24\n24 55 32 36";

Comparison compare(std::string_view text, const Experiment& experiment = support::defaultExample())
{
    const Result<Answer> answer = parseAnswer(text);
    REQUIRE(answer.ok());
    return compareAnswer(answer.value(), evaluate(experiment));
}

/// The output as an answer of the same text for each cell.
Answer outputAnswer(const Evaluation& evaluation, int rank)
{
    const NumberTensor output = evaluation.output();
    Tensor4<Rational> values(output.shape());
    Place place;
    for (Rational& value : values.values()) {
        value = output.exact(place.sample, place.channel, place.cell);
        place = nextPlace(place, output.shape());
    }
    return givenNumbers(values, rank, 0);
}

std::vector<Place> places(std::vector<Cell> cells)
{
    std::vector<Place> result;
    for (const Cell cell : cells)
        result.push_back({0, 0, cell});
    return result;
}

Experiment large(Index size)
{
    Experiment experiment;
    experiment.input = Tensor4<Rational>({1, 1, size, size});
    Index value = 1;
    for (Rational& cell : experiment.input.values())
        cell = (value = value * 48271 % 2147483647) % 97;
    experiment.weight = support::counting({1, 1, 3, 3});
    experiment.options.padding = {1, 1};
    return experiment;
}

} // namespace

TEST_CASE("The right result is correct in any spelling", "[comparison]")
{
    for (const std::string& text :
         {std::string(kRight), std::string("tensor([[[[5., 14., 10., 12.], [14., 36., 24., 30.],"
                                           "[15., 34., 20., 24.], [24., 55., 32., 36.]]]])")}) {
        const Comparison comparison = compare(text);
        CHECK(comparison.verdict == Verdict::Correct);
        CHECK(comparison.shapeOk);
        CHECK(comparison.right == 16);
        CHECK(comparison.wrong.empty());
        CHECK(comparison.open.empty());
        CHECK(comparison.offset == Cell{0, 0});
    }
}

TEST_CASE("Wrong and open cells come in scan order", "[comparison]")
{
    const Comparison comparison = compare("5 14 ? 12\n14 0 24 30\n15 34 20 1\n? 55 32 36");
    CHECK(comparison.verdict == Verdict::Wrong);
    CHECK(comparison.wrong == places({{1, 1}, {2, 3}}));
    CHECK(comparison.open == places({{0, 2}, {3, 0}}));
    CHECK(comparison.right == 12);
}

TEST_CASE("Open cells alone make a partial answer", "[comparison]")
{
    CHECK(compare("5 14 ? 12\n14 ? 24 30\n15 34 20 ?\n? 55 32 36").verdict == Verdict::Partial);
    const Comparison nothing = compareAnswer(openAnswer({1, 1, 4, 4}), //
                                             evaluate(support::defaultExample()));
    CHECK(nothing.verdict == Verdict::Partial);
    CHECK(nothing.open.size() == 16);
}

TEST_CASE("A partial answer of the wrong size is wrong", "[comparison]")
{
    const Comparison comparison = compare("? ?\n? ?");
    CHECK(comparison.verdict == Verdict::Wrong);
    CHECK_FALSE(comparison.shapeOk);
    CHECK(comparison.expectedShape == Shape4{1, 1, 4, 4});
    CHECK(comparison.offset == Cell{0, 0});
    CHECK(comparison.open.size() == 4);
}

TEST_CASE("A canvas that was not cropped is wrong at its edges alone", "[comparison]")
{
    const Comparison comparison =
        compare("1 2 5 4 6\n4 5 14 10 12\n10 14 36 24 30\n12 15 34 20 24\n21 24 55 32 36");
    CHECK(comparison.verdict == Verdict::Wrong);
    CHECK(comparison.offset == Cell{-1, -1});
    CHECK(comparison.right == 16);
    CHECK(comparison.wrong ==
          places({{0, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 0}, {2, 0}, {3, 0}, {4, 0}}));
}

TEST_CASE("A smaller answer lies where most of it is right", "[comparison]")
{
    const Comparison cropped = compare("36 24\n34 20");
    CHECK(cropped.offset == Cell{1, 1});
    CHECK(cropped.wrong.empty());
    CHECK(cropped.right == 4);
    CHECK(cropped.verdict == Verdict::Wrong);
    CHECK(compare("36 24\n34 7").wrong == places({{1, 1}}));
}

TEST_CASE("A ring of zeros around the canvas is found", "[comparison]")
{
    const Comparison comparison = compare("0 0 0 0 0 0 0\n0 1 2 5 4 6 0\n0 4 5 14 10 12 0\n"
                                          "0 10 14 36 24 30 0\n0 12 15 34 20 24 0\n"
                                          "0 21 24 55 32 36 0\n0 0 0 0 0 0 0");
    CHECK(comparison.offset == Cell{-2, -2});
    CHECK(comparison.right == 16);
    CHECK(comparison.wrong.size() == 33);
}

TEST_CASE("Where nothing fits better the answer lies at the output's beginning", "[comparison]")
{
    CHECK(compare("1000 1001 1002").offset == Cell{0, 0});
    CHECK(compare("1000 1001 1002").wrong.size() == 3);
}

TEST_CASE("A size alone is right or wrong", "[comparison]")
{
    CHECK(compare("shape: 4x4").verdict == Verdict::Correct);
    CHECK(compare("shape: 1x1x4x4").verdict == Verdict::Correct);
    const Comparison wrong = compare("shape: 4x5");
    CHECK(wrong.verdict == Verdict::Wrong);
    CHECK_FALSE(wrong.shapeOk);
    CHECK(wrong.wrong.empty());
    CHECK(wrong.open.empty());
    const Experiment rich = support::richExample();
    const Size2 plane = evaluate(rich).geometry.output;
    const std::string size = std::to_string(plane.height) + "x" + std::to_string(plane.width);
    CHECK(compare("shape: " + size, rich).verdict == Verdict::Correct);
    CHECK(compare("shape: 6x" + size, rich).verdict == Verdict::Wrong);
    CHECK(compare("shape: 2x6x" + size, rich).verdict == Verdict::Correct);
}

TEST_CASE("Samples and channels are compared plane by plane", "[comparison]")
{
    const Evaluation evaluation = evaluate(support::richExample());
    Answer answer = outputAnswer(evaluation, 4);
    CHECK(compareAnswer(answer, evaluation).verdict == Verdict::Correct);
    answer.cells.at(1, 4, {2, 1})->value += 1;
    answer.cells.at(0, 5, {0, 0}).reset();
    const Comparison comparison = compareAnswer(answer, evaluation);
    CHECK(comparison.wrong == std::vector{Place{1, 4, {2, 1}}});
    CHECK(comparison.open == std::vector{Place{0, 5, {0, 0}}});
}

TEST_CASE("Planes that the output does not have are wrong", "[comparison]")
{
    const Comparison comparison = compare("[[[5, 14, 10, 12], [14, 36, 24, 30], [15, 34, 20, 24],"
                                          "  [24, 55, 32, 36]],"
                                          " [[5, 14, 10, 12], [14, 36, 24, 30], [15, 34, 20, 24],"
                                          "  [24, 55, 32, ?]]]");
    CHECK_FALSE(comparison.shapeOk);
    CHECK(comparison.right == 16);
    CHECK(comparison.wrong.size() == 15);
    CHECK(comparison.wrong.front() == Place{0, 1, {0, 0}});
}

TEST_CASE("An answer for one sample may leave the batch out", "[comparison]")
{
    Experiment experiment = support::richExample();
    experiment.input = support::counting({1, 4, 2, 3}, -20);
    const Evaluation evaluation = evaluate(experiment);
    CHECK(compareAnswer(outputAnswer(evaluation, 3), evaluation).verdict == Verdict::Correct);
}

TEST_CASE("A canvas of float64 forgives its own rounding", "[comparison]")
{
    Experiment experiment = support::defaultExample();
    for (Rational& value : experiment.input.values())
        value += Rational(1, 3);
    const Evaluation evaluation = evaluate(experiment);
    Answer answer = outputAnswer(evaluation, 2);
    Evaluation rounded = evaluation;
    Tensor4<double> values(evaluation.canvas.shape());
    Place place;
    for (double& value : values.values()) {
        value = evaluation.canvas.approximate(0, 0, place.cell);
        place = nextPlace(place, values.shape());
    }
    rounded.canvas = NumberTensor(values);
    CHECK(compareAnswer(answer, rounded).verdict == Verdict::Correct);
    answer.cells.at(0, 0, {0, 0})->value += Rational(1, 1'000'000);
    CHECK(compareAnswer(answer, rounded).wrong == places({{0, 0}}));
}

TEST_CASE("A large answer of the wrong size is placed in time", "[comparison]")
{
    const Evaluation evaluation = evaluate(large(512));
    const NumberTensor part = evaluation.canvas.window({3, 7}, {500, 503});
    Tensor4<Rational> values(part.shape());
    Place place;
    for (Rational& value : values.values()) {
        value = place.cell.row % 3 == 0 ? Rational(-1) : part.exact(0, 0, place.cell);
        place = nextPlace(place, values.shape());
    }
    const auto start = std::chrono::steady_clock::now();
    const Comparison comparison = compareAnswer(givenNumbers(values, 2, 0), evaluation);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    CHECK(comparison.offset == Cell{2, 6});
    CHECK(seconds.count() < 10);
}
