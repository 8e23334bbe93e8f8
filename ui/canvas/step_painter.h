// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/canvas_content.h"
#include "canvas/highlights.h"
#include "canvas/stamp_painter.h"
#include "document/lab.h"

#include <QPainter>
#include <QRectF>

#include <functional>
#include <vector>

/// Where the parts of the Explore picture are, for what is painted between and over its grids.
struct StepStage {
    QRectF middle; ///< between the input and the canvas
    std::function<QRectF(tconv::Cell)> inputRect;
    std::function<QRectF(tconv::Cell)> canvasRect;
    QRectF canvasView;     ///< what of the canvas can be seen
    bool hasMotion = true; ///< false: a stamp is never shown on its way
    bool hasHint = true;   ///< before the first step it says which key begins
};

/// What the timeline's step does in scatter mode, painted between the grids: the stamp as a grid of
/// its own, at rest or on its way to the canvas. In gather mode it paints nothing.
class StepPainter {
public:
    StepPainter(const Lab& lab, const Highlights& highlights, const CanvasContent& canvas,
                const Theme& theme, bool asOutlines = false);

    void paint(QPainter& painter, const StepStage& stage) const;
    /// What paint() touches: a caller need not repaint more when something moves.
    QRectF touched(const StepStage& stage) const;

private:
    bool isFlying(const StepStage& stage) const;
    tconv::Index shownStep(const StepStage& stage) const; ///< 1 … total; 0: none
    CellLayout restOf(const StepStage& stage) const;
    std::vector<StampPiece> stampPieces(const StepStage& stage) const;
    void paintHint(QPainter& painter, const StepStage& stage) const;
    void paintScatter(QPainter& painter, const StepStage& stage) const;
    void paintStampTitle(QPainter& painter, const QRectF& grid, const QRectF& middle,
                         const tconv::ScatterStep& step) const;
    void paintStampCaption(QPainter& painter, const QRectF& grid, const QRectF& middle,
                           const tconv::ScatterStep& step) const;
    void paintLine(QPainter& painter, const QRectF& box, const QString& text, int pixelSize,
                   QColor color, bool isBold = false) const;

    const Lab& m_lab;
    const Highlights& m_highlights;
    const CanvasContent& m_canvas;
    const Theme& m_theme;
    bool m_asOutlines;
};
