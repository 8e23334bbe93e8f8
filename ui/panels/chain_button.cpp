// SPDX-License-Identifier: MIT
#include "panels/chain_button.h"

#include "canvas/theme.h"

#include <QPainter>

namespace {

constexpr QSize kSize(24, 20);
constexpr QSizeF kLink(7.5, 6); ///< one link, between the middles of its strokes
constexpr double kStroke = 1.6;

void paintGround(QPainter& painter, const QRect& rect, bool isHovered, bool hasFocus)
{
    const Theme& theme = Theme::current();
    if (!isHovered && !hasFocus)
        return;
    painter.setPen(QPen(hasFocus ? theme.accent : theme.line, 1));
    painter.setBrush(isHovered ? theme.window : QColor(Qt::transparent));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
}

/// Two links side by side: hooked into each other, or apart.
void paintLinks(QPainter& painter, QPointF center, bool isClosed, const QColor& color)
{
    painter.setPen(QPen(color, kStroke));
    painter.setBrush(Qt::NoBrush);
    const double apart = isClosed ? kLink.width() / 2 - 0.25 : kLink.width() / 2 + 2.25;
    for (const double side : {-1.0, 1.0}) {
        QRectF link(QPointF(), kLink);
        link.moveCenter(center + QPointF(side * apart, 0));
        painter.drawRoundedRect(link, kLink.height() / 2, kLink.height() / 2);
    }
    if (isClosed)
        painter.drawLine(center - QPointF(2.5, 0), center + QPointF(2.5, 0));
}

} // namespace

ChainButton::ChainButton(QWidget* parent)
    : QToolButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize ChainButton::sizeHint() const
{
    return kSize;
}

void ChainButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter, rect(), underMouse(), hasFocus());
    paintLinks(painter, QRectF(rect()).center(), isChecked(),
               isChecked() ? theme.text : theme.muted);
}
