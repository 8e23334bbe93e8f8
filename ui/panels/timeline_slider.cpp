// SPDX-License-Identifier: MIT
#include "panels/timeline_slider.h"

#include "canvas/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace {

constexpr double kHandleRadius = 8;
constexpr double kGrooveHeight = 6;
constexpr double kTickHeight = 14;
// Ticks closer than this would be one grey bar.
constexpr double kSmallestTickDistance = 4;

} // namespace

tconv::Index TimelineTrack::stepAt(double x) const
{
    if (total <= 0 || width <= 0)
        return 0;
    const double share = std::clamp((x - left) / width, 0.0, 1.0);
    return static_cast<tconv::Index>(std::llround(share * static_cast<double>(total)));
}

TimelineSlider::TimelineSlider(QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void TimelineSlider::setTicks(std::vector<tconv::Index> ticks)
{
    m_ticks = std::move(ticks);
    update();
}

void TimelineSlider::setProgress(double progress)
{
    if (progress == m_progress)
        return;
    m_progress = progress;
    update();
}

TimelineTrack TimelineSlider::track() const
{
    return {kHandleRadius + 1, width() - 2 * (kHandleRadius + 1), maximum()};
}

QSize TimelineSlider::sizeHint() const
{
    return {240, 28};
}

QSize TimelineSlider::minimumSizeHint() const
{
    return {80, 28};
}

void TimelineSlider::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    const TimelineTrack place = track();
    const double x = place.xAt(value() + (value() < maximum() ? m_progress : 0));
    const double middle = height() / 2.0;
    const QRectF groove(place.left, middle - kGrooveHeight / 2, place.width, kGrooveHeight);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);

    if (m_ticks.size() < 2 ||
        place.xAt(double(m_ticks[1])) - place.xAt(double(m_ticks[0])) >= kSmallestTickDistance) {
        painter.setBrush(theme.muted);
        for (const tconv::Index tick : m_ticks)
            painter.drawRect(QRectF(std::round(place.xAt(double(tick)) - 0.5),
                                    middle - kTickHeight / 2, 1, kTickHeight));
    }
    painter.setBrush(theme.line);
    painter.drawRoundedRect(groove, kGrooveHeight / 2, kGrooveHeight / 2);
    if (!isEnabled())
        return;
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(QRectF(groove.topLeft(), QPointF(x, groove.bottom())),
                            kGrooveHeight / 2, kGrooveHeight / 2);
    if (hasFocus()) {
        painter.setBrush(theme.accentSoft);
        painter.drawEllipse(QPointF(x, middle), kHandleRadius + 1, kHandleRadius + 1);
    }
    const bool isActive = isSliderDown() || underMouse();
    painter.setPen(QPen(theme.accent, isActive ? 4 : 3));
    painter.setBrush(theme.panel);
    painter.drawEllipse(QPointF(x, middle), kHandleRadius - 1.5, kHandleRadius - 1.5);
}

void TimelineSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    setSliderDown(true);
    goTo(event->position().x());
}

void TimelineSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        goTo(event->position().x());
}

void TimelineSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setSliderDown(false);
}

void TimelineSlider::goTo(double x)
{
    setSliderPosition(static_cast<int>(track().stepAt(x)));
}
