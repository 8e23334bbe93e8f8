// SPDX-License-Identifier: MIT
#pragma once

#include <QRectF>
#include <QSizeF>

/// What the grids of the gather picture would like to have, without their headings.
struct GatherSizes {
    QSizeF input;
    QSizeF kernel;
    QSizeF bias; ///< empty: there is none
    QSizeF bordered;
    QSizeF rotated;
    QSizeF output;
};

/// Where they go, headings included: input, kernel and bias on the left, the bordered input with a
/// caption below it in the middle, the rotated kernel and the output on the right. Everything keeps
/// inside the area; grids that need more scroll.
struct GatherArrangement {
    QRectF input;
    QRectF kernel;
    QRectF bias;
    QRectF bordered;
    QRectF caption;
    QRectF rotated;
    QRectF output;
};

/// Room for two lines.
constexpr double kCaptionHeight = 44;

GatherArrangement arrangeGather(const QRectF& area, const GatherSizes& sizes);
