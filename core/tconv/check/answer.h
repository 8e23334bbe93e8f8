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
    /// place written; 0 for integers, "3.", "2e3" and fractions.
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
/// The most bytes of a text that a program should read for an answer.
inline constexpr std::size_t kMaxAnswerBytes = std::size_t(64) << 20;

/// Reads a number and how exactly it is meant. Problems: those of parseExact().
Result<GivenNumber> parseGivenNumber(std::string_view text);

/// Reads what parseGrid() reads, where a cell that is "?", "_", null or None, or an empty cell of a
/// table, is open; or a size alone: "shape: 4x4", "Size = [1, 1, 4, 4]", "output shape (4, 4)",
/// "torch.Size([1, 1, 4, 4])".
///
/// Empty cells at the end of a table's row and rows of separators alone count as open cells; see
/// withoutOpenEdges().
///
/// Numbers that a program printed carry its rounding: in "tensor(…)", "array(…)" and lists without
/// commas all decimals have the finest place that one of them shows (NumPy drops zeros at the end);
/// and those, and decimals of 15 digits and more, are right within 1e-6 of their magnitude as
/// float32 results are.
///
/// Problems: those of parseGrid(); one sentence with line and column for a size, too.
Result<Answer> parseAnswer(std::string_view text, Index maxCells = kMaxAnswerCells);

/// A program's numbers: each is right within `error` of the larger of its own magnitude and that of
/// the whole answer, the latter not more than 1. 0: exactly.
Answer givenNumbers(const Tensor4<Rational>& values, int rank, const Rational& error);

/// An answer in which every cell is open.
Answer openAnswer(Shape4 shape);

/// Without the last rows and columns, where these are open in all planes and the planes then have
/// this size: a spreadsheet's selection was larger than the grid. Else the same answer.
Answer withoutOpenEdges(Answer answer, Size2 size);

} // namespace tconv
