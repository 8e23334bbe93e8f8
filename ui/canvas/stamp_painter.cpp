// SPDX-License-Identifier: MIT
#include "canvas/stamp_painter.h"

#include "canvas/color_scale.h"
#include "canvas/digit_batch.h"
#include "canvas/edges.h"
#include "canvas/grid_painter.h"

#include <QEasingCurve>

#include <algorithm>

namespace {

constexpr double kLifted = 0.3;  ///< until here the stamp rises out of its input cell
constexpr double kRested = 0.5;  ///< until here it can be read
constexpr double kLanded = 0.92; ///< from here it lies in its place

double share(double value, double from, double to)
{
    static const QEasingCurve curve(QEasingCurve::InOutCubic);
    return curve.valueForProgress(std::clamp((value - from) / (to - from), 0.0, 1.0));
}

QRectF between(const QRectF& a, const QRectF& b, double t)
{
    const auto mix = [t](double x, double y) { return x + (y - x) * t; };
    return {mix(a.x(), b.x()), mix(a.y(), b.y()), mix(a.width(), b.width()),
            mix(a.height(), b.height())};
}

} // namespace

QRectF rectOnWay(const StampWay& way, double progress)
{
    if (progress < kRested)
        return between(way.source, way.rest, share(progress, 0, kLifted));
    return between(way.rest, way.target, share(progress, kRested, kLanded));
}

CellLayout restingStamp(const QRectF& space, tconv::Size2 kernel, double largestPitch)
{
    CellLayout layout;
    layout.size = kernel;
    layout.pitch = fittingPitch(kernel, space.size(), largestPitch);
    const QSizeF size = layout.bounds().size();
    layout.origin = {space.center().x() - size.width() / 2, space.center().y() - size.height() / 2};
    return layout;
}

void paintStamp(QPainter& painter, const std::vector<StampPiece>& pieces, const Theme& theme,
                bool asOutlines)
{
    painter.save();
    smoothEdges(painter);
    DigitBatch digits;
    for (const StampPiece& piece : pieces) {
        const double size = piece.rect.width();
        const double radius = std::min(5.0, size / 10);
        painter.setPen(QPen(theme.stamp, std::clamp(size / 14, 1.0, 3.0)));
        painter.setBrush(piece.fill);
        painter.drawRoundedRect(piece.rect, radius, radius);
        if (size >= kSmallestPitchWithText)
            digits.add(piece.rect, piece.text, digitSize(size), inkOn(piece.fill, theme),
                       DigitBatch::Weight::Bold);
    }
    digits.draw(painter, asOutlines);
    painter.restore();
}
