// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/gather_words.h"

class QLabel;
class QRectF;

/// Shows a heading: the name bold, the remark small and muted.
void showHeading(QLabel& label, const GridHeading& heading);
/// A grid below its heading in a box.
void placeBelowHeading(QLabel& label, QWidget& grid, const QRectF& box);
