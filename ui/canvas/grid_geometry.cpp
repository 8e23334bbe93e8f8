// SPDX-License-Identifier: MIT
#include "canvas/grid_geometry.h"

#include "canvas/grid_painter.h"

#include <algorithm>
#include <cmath>

namespace {

/// A ring or a frame reaches this far out of its cell.
constexpr double kOverhang = 4;
/// Labels begin a little to the right of their frame.
constexpr double kLabelIndent = 4;

/// Where cells begin along one axis.
double start(double space, double cells, double before, double after, double scroll, bool isCentred,
             bool isFar)
{
    if (before + cells + after > space)
        return before - scroll;
    if (isFar)
        return std::floor(space - after - cells);
    // The cells are centred, not cells and numbers: so grids below one another line up.
    return isCentred ? std::clamp(std::floor((space - cells) / 2), before,
                                  std::max(before, std::floor(space - after - cells)))
                     : before;
}

} // namespace

QMarginsF GridGeometry::margins() const
{
    const double left = hasNumbers ? kNumberBandWidth : kOverhang;
    const double top = hasNumbers ? kNumberBand : kOverhang;
    return {left, top, kOverhang, labelWidth > 0 ? kFrameLabelBand : kOverhang};
}

QSizeF GridGeometry::naturalSize(double pitch) const
{
    const QMarginsF around = margins();
    const double cells = pitch * static_cast<double>(size.width);
    const double label =
        labelWidth > 0 ? pitch * static_cast<double>(labelColumn) + kLabelIndent + labelWidth : 0;
    return {around.left() + std::max(cells, label) + around.right(),
            around.top() + pitch * static_cast<double>(size.height) + around.bottom()};
}

double GridGeometry::fittingPitch(QSizeF space, double smallest, double largest) const
{
    const QMarginsF around = margins();
    const QSizeF inside(space.width() - around.left() - around.right(),
                        space.height() - around.top() - around.bottom());
    return std::max(smallest, ::fittingPitch(size, inside, largest));
}

CellLayout GridGeometry::layout(double pitch, QSizeF space, QPointF scroll,
                                Qt::Alignment alignment) const
{
    const QMarginsF around = margins();
    const QSizeF natural = naturalSize(pitch);
    const double width = natural.width() - around.left() - around.right();
    const double height = natural.height() - around.top() - around.bottom();
    CellLayout layout;
    layout.origin = {
        start(space.width(), width, around.left(), around.right(), scroll.x(),
              alignment.testFlag(Qt::AlignHCenter), alignment.testFlag(Qt::AlignRight)),
        start(space.height(), height, around.top(), around.bottom(), scroll.y(),
              alignment.testFlag(Qt::AlignVCenter), alignment.testFlag(Qt::AlignBottom))};
    layout.pitch = pitch;
    layout.size = size;
    return layout;
}
