// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/canvas_content.h"

/// The kept part of the canvas as a grid of its own: the output that the gather fills.
class OutputContent : public GridContent {
    Q_OBJECT

public:
    /// The canvas outlives this.
    OutputContent(Lab& lab, CanvasContent& canvas, QObject* parent = nullptr);

    QString name() const override;
    tconv::Size2 size() const override;
    CellLook look(tconv::Cell cell) const override;
    QString spokenText(tconv::Cell cell) const override;
    QString copiedText(tconv::Cell cell) const override;
    void hover(std::optional<tconv::Cell> cell) override;
    void click(tconv::Cell cell) override;

private:
    tconv::Cell start() const { return m_lab.document().shownEvaluation().geometry.windowStart; }

    Lab& m_lab;
    CanvasContent& m_canvas;
};
