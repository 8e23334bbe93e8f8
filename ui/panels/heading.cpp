// SPDX-License-Identifier: MIT
#include "panels/heading.h"

#include "canvas/theme.h"

#include <QLabel>

#include <algorithm>

void showHeading(QLabel& label, const GridHeading& heading)
{
    label.setText(QStringLiteral("<b>%1</b>&nbsp; <span style='color:%2; font-size:11px'>%3</span>")
                      .arg(heading.name, Theme::current().muted.name(), heading.remark));
}

void placeBelowHeading(QLabel& label, QWidget& grid, const QRectF& box, double headingWidth)
{
    const QSizeF size(std::max(box.width(), headingWidth), kHeadingHeight);
    label.setGeometry(QRectF(box.topLeft(), size).toRect());
    grid.setGeometry(box.adjusted(0, kHeadingHeight, 0, 0).toRect());
}
