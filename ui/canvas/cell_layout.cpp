// SPDX-License-Identifier: MIT
#include "canvas/cell_layout.h"

#include <algorithm>
#include <cmath>

namespace {

tconv::Index floorIndex(double value)
{
    return static_cast<tconv::Index>(std::floor(value));
}

} // namespace

std::optional<tconv::Cell> CellLayout::cellAt(QPointF point) const
{
    const tconv::Cell cell{floorIndex((point.y() - origin.y()) / pitch),
                           floorIndex((point.x() - origin.x()) / pitch)};
    if (!tconv::contains(size, cell))
        return std::nullopt;
    return cell;
}

CellRange CellLayout::cellsIn(const QRectF& area) const
{
    const auto clampRow = [&](double y) {
        return std::clamp<tconv::Index>(floorIndex((y - origin.y()) / pitch), 0, size.height - 1);
    };
    const auto clampColumn = [&](double x) {
        return std::clamp<tconv::Index>(floorIndex((x - origin.x()) / pitch), 0, size.width - 1);
    };
    if (!area.intersects(bounds()))
        return {{0, 0}, {-1, -1}};
    return {{clampRow(area.top()), clampColumn(area.left())},
            {clampRow(area.bottom()), clampColumn(area.right())}};
}

double fittingPitch(tconv::Size2 size, QSizeF space, double largest)
{
    const double columns = static_cast<double>(std::max<tconv::Index>(1, size.width));
    const double rows = static_cast<double>(std::max<tconv::Index>(1, size.height));
    // Whole pixels: otherwise the lines between cells would differ in width.
    return std::clamp(std::floor(std::min(space.width() / columns, space.height() / rows)), 1.0,
                      largest);
}
