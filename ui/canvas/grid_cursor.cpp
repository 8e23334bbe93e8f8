// SPDX-License-Identifier: MIT
#include "canvas/grid_cursor.h"

#include <QKeyEvent>

#include <algorithm>

using tconv::Cell;
using tconv::Index;

namespace {

Cell clampedCell(Cell cell, tconv::Size2 size)
{
    return {std::clamp<Index>(cell.row, 0, std::max<Index>(0, size.height - 1)),
            std::clamp<Index>(cell.column, 0, std::max<Index>(0, size.width - 1))};
}

Cell target(Cell from, CursorMove move, tconv::Size2 size, Index page)
{
    switch (move) {
    case CursorMove::Left:
        return {from.row, from.column - 1};
    case CursorMove::Right:
        return {from.row, from.column + 1};
    case CursorMove::Up:
        return {from.row - 1, from.column};
    case CursorMove::Down:
        return {from.row + 1, from.column};
    case CursorMove::RowStart:
        return {from.row, 0};
    case CursorMove::RowEnd:
        return {from.row, size.width - 1};
    case CursorMove::First:
        return {0, 0};
    case CursorMove::Last:
        return {size.height - 1, size.width - 1};
    case CursorMove::PageUp:
        return {from.row - page, from.column};
    case CursorMove::PageDown:
        return {from.row + page, from.column};
    }
    return from;
}

} // namespace

std::optional<CursorMove> cursorMoveOf(const QKeyEvent& event)
{
    const Qt::KeyboardModifiers modifiers =
        event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier);
    if (modifiers == Qt::ControlModifier) {
        if (event.key() == Qt::Key_Home)
            return CursorMove::First;
        if (event.key() == Qt::Key_End)
            return CursorMove::Last;
    }
    if (modifiers != Qt::NoModifier)
        return std::nullopt;
    switch (event.key()) {
    case Qt::Key_Left:
        return CursorMove::Left;
    case Qt::Key_Right:
        return CursorMove::Right;
    case Qt::Key_Up:
        return CursorMove::Up;
    case Qt::Key_Down:
        return CursorMove::Down;
    case Qt::Key_Home:
        return CursorMove::RowStart;
    case Qt::Key_End:
        return CursorMove::RowEnd;
    case Qt::Key_PageUp:
        return CursorMove::PageUp;
    case Qt::Key_PageDown:
        return CursorMove::PageDown;
    default:
        return std::nullopt;
    }
}

CellRange GridCursor::range() const
{
    const auto [top, bottom] = std::minmax(anchor.row, current.row);
    const auto [left, right] = std::minmax(anchor.column, current.column);
    return {{top, left}, {bottom, right}};
}

GridCursor GridCursor::moved(CursorMove move, tconv::Size2 size, Index page, bool extends) const
{
    return at(clampedCell(target(current, move, size, page), size), extends);
}

GridCursor GridCursor::clampedTo(tconv::Size2 size) const
{
    return {clampedCell(current, size), clampedCell(anchor, size)};
}

std::optional<Cell> GridCursor::following(tconv::Size2 size) const
{
    if (current.column + 1 < size.width)
        return Cell{current.row, current.column + 1};
    if (current.row + 1 < size.height)
        return Cell{current.row + 1, 0};
    return std::nullopt;
}

std::optional<Cell> GridCursor::preceding(tconv::Size2 size) const
{
    if (current.column > 0)
        return Cell{current.row, current.column - 1};
    if (current.row > 0)
        return Cell{current.row - 1, size.width - 1};
    return std::nullopt;
}
