// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/cell_layout.h"

#include <QMarginsF>
#include <QPointF>
#include <QSizeF>

/// Space to the left of the cells for row numbers.
constexpr double kNumberBandWidth = 30;

/// The space that a grid takes: its cells, the band of row and column numbers, a frame's label.
struct GridGeometry {
    tconv::Size2 size;
    bool hasNumbers = true;
    double labelWidth = 0;        ///< of the frame's labels; 0: there are none
    tconv::Index labelColumn = 0; ///< where the frame and so its labels begin

    /// What lies around the cells.
    QMarginsF margins() const;
    QSizeF naturalSize(double pitch) const;
    /// The largest pitch from `smallest` to `largest` with which everything fits into `space`; the
    /// smallest where nothing fits.
    double fittingPitch(QSizeF space, double smallest, double largest) const;
    /// The cells in a space, scrolled by `scroll`: aligned where they fit, else from the margins
    /// on.
    CellLayout layout(double pitch, QSizeF space, QPointF scroll, Qt::Alignment alignment) const;
};
