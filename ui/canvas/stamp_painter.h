// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/cell_layout.h"
#include "canvas/theme.h"

#include <QPainter>
#include <QRectF>
#include <QString>

#include <vector>

/// One product on its way: where it is now and what it says.
struct StampPiece {
    QRectF rect;
    QString text;
    QColor fill;
};

/// The way of one product of a stamp: out of the input cell, to its place in the resting stamp,
/// and on to its canvas cell.
struct StampWay {
    QRectF source; ///< the input cell
    QRectF rest;   ///< in the stamp as a grid of its own
    QRectF target; ///< the canvas cell
};

/// Where a product is after `progress` (0 … 1) of a step: a third of the time it lifts, a while it
/// rests so that it can be read, then it flies and settles. Eased, so that nothing jerks.
QRectF rectOnWay(const StampWay& way, double progress);

/// Where the stamp rests: its grid centred in `space`, no cell larger than `largestPitch`.
CellLayout restingStamp(const QRectF& space, tconv::Size2 kernel, double largestPitch);

/// The products of a stamp, ringed in the colour of what is moving.
void paintStamp(QPainter& painter, const std::vector<StampPiece>& pieces, const Theme& theme,
                bool asOutlines = false);
