// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/base/shape4.h>

#include <array>
#include <functional>
#include <optional>
#include <string>

namespace tconv {

/// How a text nests its cells: rank 2 is one plane (H,W), 3 is (C,H,W), 4 is (N,C,H,W). The missing
/// leading sizes of the shape are 1.
struct GridLayout {
    Shape4 shape;
    int rank = 2;
};

/// Checks and counts the cells of nested lists, one event at a time; the caller keeps what is in
/// them. There is no recursion.
class NestedGrid {
public:
    /// `name` begins the places in problems, e.g. "weight row 2"; may be empty.
    explicit NestedGrid(Index maxCells, std::string name = {});

    // Each answers the rule that it breaks: grid_too_deep, grid_empty, grid_ragged, grid_too_large,
    // or grid_syntax without a line and a column, which the caller knows.

    std::optional<Problem> open();
    std::optional<Problem> close();
    /// A cell. \pre openLists() > 0
    std::optional<Problem> add();

    int openLists() const { return m_open; }
    /// How many lists stand around a number; 0 before the first number.
    int depth() const { return m_depth; }
    /// Where the next element comes, counted from 1, e.g. "weight row 2, cell 3".
    std::string nextPlace() const;

    /// A single list of numbers becomes a plane of one row. \pre all lists are closed
    GridLayout layout() const;

private:
    static constexpr int kMaxDepth = 4;

    std::string place(int list) const;

    Index m_maxCells;
    std::string m_name;
    int m_open = 0;
    int m_depth = 0;
    std::array<Index, kMaxDepth> m_counts{};                 ///< elements so far of each open list
    std::array<std::optional<Index>, kMaxDepth> m_lengths{}; ///< of the closed lists of a level
    Index m_cells = 0;
};

/// The other way: nested lists with one row on each line and `indent` spaces in front of all lines
/// but the first. `rank` says how many of the sizes, the last ones, show as lists; `cell` writes
/// the number with a flat index.
/// \pre rank is 2, 3 or 4, the sizes left out are 1, no size is 0
std::string nestedText(const Shape4& shape, int rank, std::size_t indent,
                       const std::function<std::string(Index)>& cell);

} // namespace tconv
