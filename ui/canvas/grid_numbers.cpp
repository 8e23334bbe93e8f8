// SPDX-License-Identifier: MIT
#include "canvas/grid_numbers.h"

#include "canvas/digit_batch.h"
#include "canvas/grid_geometry.h"
#include "canvas/grid_painter.h"
#include "canvas/theme.h"

#include <algorithm>

namespace {

constexpr int kNumberSize = 11;

/// Every number where there is room, else every 5th, 10th, 50th, …
tconv::Index numberInterval(double pitch)
{
    tconv::Index interval = 1;
    for (const tconv::Index next : {5, 10, 50, 100, 500, 1000, 5000, 10000}) {
        if (pitch * static_cast<double>(interval) >= kSmallestPitchWithText)
            break;
        interval = next;
    }
    return interval;
}

} // namespace

void paintNumbers(QPainter& painter, const CellLayout& layout, QPointF corner, const QRectF& clip,
                  const Theme& theme, bool asOutlines, tconv::Cell first)
{
    const CellRange range = layout.cellsIn(clip);
    if (range.isEmpty())
        return;
    const tconv::Index interval = numberInterval(layout.pitch);
    // A number may be wider than its cell, since it stands for several.
    const double width = std::max(layout.pitch, 30.0);
    DigitBatch digits;
    for (tconv::Index column = range.first.column; column <= range.last.column; ++column) {
        const double middle = layout.rect(tconv::Cell{0, column}).center().x();
        const tconv::Index number = column + first.column;
        if (number % interval == 0 && middle >= corner.x())
            digits.add({middle - width / 2, corner.y() - kNumberBand, width, kNumberBand - 2},
                       QString::number(number), kNumberSize, theme.muted);
    }
    for (tconv::Index row = range.first.row; row <= range.last.row; ++row) {
        const double middle = layout.rect(tconv::Cell{row, 0}).center().y();
        const tconv::Index number = row + first.row;
        if (number % interval == 0 && middle >= corner.y())
            digits.add({corner.x() - kNumberBandWidth, middle - 8, kNumberBandWidth - 4, 16},
                       QString::number(number), kNumberSize, theme.muted);
    }
    digits.draw(painter, asOutlines);
}
