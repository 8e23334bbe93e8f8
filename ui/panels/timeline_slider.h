// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <QSlider>

#include <vector>

/// Where the steps lie on a track from `left` to `left + width`.
struct TimelineTrack {
    double left = 0;
    double width = 1;
    tconv::Index total = 0;

    double xAt(double step) const { return total > 0 ? left + width * step / double(total) : left; }
    /// The step that is nearest to x, from 0 to total.
    tconv::Index stepAt(double x) const;
};

/// The timeline as a slider: a click jumps to the place that was clicked, ticks show where each
/// channel begins, and the handle stands between two steps while one is on its way.
class TimelineSlider : public QSlider {
    Q_OBJECT

public:
    explicit TimelineSlider(QWidget* parent = nullptr);

    const std::vector<tconv::Index>& ticks() const { return m_ticks; }
    double progress() const { return m_progress; }
    void setTicks(std::vector<tconv::Index> ticks);
    void setProgress(double progress); ///< 0 … 1: how far the step after value() has come
    TimelineTrack track() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void goTo(double x);

    std::vector<tconv::Index> m_ticks;
    double m_progress = 0;
};
