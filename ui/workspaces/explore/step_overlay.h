// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/step_painter.h"

#include <QWidget>

class GridView;

/// Lies over the Explore workspace and paints the timeline's step between and over its grids; lets
/// every mouse event through.
class StepOverlay : public QWidget {
    Q_OBJECT

public:
    StepOverlay(Lab& lab, const Highlights& highlights, const CanvasContent& content,
                const GridView& input, const GridView& canvas, QWidget* parent);

    void setMiddle(const QRectF& middle);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StepStage stage() const;
    StepPainter stepPainter() const;
    void repaintTouched();

    Lab& m_lab;
    const Highlights& m_highlights;
    const CanvasContent& m_content;
    const GridView& m_input;
    const GridView& m_canvas;
    QRectF m_middle;
    QRectF m_touched; ///< by the last painting
};
