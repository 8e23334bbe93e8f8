// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/cell_layout.h"

#include <QPainter>

struct Theme;

/// Paints row and column numbers to the left of and above `corner`, where cells begin to be seen:
/// in a scrolled grid they stay in sight. Numbers of cells outside `clip` are left out. `first` is
/// the number of cell (0, 0).
void paintNumbers(QPainter& painter, const CellLayout& layout, QPointF corner, const QRectF& clip,
                  const Theme& theme, bool asOutlines = false, tconv::Cell first = {0, 0});
