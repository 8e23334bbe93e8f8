// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <QPointF>
#include <QRectF>

#include <optional>

/// A rectangle of cells: rows and columns, the last ones included.
struct CellRange {
    tconv::Cell first;
    tconv::Cell last;

    bool isEmpty() const { return last.row < first.row || last.column < first.column; }
    bool contains(tconv::Cell cell) const
    {
        return cell.row >= first.row && cell.row <= last.row && cell.column >= first.column &&
               cell.column <= last.column;
    }
    tconv::Size2 size() const { return {last.row - first.row + 1, last.column - first.column + 1}; }
    friend bool operator==(const CellRange&, const CellRange&) = default;
};

/// Where the cells of a grid lie: square cells of one size, `gap` apart inside their pitch.
struct CellLayout {
    QPointF origin;          ///< top left corner of cell (0, 0)
    double pitch = 40;       ///< distance of neighbouring cells
    tconv::Size2 size{1, 1}; ///< rows and columns

    /// The space between two cells: none where cells are too small for it.
    double gap() const { return pitch >= 30 ? 2 : pitch >= 6 ? 1 : 0; }

    QRectF bounds() const
    {
        return {origin, QSizeF(pitch * double(size.width), pitch * double(size.height))};
    }
    QRectF rect(tconv::Cell cell) const
    {
        return {origin.x() + pitch * double(cell.column), origin.y() + pitch * double(cell.row),
                pitch - gap(), pitch - gap()};
    }
    QRectF rect(const CellRange& range) const { return rect(range.first).united(rect(range.last)); }
    /// The cell at a point; the gap belongs to the cell before it.
    std::optional<tconv::Cell> cellAt(QPointF point) const;
    /// The cells that a rectangle touches; empty when there are none.
    CellRange cellsIn(const QRectF& area) const;
};

/// The largest pitch, at most `largest`, with which `size` cells fit into `space`.
double fittingPitch(tconv::Size2 size, QSizeF space, double largest);
