// SPDX-License-Identifier: MIT
#include "panels/bar_button.h"

#include "canvas/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>

#include <algorithm>

namespace {

constexpr int kSide = 32;
constexpr double kRadius = 6;
constexpr double kLineWidth = 1.8;

/// A chevron whose tip is at x = tip; direction -1 points to the left.
void addChevron(QPainterPath& path, double tip, double direction)
{
    path.moveTo(tip - 5 * direction, -5);
    path.lineTo(tip, 0);
    path.lineTo(tip - 5 * direction, 5);
}

void addBar(QPainterPath& path, double x)
{
    path.moveTo(x, -5);
    path.lineTo(x, 5);
}

QPainterPath triangle()
{
    QPainterPath path;
    path.moveTo(-4, -6);
    path.lineTo(6, 0);
    path.lineTo(-4, 6);
    path.closeSubpath();
    return path;
}

QPainterPath twoBars()
{
    QPainterPath path;
    path.addRoundedRect(QRectF(-5, -6, 3.5, 12), 1, 1);
    path.addRoundedRect(QRectF(1.5, -6, 3.5, 12), 1, 1);
    return path;
}

/// Two arrows that run after each other around a rounded rectangle.
QPainterPath loopArrows()
{
    QPainterPath path;
    for (const double side : {1.0, -1.0}) {
        path.moveTo(-7 * side, 0);
        path.lineTo(-7 * side, -1 * side);
        path.quadTo(-7 * side, -4.5 * side, -3.5 * side, -4.5 * side);
        path.lineTo(6.5 * side, -4.5 * side);
        path.moveTo(3.5 * side, -7.5 * side);
        path.lineTo(6.5 * side, -4.5 * side);
        path.lineTo(3.5 * side, -1.5 * side);
    }
    return path;
}

} // namespace

GlyphShape glyphShape(PlaybackGlyph glyph)
{
    QPainterPath path;
    switch (glyph) {
    case PlaybackGlyph::None:
        break;
    case PlaybackGlyph::First:
        addBar(path, -4.5);
        addChevron(path, -1, -1);
        break;
    case PlaybackGlyph::Previous:
        addChevron(path, -2.5, -1);
        break;
    case PlaybackGlyph::Play:
        return {triangle(), true};
    case PlaybackGlyph::Pause:
        return {twoBars(), true};
    case PlaybackGlyph::Next:
        addChevron(path, 2.5, 1);
        break;
    case PlaybackGlyph::Last:
        addChevron(path, 1, 1);
        addBar(path, 4.5);
        break;
    case PlaybackGlyph::Loop:
        return {loopArrows(), false};
    }
    return {path, false};
}

BarButton::BarButton(PlaybackGlyph glyph, QWidget* parent)
    : QToolButton(parent)
    , m_glyph(glyph)
{
    setAttribute(Qt::WA_Hover);
}

void BarButton::setGlyph(PlaybackGlyph glyph)
{
    m_glyph = glyph;
    update();
}

void BarButton::setPrimary(bool isPrimary)
{
    m_isPrimary = isPrimary;
    update();
}

QSize BarButton::sizeHint() const
{
    if (m_glyph != PlaybackGlyph::None)
        return {kSide, kSide};
    // As wide as any choice of its menu, so that nothing moves when another one is made.
    int width = fontMetrics().horizontalAdvance(text());
    if (menu())
        for (const QAction* action : menu()->actions())
            width = std::max(width, fontMetrics().horizontalAdvance(action->text()));
    return {std::max(kSide, width + 16), kSide};
}

void BarButton::keyPressEvent(QKeyEvent* event)
{
    // Arrows would move the focus; the bar has a better use for them.
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
        event->ignore();
        break;
    default:
        QToolButton::keyPressEvent(event);
    }
}

void BarButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    const QColor ink = !isEnabled()  ? theme.line
                       : m_isPrimary ? theme.onAccent
                       : isChecked() ? theme.accent
                                     : theme.text;
    if (m_glyph != PlaybackGlyph::None)
        return paintGlyph(painter, ink);
    painter.setPen(ink);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void BarButton::paintGround(QPainter& painter) const
{
    const Theme& theme = Theme::current();
    const bool isActive = isEnabled() && (isDown() || isChecked());
    const bool isHovered = isEnabled() && underMouse();
    QColor ground = isActive ? theme.accentSoft : isHovered ? theme.window : theme.panel;
    QColor border = hasFocus() || isActive ? theme.accent : theme.line;
    if (m_isPrimary && isEnabled()) {
        ground = isDown()    ? theme.accent.darker(115)
                 : isHovered ? theme.accent.lighter(theme.isDark ? 108 : 112)
                             : theme.accent;
        border = hasFocus() ? theme.text : ground;
    }
    painter.setPen(QPen(border, 1));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

void BarButton::paintGlyph(QPainter& painter, const QColor& ink) const
{
    const GlyphShape shape = glyphShape(m_glyph);
    painter.translate(QRectF(rect()).center());
    if (shape.isFilled) {
        painter.setPen(QPen(ink, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(ink);
    } else {
        painter.setPen(QPen(ink, kLineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
    }
    painter.drawPath(shape.path);
}
