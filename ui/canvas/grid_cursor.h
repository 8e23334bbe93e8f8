// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/cell_layout.h"

#include <optional>

class QKeyEvent;

/// Where a key takes the cursor.
enum class CursorMove {
    Left,
    Right,
    Up,
    Down,
    RowStart,
    RowEnd,
    First,
    Last,
    PageUp,
    PageDown,
};

/// The move of an arrow, Home, End or page key, whether or not Shift extends the selection.
std::optional<CursorMove> cursorMoveOf(const QKeyEvent& event);

/// The current cell of a grid and the rectangle selected from the anchor to it.
struct GridCursor {
    tconv::Cell current;
    tconv::Cell anchor;

    CellRange range() const;
    bool isSingle() const { return current == anchor; }

    /// \pre the grid is not empty
    GridCursor moved(CursorMove move, tconv::Size2 size, tconv::Index page, bool extends) const;
    GridCursor at(tconv::Cell cell, bool extends) const { return {cell, extends ? anchor : cell}; }
    /// Inside a grid that may have shrunk; (0, 0) in an empty one.
    GridCursor clampedTo(tconv::Size2 size) const;

    /// The cell after the current one in reading order, or before it; nothing beyond the grid.
    std::optional<tconv::Cell> following(tconv::Size2 size) const;
    std::optional<tconv::Cell> preceding(tconv::Size2 size) const;

    friend bool operator==(const GridCursor&, const GridCursor&) = default;
};
