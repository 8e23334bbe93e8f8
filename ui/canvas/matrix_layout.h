// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/cell_layout.h"

/// One side of a matrix: its places lie in blocks (the rows of a picture) and these in channels.
/// Gaps between them are a share of a cell, so that zooming is one scaling and nothing jumps.
struct BlockAxis {
    static constexpr double kBlockGap = 0.3;
    static constexpr double kChannelGap = 0.6;

    tconv::Index count = 1;
    tconv::Index block = 1;   ///< divides channel
    tconv::Index channel = 1; ///< divides count

    double blockGap() const { return block > 1 ? kBlockGap : 0; }
    /// Where a place begins, in cells from the first one's beginning.
    double start(tconv::Index place) const
    {
        return static_cast<double>(place) + blockGap() * static_cast<double>(place / block) +
               kChannelGap * static_cast<double>(place / channel);
    }
    double extent() const { return count == 0 ? 0 : start(count - 1) + 1; }
    /// The place at a distance from the beginning; a gap belongs to the place before it. Clamped.
    tconv::Index placeAt(double distance) const;
};

/// Which of the two matrices is painted. They hold the same entries, mirrored at the diagonal.
enum class MatrixForm {
    Transposed, ///< Vᵀ: a row for each output cell, a column for each input cell
    Forward,    ///< V, the matrix of the Conv2d
};

/// Rows and columns of Vᵀ from those of the form, and back.
inline tconv::Cell mirrored(tconv::Cell cell, MatrixForm form)
{
    return form == MatrixForm::Transposed ? cell : tconv::Cell{cell.column, cell.row};
}

/// Where the cells of a matrix lie.
struct MatrixLayout {
    QPointF origin; ///< top left corner of cell (0, 0)
    QSizeF cell{24, 24};
    BlockAxis rows;
    BlockAxis columns;

    double x(tconv::Index column) const
    {
        return origin.x() + cell.width() * columns.start(column);
    }
    double y(tconv::Index row) const { return origin.y() + cell.height() * rows.start(row); }
    QRectF rect(tconv::Cell at) const { return {QPointF(x(at.column), y(at.row)), cell}; }
    QSizeF size() const { return {cell.width() * columns.extent(), cell.height() * rows.extent()}; }
    QRectF bounds() const { return {origin, size()}; }
    /// The cell at a point; nothing outside the matrix.
    std::optional<tconv::Cell> cellAt(QPointF point) const;
    /// The cells that an area touches; empty when there are none.
    CellRange cellsIn(const QRectF& area) const;
};
