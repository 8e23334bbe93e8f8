// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/nested_grid.h>

#include <optional>
#include <string_view>

namespace tconv {

/// Takes the cells that a reader of grids finds, in scan order.
class GridCells {
public:
    virtual ~GridCells() = default;

    /// Answers why the text is no cell: number_syntax, number_too_long, division_by_zero.
    /// \param number the cell without quotes, with "." as the decimal mark; may be empty
    /// \param written the same as it stands in the text
    virtual std::optional<Problem> add(std::string_view number, std::string_view written) = 0;

    /// Whether an empty cell at the end of a table's row, or a row of separators alone, is a cell.
    virtual bool mayBeOpen() const { return false; }
};

} // namespace tconv
