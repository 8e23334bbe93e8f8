// SPDX-License-Identifier: MIT
// M39 and M40 against the stored matrix of the room `matrix`.
#include "catch.hpp"
#include "support/experiments.h"
#include "support/regimes.h"
#include <tconv/check/catalogue.h>
#include <tconv/check/imagined.h>
#include <tconv/matrix/conv2d.h>

#include <algorithm>

using namespace tconv;
using support::counting;
using support::difference;
using support::grid;
using support::unevenNumbers;

namespace {

using Grids = std::vector<Tensor4<Rational>>;

Experiment plain(Tensor4<Rational> input, Tensor4<Rational> weight,
                 ConvTranspose2dOptions options = {})
{
    Experiment experiment;
    experiment.input = std::move(input);
    experiment.weight = std::move(weight);
    experiment.options = options;
    return experiment;
}

Grids gridsOf(std::string_view id, const Experiment& experiment)
{
    return findMistake(id)->grids(experiment);
}

bool isAmong(const Tensor4<Rational>& wanted, const Grids& grids)
{
    return std::ranges::find(grids, wanted) != grids.end();
}

/// The d2l example: X = 27 37 57 67, K = 1 2 3 4, 3 x 3 cells out of four.
Experiment d2l()
{
    return plain(grid(2, 2, {27, 37, 57, 67}), grid(2, 2, {1, 2, 3, 4}));
}

} // namespace

TEST_CASE("M40 without the skip lays the rows of V at 0 1 2 3")
{
    // Each row of V holds 1 2 0 3 4. At 0, 1, 3, 4 they are right; at 0, 1, 2, 3 they are not.
    const std::vector<Rational> x{27, 37, 57, 67};
    const std::vector<Rational> row{1, 2, 0, 3, 4};
    std::vector<Rational> y(9);
    for (std::size_t r = 0; r < 4; ++r)
        for (std::size_t i = 0; i < 5; ++i)
            y[r + i] += x[r] * row[i];
    const Grids grids = gridsOf("M40", d2l());
    CHECK(grids.size() == 4);
    CHECK(isAmong(grid(3, 3, y), grids));
    CHECK_FALSE(isAmong(imagine(d2l(), asItIs(d2l())), grids));
}

TEST_CASE("M40 unrolls the input or the result by columns or both")
{
    const Experiment e = plain(counting({1, 1, 2, 3}), grid(1, 2, {1, 10}));
    // X = 1 2 3 / 4 5 6, Y = 1 12 23 30 / 4 45 56 60
    const Grids grids = gridsOf("M40", e);
    CHECK(isAmong(grid(2, 4, {1, 14, 42, 20, 5, 53, 36, 60}), grids)); // X as 1 4 2 / 5 3 6
    CHECK(isAmong(grid(2, 4, {1, 23, 4, 56, 12, 30, 45, 60}), grids)); // Y written by columns
    CHECK(isAmong(grid(2, 4, {1, 42, 5, 36, 14, 20, 53, 60}), grids)); // both
}

TEST_CASE("M40 multiplies by V where the output has as many cells as the input")
{
    Experiment e =
        plain(unevenNumbers({2, 2, 4, 3}, 3), unevenNumbers({2, 2, 3, 3}, 7), {.padding = {1, 1}});
    e.bias = {{5, -7}};
    Tensor4<Rational> expected =
        conv2d(e.input, e.weight, std::nullopt, {.padding = {1, 1}}); // V is this convolution
    for (Index n = 0; n < 2; ++n)
        for (Index c = 0; c < 2; ++c)
            for (Index i = 0; i < 4; ++i)
                for (Index j = 0; j < 3; ++j)
                    expected.at(n, c, {i, j}) += e.bias->at(std::size_t(c));
    CHECK(difference(gridsOf("M40", e).at(0), expected) == "equal");
    CHECK_FALSE(isAmong(conv2d(d2l().input, d2l().weight, std::nullopt, {}),
                        gridsOf("M40", d2l()))); // 4 cells in and 9 out
}

TEST_CASE("M40 without the skip crops the canvas and keeps stride and dilation")
{
    const ConvTranspose2dOptions options{
        .stride = {2, 3}, .padding = {1, 2}, .outputPadding = {1, 2}, .dilation = {2, 1}};
    const Experiment e =
        plain(unevenNumbers({1, 1, 2, 3}, 3), unevenNumbers({1, 1, 2, 3}, 7), options);
    // The canvas is (1·2 + 2·1 + 1 = 5) x (2·3 + 2 + 1 = 9); the output 4 x 7 from (1, 2).
    std::vector<Rational> canvas(200);
    for (Index r = 0; r < 6; ++r)
        for (Index a = 0; a < 2; ++a)
            for (Index b = 0; b < 3; ++b)
                canvas[std::size_t(3 * r + 2 * 9 * a + b)] +=
                    e.input.at(0, 0, {r / 3, r % 3}) * e.weight.at(0, 0, {a, b});
    Tensor4<Rational> expected({1, 1, 4, 7});
    for (Index i = 0; i < 4; ++i)
        for (Index j = 0; j < 7; ++j)
            expected.at(0, 0, {i, j}) = canvas[std::size_t((i + 1) * 9 + j + 2)];
    CHECK(isAmong(expected, gridsOf("M40", e)));
}

TEST_CASE("M39 is the one grid that Conv2d turns into the input")
{
    const Tensor4<Rational> original = unevenNumbers({2, 1, 3, 4}, 3);
    const Tensor4<Rational> weight = unevenNumbers({1, 1, 3, 3}, 7);
    const Experiment e = plain(conv2d(original, weight, std::nullopt, {.padding = {1, 1}}), weight,
                               {.padding = {1, 1}});
    CHECK(gridsOf("M39", e) == Grids{original});
    CHECK(isTurnedIntoTheInput(original, e));
    CHECK_FALSE(isTurnedIntoTheInput(e.input, e));
}

TEST_CASE("M39 has channels too")
{
    const Tensor4<Rational> original = unevenNumbers({1, 2, 2, 3}, 3);
    const Tensor4<Rational> weight = unevenNumbers({3, 2, 1, 1}, 7); // 18 equations, 12 unknowns
    const Experiment e = plain(conv2d(original, weight, std::nullopt, {}), weight);
    CHECK(gridsOf("M39", e) == Grids{original});
    Experiment impossible = e; // no original makes this
    impossible.input.at(0, 2, {0, 0}) += 1;
    CHECK(gridsOf("M39", impossible).empty());
}

TEST_CASE("M39 has no grid where many would do but one is recognised")
{
    const Tensor4<Rational> original = unevenNumbers({1, 1, 5, 6}, 3);
    const Tensor4<Rational> weight = unevenNumbers({1, 1, 3, 3}, 7);
    const Conv2dOptions options{.stride = {2, 2}, .padding = {1, 1}};
    const Experiment e = plain(conv2d(original, weight, std::nullopt, options), weight,
                               {.stride = {2, 2}, .padding = {1, 1}});
    CHECK(gridsOf("M39", e).empty());
    CHECK(isTurnedIntoTheInput(original, e)); // 5 x 6, while the layer would make 5 x 5
    Tensor4<Rational> other = original;
    other.at(0, 0, {2, 2}) += 1;
    CHECK_FALSE(isTurnedIntoTheInput(other, e));
    CHECK_FALSE(isTurnedIntoTheInput(resized(original, {1, 1, 2, 6}), e));
    CHECK_FALSE(isTurnedIntoTheInput(resized(original, {2, 1, 5, 6}), e));
    const Experiment singular = plain(grid(2, 2, {1, 2, 3, 4}), grid(1, 1, {0}));
    CHECK(gridsOf("M39", singular).empty());
}
