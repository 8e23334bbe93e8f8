// SPDX-License-Identifier: MIT
#pragma once

#include "panels/heading.h"

#include <QRectF>
#include <QSizeF>

#include <array>

/// What the grids of the Explore workspace would like to have, without their headings.
struct ExploreSizes {
    QSizeF input;
    QSizeF kernel;
    QSizeF bias; ///< empty: there is none
    QSizeF canvas;
};

/// Where they go, headings included: input, kernel and bias in the left column, the canvas on the
/// right, the stamp between them. Everything keeps inside the area; grids that need more scroll.
struct ExploreArrangement {
    QRectF input;
    QRectF kernel;
    QRectF bias;
    QRectF canvas;
    QRectF middle;
};

/// Space between two grids below one another.
constexpr double kStackGap = 16;

/// What three grids in a column get of a height: all that they need where that is less than an
/// equal share of what is left, so that a large input never squeezes a small kernel.
std::array<double, 3> shareHeight(double whole, const std::array<double, 3>& needs);

ExploreArrangement arrangeExplore(const QRectF& area, const ExploreSizes& sizes);
