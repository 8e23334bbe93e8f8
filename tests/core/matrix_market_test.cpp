// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/regimes.h"
#include <tconv/io/matrix_market.h>

#include <map>
#include <sstream>

using namespace tconv;
using support::Regime;

namespace {

std::string written(const MarketMatrix& matrix)
{
    std::string file;
    REQUIRE(writeMatrixMarket(matrix, [&file](std::string_view bytes, double progress) {
        file += bytes;
        return progress >= 0 && progress <= 1;
    }));
    return file;
}

/// A file without its comments.
struct MarketFile {
    std::string header;
    std::vector<std::string> comments;
    Index rows = 0;
    Index columns = 0;
    Index nonzeros = 0;
    std::map<std::pair<Index, Index>, std::string> entries; ///< from 0
};

MarketFile parsed(const std::string& text)
{
    MarketFile file;
    std::istringstream lines(text);
    REQUIRE(std::getline(lines, file.header));
    std::string line;
    while (lines.peek() == '%' && std::getline(lines, line))
        file.comments.push_back(line);
    lines >> file.rows >> file.columns >> file.nonzeros;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream cells(line);
        Index row = 0;
        Index column = 0;
        std::string value;
        REQUIRE(cells >> row >> column);
        cells >> value;
        REQUIRE(file.entries.insert({{row - 1, column - 1}, value}).second);
    }
    return file;
}

/// Vᵀ from weightAt(), without the values 0, transposed if it is V.
std::map<std::pair<Index, Index>, std::string> expectedEntries(const MatrixStructure& structure,
                                                               const std::vector<Rational>& weight,
                                                               bool isForward)
{
    std::map<std::pair<Index, Index>, std::string> entries;
    for (Index row = 0; row < structure.rows(); ++row)
        for (Index column = 0; column < structure.columns(); ++column)
            if (const auto at = structure.weightAt(row, column))
                if (const Rational& value = weight[static_cast<std::size_t>(*at)]; value != 0)
                    entries[isForward ? std::pair(column, row) : std::pair(row, column)] =
                        value.str();
    return entries;
}

const MatrixStructure& seed003()
{
    static const MatrixStructure structure({.kernelSize = {2, 2}}, {2, 2});
    return structure;
}

std::vector<std::string> textsOf(const std::vector<Rational>& weight)
{
    return marketValues(std::span(weight)).texts;
}

} // namespace

TEST_CASE("The 4 x 9 example is written as it stands in the text", "[matrix_market]")
{
    const std::vector<Rational> weight{1, 2, 3, 4};
    const MarketValues values = marketValues(std::span(weight));
    CHECK(written({seed003(), values, true}) ==
          "%%MatrixMarket matrix coordinate integer general\n"
          "% V of ConvTranspose2d(1, 1, kernel_size=(2, 2), stride=(1, 1), bias=False)\n"
          "% x is 1 x 2 x 2, y is 1 x 3 x 3, both flattened row by row; y = V^T x + bias\n"
          "4 9 16\n"
          "1 1 1\n1 2 2\n1 4 3\n1 5 4\n"
          "2 2 1\n2 3 2\n2 5 3\n2 6 4\n"
          "3 4 1\n3 5 2\n3 7 3\n3 8 4\n"
          "4 5 1\n4 6 2\n4 8 3\n4 9 4\n");
}

TEST_CASE("The file holds the matrix of every regime", "[matrix_market]")
{
    for (const Regime& regime : support::regimes())
        for (const bool isForward : {false, true}) {
            INFO(regime.name << (isForward ? " forward" : ""));
            const MatrixStructure structure(regime.layer, regime.input);
            std::vector<Rational> weight =
                support::unevenNumbers(support::weightShape(regime.layer), 7).values();
            weight.front() = 0; // left out
            const MarketValues values = marketValues(std::span(weight));
            const MarketMatrix matrix{structure, values, isForward};
            const MarketFile file = parsed(written(matrix));
            CHECK(file.header == "%%MatrixMarket matrix coordinate integer general");
            CHECK(file.rows == (isForward ? structure.columns() : structure.rows()));
            CHECK(file.columns == (isForward ? structure.rows() : structure.columns()));
            CHECK(file.entries == expectedEntries(structure, weight, isForward));
            CHECK(file.nonzeros == static_cast<Index>(file.entries.size()));
            CHECK(matrix.nonzeros() == file.nonzeros);
        }
}

TEST_CASE("Sizes alone are written as a pattern", "[matrix_market]")
{
    const MarketValues none;
    const MarketFile file = parsed(written({seed003(), none, false}));
    CHECK(file.header == "%%MatrixMarket matrix coordinate pattern general");
    CHECK(file.nonzeros == 16);
    REQUIRE(file.entries.size() == 16);
    CHECK(file.entries.at({8, 3}).empty());
}

TEST_CASE("Numbers are written without loss where Matrix Market can", "[matrix_market]")
{
    CHECK(textsOf({1, 0, -3}) == std::vector<std::string>{"1", "", "-3"});
    CHECK(textsOf({Rational(1, 2), 0, 3}) == std::vector<std::string>{"0.5", "", "3"});
    const Rational beyond("9223372036854775808");
    CHECK(marketValues(std::span<const Rational>(&beyond, 1)).field == MarketValues::Field::Real);
    CHECK(textsOf({beyond}) == std::vector<std::string>{"9223372036854775808"});
    const std::vector<double> doubles{0.1, -0.0, 1e300, 2};
    CHECK(marketValues(std::span(doubles)).texts ==
          std::vector<std::string>{"0.1", "", "1e+300", "2"});
    const std::vector<float> floats{0.1F, 16777216};
    CHECK(marketValues(std::span(floats)).texts == std::vector<std::string>{"0.1", "16777216"});
    const std::vector<std::int64_t> integers{std::numeric_limits<std::int64_t>::min(), 0};
    CHECK(marketValues(std::span(integers)).texts ==
          std::vector<std::string>{"-9223372036854775808", ""});
    CHECK(marketValues(std::span(integers)).field == MarketValues::Field::Integer);
}

TEST_CASE("Fractions are rounded and listed in comments", "[matrix_market]")
{
    const std::vector<Rational> weight{Rational(1, 3), Rational(-2, 7), Rational(1, 3), 5};
    const MarketValues values = marketValues(std::span(weight));
    CHECK(values.field == MarketValues::Field::Real);
    CHECK(values.texts == std::vector<std::string>{"0.3333333333333333", "-0.2857142857142857",
                                                   "0.3333333333333333", "5"});
    const MarketFile file = parsed(written({seed003(), values, false}));
    CHECK(file.header == "%%MatrixMarket matrix coordinate real general");
    REQUIRE(file.comments.size() == 6);
    CHECK(file.comments[4] == "%fraction -0.2857142857142857 -2/7");
    CHECK(file.comments[5] == "%fraction 0.3333333333333333 1/3");
}

TEST_CASE("A large matrix comes in pieces and can be stopped", "[matrix_market]")
{
    const MatrixStructure structure({.kernelSize = {3, 3}, .options = {.stride = {2, 2}}},
                                    {60, 50});
    const MarketValues none;
    int pieces = 0;
    double last = 0;
    CHECK(writeMatrixMarket({structure, none}, [&](std::string_view bytes, double progress) {
        ++pieces;
        CHECK(progress >= last);
        CHECK(bytes.size() < 100'000);
        last = progress;
        return true;
    }));
    CHECK(pieces > 3);
    CHECK(last == 1);
    pieces = 0;
    CHECK_FALSE(writeMatrixMarket({structure, none},
                                  [&](std::string_view, double) { return ++pieces < 2; }));
    CHECK(pieces == 2);
}

TEST_CASE("A file that would be too long is refused with its numbers", "[matrix_market]")
{
    const std::vector<Rational> weight{1, 2, 3, 4};
    const MarketValues values = marketValues(std::span(weight));
    const MarketMatrix matrix{seed003(), values};
    CHECK_FALSE(checkMarket(matrix, 16 * 6)); // "9 4 4\n"
    CHECK(checkMarket(matrix, 16 * 6 - 1) ==
          Problem{ProblemCode::MatrixTooLarge, {}, {9, 4, 16, 96, 95}, "bytes"});
    const Index huge = Index(1) << 33;
    const MatrixStructure endless({.kernelSize = {2, 2}}, {huge, huge});
    const MarketValues none;
    CHECK(checkMarket({endless, none})->numbers ==
          std::vector<Index>{-1, -1, -1, -1, kMaxMarketBytes});
}
