// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/film_strip_painter.h"

#include <QAbstractScrollArea>

/// All stamps side by side and their sum; more than fit scroll. Hovering links it with the grids, a
/// click on a stamp goes to its step of the timeline. Where there are too many stamps it says so.
class FilmStrip : public QAbstractScrollArea {
    Q_OBJECT

public:
    FilmStrip(Lab& lab, const Highlights& highlights, const CanvasContent& canvas,
              QWidget* parent = nullptr);

    /// The height that it needs at a width.
    double heightFor(double width, double most) const;
    FilmLayout filmLayout() const { return m_layout; } ///< in coordinates of the viewport
    /// What it says instead of showing stamps; empty while it shows them.
    QString refusal() const;

protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    FilmStripPainter film() const;
    void refresh();
    void updateLayout();
    void followStep();
    Target targetAt(QPointF position) const;

    Lab& m_lab;
    const Highlights& m_highlights;
    const CanvasContent& m_canvas;
    FilmLayout m_layout;
};
