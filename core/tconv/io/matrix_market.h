// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/result.h>
#include <tconv/matrix/matrix_structure.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tconv {

/// A kernel as a Matrix Market file writes it.
struct MarketValues {
    enum class Field { Integer, Real, Pattern };
    Field field = Field::Pattern;
    /// The text of each weight; empty for 0, which is left out of the file. None for Pattern.
    std::vector<std::string> texts;
    /// Texts that are rounded and the fractions that they stand for, each once.
    std::vector<std::pair<std::string, std::string>> rounded;
};

/// Integers where all are and 64 bits hold them. Otherwise reals: decimals that end are written in
/// full; the others are rounded to float64 and listed as fractions in the file's comments.
MarketValues marketValues(std::span<const Rational> weight);
MarketValues marketValues(std::span<const std::int64_t> weight);
/// Reals with the fewest digits that read back as the same number.
MarketValues marketValues(std::span<const double> weight);
MarketValues marketValues(std::span<const float> weight);

/// What is written of a layer.
struct MarketMatrix {
    const MatrixStructure& structure;
    const MarketValues& values;
    bool isForward = false; ///< V in place of Vᵀ

    std::optional<Index> rows() const;
    std::optional<Index> columns() const;
    /// The entries of the file: places of kernel values that are not 0.
    std::optional<Index> nonzeros() const;
    /// No file is longer, comments left out; nothing where 64 bits do not hold it.
    std::optional<Index> mostBytes() const;
};

/// The longest file that is written.
inline constexpr Index kMaxMarketBytes = Index(1) << 34;

/// Why the matrix is not written: MatrixTooLarge with its sizes, for `limit` bytes of text.
std::optional<Problem> checkMarket(const MarketMatrix& matrix, Index limit = kMaxMarketBytes);

/// Takes the next bytes of the file and how far it is, from 0 to 1. False ends the writing.
using MarketSink = std::function<bool(std::string_view bytes, double progress)>;

/// Writes the matrix as Matrix Market (coordinate, general, counted from 1), straight from the
/// closed form: no matrix is stored. Entries come column by column of Vᵀ (row by row of V). False
/// where the sink ended it. \pre checkMarket(matrix) is empty
bool writeMatrixMarket(const MarketMatrix& matrix, const MarketSink& sink);

} // namespace tconv
