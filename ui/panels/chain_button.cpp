// SPDX-License-Identifier: MIT
#include "panels/chain_button.h"

#include "canvas/theme.h"

#include <QPainter>
#include <QPainterPath>

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

/// Two links hooked into each other.
void paintClosed(QPainter& painter, QPointF center)
{
    for (const double side : {-1.0, 1.0}) {
        QRectF link(QPointF(), kLink);
        link.moveCenter(center + QPointF(side * (kLink.width() / 2 - 0.25), 0));
        painter.drawRoundedRect(link, kLink.height() / 2, kLink.height() / 2);
    }
    painter.drawLine(center - QPointF(2.5, 0), center + QPointF(2.5, 0));
}

/// Two halves of links, apart.
void paintOpen(QPainter& painter, QPointF center)
{
    const double radius = kLink.height() / 2;
    for (const double side : {-1.0, 1.0}) {
        const QPointF end = center + QPointF(side * 3, 0);
        QRectF arc(0, 0, 2 * radius, 2 * radius);
        arc.moveCenter(end + QPointF(side * 1.5, 0));
        QPainterPath half(end - QPointF(0, radius));
        half.lineTo(arc.center() - QPointF(0, radius));
        half.arcTo(arc, 90, side * -180);
        half.lineTo(end + QPointF(0, radius));
        painter.drawPath(half);
    }
}

void paintLinks(QPainter& painter, QPointF center, bool isClosed, const QColor& color)
{
    painter.setPen(QPen(color, kStroke, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(Qt::NoBrush);
    isClosed ? paintClosed(painter, center) : paintOpen(painter, center);
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
