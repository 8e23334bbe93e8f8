// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/golden_matrix.h"
#include "support/regimes.h"
#include <tconv/matrix/matrix_structure.h>

#include <algorithm>
#include <map>

using namespace tconv;
using support::Regime;

namespace {

using Places = std::map<std::pair<Index, Index>, Index>; ///< {row, column} of Vᵀ and the weight

/// All places by the definition of the scatter: one loop for each index of the sum.
Places placesByDefinition(const Regime& regime)
{
    const auto& [inChannels, outChannels, kernel, options, bias] = regime.layer;
    const Size2 output = outputSize(regime.input, kernel, options);
    const Index perGroup = outChannels / options.groups;
    Places places;
    Index weight = 0;
    for (Index c = 0; c < inChannels; ++c)
        for (Index o = 0; o < perGroup; ++o)
            for (Index a = 0; a < kernel.height; ++a)
                for (Index b = 0; b < kernel.width; ++b, ++weight)
                    for (Index i = 0; i < regime.input.height; ++i)
                        for (Index j = 0; j < regime.input.width; ++j) {
                            const Cell at{i * options.stride.height - options.padding.height +
                                              a * options.dilation.height,
                                          j * options.stride.width - options.padding.width +
                                              b * options.dilation.width};
                            if (!contains(output, at))
                                continue;
                            const Index out = c / (inChannels / options.groups) * perGroup + o;
                            const Index row =
                                (out * output.height + at.row) * output.width + at.column;
                            const Index column =
                                (c * regime.input.height + i) * regime.input.width + j;
                            REQUIRE(places.insert({{row, column}, weight}).second);
                        }
    return places;
}

MatrixStructure structureOf(const Regime& regime)
{
    return {regime.layer, regime.input};
}

Places placesOf(const std::vector<MatrixEntry>& entries)
{
    Places places;
    for (const MatrixEntry& entry : entries)
        places[{entry.row, entry.column}] = entry.weight;
    return places;
}

Places merged(Places places, const Places& more)
{
    places.insert(more.begin(), more.end());
    return places;
}

} // namespace

TEST_CASE("The structure has the places that the definition gives", "[matrix_structure]")
{
    for (const Regime& regime : support::regimes()) {
        INFO(regime.name);
        const MatrixStructure structure = structureOf(regime);
        const Places expected = placesByDefinition(regime);
        CHECK(structure.nonzeros() == static_cast<Index>(expected.size()));
        for (Index row = 0; row < structure.rows(); ++row)
            for (Index column = 0; column < structure.columns(); ++column) {
                const auto place = expected.find({row, column});
                REQUIRE(structure.weightAt(row, column) ==
                        (place == expected.end() ? std::nullopt : std::optional(place->second)));
            }
    }
}

TEST_CASE("Rows and columns of the structure list the same places in ascending order",
          "[matrix_structure]")
{
    for (const Regime& regime : support::regimes()) {
        INFO(regime.name);
        const MatrixStructure structure = structureOf(regime);
        Places byRow;
        for (Index row = 0; row < structure.rows(); ++row) {
            const std::vector<MatrixEntry> entries = structure.row(row);
            REQUIRE(std::ranges::is_sorted(entries, {}, &MatrixEntry::column));
            byRow = merged(byRow, placesOf(entries));
        }
        Places byColumn;
        for (Index column = 0; column < structure.columns(); ++column) {
            const std::vector<MatrixEntry> entries = structure.column(column);
            REQUIRE(std::ranges::is_sorted(entries, {}, &MatrixEntry::row));
            byColumn = merged(byColumn, placesOf(entries));
        }
        CHECK(byRow == placesByDefinition(regime));
        CHECK(byColumn == placesByDefinition(regime));
    }
}

TEST_CASE("A row and a column of the structure stand for cells", "[matrix_structure]")
{
    const MatrixStructure structure({.inChannels = 2, .outChannels = 3, .kernelSize = {2, 3}},
                                    {4, 5}); // to 5 x 7
    CHECK(structure.rows() == 3 * 5 * 7);
    CHECK(structure.columns() == 2 * 4 * 5);
    CHECK(structure.rowCell(2 * 35 + 3 * 7 + 4) == PlaneCell{2, {3, 4}});
    CHECK(structure.columnCell(1 * 20 + 2 * 5 + 3) == PlaneCell{1, {2, 3}});
    for (Index row = 0; row < structure.rows(); ++row)
        REQUIRE(structure.rowOf(structure.rowCell(row)) == row);
    for (Index column = 0; column < structure.columns(); ++column)
        REQUIRE(structure.columnOf(structure.columnCell(column)) == column);
}

TEST_CASE("The structure with the weight is PyTorch's matrix", "[matrix_structure]")
{
    for (const golden::Json& sample : golden::cases("matrix.json")) {
        INFO(sample.at("id"));
        const MatrixStructure structure = golden::structure(sample);
        const std::vector<Rational> weight = golden::numbers(sample.at("w").at("data"));
        CHECK(structure.rows() == sample.at("rows").get<Index>());
        CHECK(structure.columns() == sample.at("cols").get<Index>());
        CHECK(structure.output() == golden::pair(sample.at("output_hw")));
        std::map<std::pair<Index, Index>, Rational> expected;
        for (const golden::Json& triplet : sample.at("VT_triplets"))
            expected[{triplet.at(0), triplet.at(1)}] = golden::number(triplet.at(2));
        std::map<std::pair<Index, Index>, Rational> got; // the golden list leaves out zeros
        for (Index column = 0; column < structure.columns(); ++column)
            for (const MatrixEntry& entry : structure.column(column))
                if (const Rational& value = weight.at(static_cast<std::size_t>(entry.weight));
                    !value.is_zero())
                    got[{entry.row, entry.column}] = value;
        CHECK(got == expected);
    }
}

TEST_CASE("Bytes of the compressed arrays are known beforehand", "[matrix_structure]")
{
    const MatrixStructure structure({.kernelSize = {2, 2}}, {2, 2}); // seed 003: 9 x 4, 16 places
    CHECK(structure.bytes(8) == 16 * (4 + 8) + 5 * 4);
    CHECK(structure.bytes(4) == 16 * (4 + 4) + 5 * 4);
}

TEST_CASE("Sizes that 64 bits do not hold are told as unknown", "[matrix_structure]")
{
    const Index huge = Index(1) << 33;
    const MatrixStructure structure({.outChannels = 5, .kernelSize = {2, 2}}, {huge, huge});
    CHECK(structure.rows() == std::nullopt);
    CHECK(structure.columns() == std::nullopt);
    CHECK(structure.nonzeros() == std::nullopt);
    CHECK(structure.bytes(4) == std::nullopt);
}

TEST_CASE("Conv2d has more rows where output_padding reaches a stride", "[matrix_structure]")
{
    for (const Regime& regime : support::regimes()) {
        INFO(regime.name);
        bool isLarger = false; // the size formula of Conv2d on the output
        for (const Axis axis : kAxes) {
            const AxisSettings s =
                along(axis, regime.input, regime.layer.kernelSize, regime.layer.options);
            const Index mapped =
                (outputSize(s) + 2 * s.padding - s.dilation * (s.kernel - 1) - 1) / s.stride + 1;
            isLarger = isLarger || mapped > s.input;
        }
        CHECK(structureOf(regime).conv2dHasMoreRows() == isLarger);
    }
}
