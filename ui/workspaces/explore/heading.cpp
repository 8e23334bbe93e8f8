// SPDX-License-Identifier: MIT
#include "workspaces/explore/heading.h"

#include "workspaces/explore/explore_arrangement.h"

#include <QLabel>

void showHeading(QLabel& label, const GridHeading& heading)
{
    label.setText(QStringLiteral("<b>%1</b>&nbsp; <span style='color:%2; font-size:11px'>%3</span>")
                      .arg(heading.name, Theme::current().muted.name(), heading.remark));
}

void placeBelowHeading(QLabel& label, QWidget& grid, const QRectF& box)
{
    label.setGeometry(QRectF(box.topLeft(), QSizeF(box.width(), kHeadingHeight)).toRect());
    grid.setGeometry(box.adjusted(0, kHeadingHeight, 0, 0).toRect());
}
