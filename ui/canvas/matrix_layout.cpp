// SPDX-License-Identifier: MIT
#include "canvas/matrix_layout.h"

#include <algorithm>
#include <cmath>

tconv::Index BlockAxis::placeAt(double distance) const
{
    const auto blocks = static_cast<double>(channel / block);
    const double blockLength = static_cast<double>(block) + blockGap();
    const double channelLength = blocks * blockLength + kChannelGap;
    const double inChannels = std::clamp(std::floor(distance / channelLength), 0.0,
                                         static_cast<double>(count / channel) - 1);
    double rest = distance - inChannels * channelLength;
    const double inBlocks = std::clamp(std::floor(rest / blockLength), 0.0, blocks - 1);
    rest -= inBlocks * blockLength;
    const double inCells = std::clamp(std::floor(rest), 0.0, static_cast<double>(block) - 1);
    return static_cast<tconv::Index>(inChannels) * channel +
           static_cast<tconv::Index>(inBlocks) * block + static_cast<tconv::Index>(inCells);
}

std::optional<tconv::Cell> MatrixLayout::cellAt(QPointF point) const
{
    if (!bounds().contains(point))
        return std::nullopt;
    return tconv::Cell{rows.placeAt((point.y() - origin.y()) / cell.height()),
                       columns.placeAt((point.x() - origin.x()) / cell.width())};
}

CellRange MatrixLayout::cellsIn(const QRectF& area) const
{
    const QRectF shared = bounds().intersected(area);
    if (shared.isEmpty())
        return {{0, 0}, {-1, -1}};
    const auto row = [this](double y) { return rows.placeAt((y - origin.y()) / cell.height()); };
    const auto column = [this](double x) {
        return columns.placeAt((x - origin.x()) / cell.width());
    };
    return {{row(shared.top()), column(shared.left())},
            {row(shared.bottom()), column(shared.right())}};
}
