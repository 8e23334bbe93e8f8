// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_heading.h"

#include <QRectF>

class QLabel;
class QWidget;

constexpr double kHeadingHeight = 22;

/// Shows a heading: the name bold, the remark small and muted.
void showHeading(QLabel& label, const GridHeading& heading);
/// A grid below its heading in a box; a heading may reach beyond it.
void placeBelowHeading(QLabel& label, QWidget& grid, const QRectF& box, double headingWidth = 0);
