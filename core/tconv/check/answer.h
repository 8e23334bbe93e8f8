// SPDX-License-Identifier: MIT
// The room `check`: is a person's own result right, and if not, what did that person do?
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/result.h>
#include <tconv/base/tensor4.h>

#include <optional>
#include <string>
#include <string_view>

namespace tconv {

/// A number as a person wrote it. A decimal stands for every value that rounds to it: "0.33" is
/// right for 1/3, "0.3300" is not.
struct GivenNumber {
    Rational value;
    /// The answer is right where |value - right| <= tolerance: half a unit of the last decimal
    /// place written; 0 for integers, "3." and fractions.
    Rational tolerance;
    std::string text; ///< as written, without spaces around it

    bool matches(const Rational& right) const;
    friend bool operator==(const GivenNumber&, const GivenNumber&) = default;
};

/// A person's result: some or all cells of a grid of any size, or a size alone.
struct Answer {
    Tensor4<std::optional<GivenNumber>> cells; ///< (N, C_out, H, W); nothing: left open
    /// The sizes that the person wrote down: 2 for a plane, 3 for (C, H, W), 4 for (N, C, H, W).
    int rank = 2;
    /// Only the size is claimed ("shape: 4x4"): all cells are open and nobody is asked for them.
    bool shapeOnly = false;
};

/// The most cells that an answer may claim, a size alone included.
inline constexpr Index kMaxAnswerCells = Index(1) << 20;

/// Reads a number and how exactly it is meant. Problems: those of parseRational().
Result<GivenNumber> parseGivenNumber(std::string_view text);

/// Reads what parseGrid() reads, where a cell that is empty, "?" or "_" is open, or
/// "shape: 4x4" ("shape: [1, 1, 4, 4]", "4 x 4", "(4, 4)" after the word) alone.
/// Problems: those of parseGrid().
Result<Answer> parseAnswer(std::string_view text, Index maxCells = kMaxAnswerCells);

/// An answer in which every cell is open.
Answer openAnswer(Shape4 shape);

} // namespace tconv
