// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/regimes.h"
#include <tconv/matrix/recipe.h>

#include <algorithm>

using namespace tconv;
using support::Regime;
using Kind = RecipeSegment::Kind;

namespace {

constexpr Index kZero = -1;

/// The row as flat kernel places, kZero where it holds a zero.
std::vector<Index> expanded(const RecipeRow& recipe, Index kernelWidth)
{
    std::vector<Index> places;
    for (const RecipeSegment& segment : recipe.segments) {
        REQUIRE(segment.first == static_cast<Index>(places.size()));
        REQUIRE(segment.length >= 1);
        REQUIRE(segment.tap.has_value() == (segment.kind == Kind::Tap));
        const Index place =
            segment.tap ? segment.tap->row * kernelWidth + segment.tap->column : kZero;
        places.insert(places.end(), static_cast<std::size_t>(segment.length), place);
    }
    return places;
}

/// The same from weightAt(), for one output channel.
std::vector<Index> placesOf(const MatrixStructure& structure, const RecipeRow& recipe)
{
    std::vector<Index> places;
    const Size2 output = structure.output();
    const Size2 kernel = structure.layer().kernelSize;
    for (Index i = 0; i < output.height; ++i)
        for (Index j = 0; j < output.width; ++j) {
            const auto at =
                structure.weightAt(structure.rowOf({recipe.outputChannel, {i, j}}), recipe.row);
            places.push_back(at ? *at % (kernel.height * kernel.width) : kZero);
        }
    return places;
}

RecipeSegment zeros(Kind kind, Index first, Index length)
{
    return {kind, first, length, std::nullopt};
}

RecipeSegment tap(Index first, Cell cell)
{
    return {Kind::Tap, first, 1, cell};
}

Index taps(const RecipeRow& recipe)
{
    return std::ranges::count(recipe.segments, Kind::Tap, &RecipeSegment::kind);
}

} // namespace

TEST_CASE("A recipe laid out is the row of V", "[recipe]")
{
    for (const Regime& regime : support::regimes()) {
        INFO(regime.name);
        const MatrixStructure structure(regime.layer, regime.input);
        const Index kernel = regime.layer.kernelSize.height * regime.layer.kernelSize.width;
        for (Index row = 0; row < structure.columns(); ++row)
            for (Index channel = 0; channel < regime.layer.outChannels; ++channel) {
                const RecipeRow recipe = recipeOf(structure, row, channel);
                REQUIRE(recipe.row == row);
                REQUIRE(recipe.inputChannel == structure.columnCell(row).channel);
                REQUIRE(recipe.outputChannel == channel);
                REQUIRE(expanded(recipe, regime.layer.kernelSize.width) ==
                        placesOf(structure, recipe));
                const auto cropped = static_cast<Index>(recipe.croppedTaps.size());
                REQUIRE((taps(recipe) + cropped == kernel || taps(recipe) + cropped == 0));
            }
    }
}

TEST_CASE("The recipe of kernel2matrix is that of the 4 x 9 example", "[recipe]")
{
    // k = [1, 2, 0, 3, 4]; W[0, :5], W[1, 1:6], W[2, 3:8], W[3, 4:] = k, k, k, k
    const MatrixStructure structure({.kernelSize = {2, 2}}, {2, 2});
    const Index starts[] = {0, 1, 3, 4};
    for (Index row = 0; row < 4; ++row) {
        const Index start = starts[row];
        std::vector<RecipeSegment> expected;
        if (start > 0)
            expected.push_back(zeros(Kind::Before, 0, start));
        expected.insert(expected.end(), {tap(start, {0, 0}), tap(start + 1, {0, 1}),
                                         zeros(Kind::RowWrap, start + 2, 1), tap(start + 3, {1, 0}),
                                         tap(start + 4, {1, 1})});
        if (start < 4)
            expected.push_back(zeros(Kind::After, start + 5, 4 - start));
        const RecipeRow recipe = recipeOf(structure, row, 0);
        CHECK(recipe.segments == expected);
        CHECK(recipe.croppedTaps.empty());
    }
}

TEST_CASE("Dilation leaves a gap within a kernel row", "[recipe]")
{
    const MatrixStructure structure({.kernelSize = {1, 2}, .options = {.dilation = {1, 3}}},
                                    {1, 2}); // to 1 x 5
    CHECK(recipeOf(structure, 0, 0).segments ==
          std::vector<RecipeSegment>{tap(0, {0, 0}), zeros(Kind::DilationGap, 1, 2), tap(3, {0, 1}),
                                     zeros(Kind::After, 4, 1)});
}

TEST_CASE("A kernel as wide as the picture wraps without a gap", "[recipe]")
{
    const MatrixStructure structure({.kernelSize = {2, 2}}, {1, 1});
    CHECK(
        recipeOf(structure, 0, 0).segments ==
        std::vector<RecipeSegment>{tap(0, {0, 0}), tap(1, {0, 1}), tap(2, {1, 0}), tap(3, {1, 1})});
}

TEST_CASE("Cropped taps are listed apart", "[recipe]")
{
    const MatrixStructure structure({.kernelSize = {3, 3}, .options = {.padding = {1, 1}}}, {1, 1});
    const RecipeRow recipe = recipeOf(structure, 0, 0);
    CHECK(recipe.segments == std::vector<RecipeSegment>{tap(0, {1, 1})});
    CHECK(recipe.croppedTaps ==
          std::vector<Cell>{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}, {2, 2}});
}

TEST_CASE("A row of another group is zeros only", "[recipe]")
{
    const MatrixStructure structure(
        {.inChannels = 2, .outChannels = 2, .kernelSize = {2, 2}, .options = {.groups = 2}},
        {1, 2});
    const RecipeRow recipe = recipeOf(structure, 0, 1);
    CHECK(recipe.segments == std::vector<RecipeSegment>{zeros(Kind::Before, 0, 6)});
    CHECK(recipe.croppedTaps.empty());
}
