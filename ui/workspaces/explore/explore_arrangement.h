// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>
#include <QSizeF>

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

constexpr double kHeadingHeight = 22;

ExploreArrangement arrangeExplore(const QRectF& area, const ExploreSizes& sizes);
