// SPDX-License-Identifier: MIT
#include "panels/bool_box.h"

#include "canvas/theme.h"

#include <QPainter>

namespace {

const QString kTrue = QStringLiteral("True");
const QString kFalse = QStringLiteral("False");

} // namespace

BoolBox::BoolBox(QWidget* parent)
    : QCheckBox(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize BoolBox::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {metrics.horizontalAdvance(kFalse) + 10, metrics.height() + 6};
}

void BoolBox::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    const bool isMarked = property("invalid").toBool();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isMarked ? theme.wrong : hasFocus() ? theme.accent : theme.line);
    painter.setBrush(underMouse() ? theme.accentSoft : theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(isChecked() ? theme.text : theme.muted);
    painter.drawText(rect(), Qt::AlignCenter, isChecked() ? kTrue : kFalse);
}
