// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/canvas_content.h"

/// y: the part of the canvas that the layer answers, as the timeline has it.
class OutputContent : public GridContent {
    Q_OBJECT

public:
    OutputContent(Lab& lab, Highlights& highlights, QObject* parent = nullptr);

    QString name() const override { return tr("y, the output"); }
    QString symbol() const override { return QStringLiteral("y"); }
    tconv::Size2 size() const override;
    CellLook look(tconv::Cell cell) const override;
    QString spokenText(tconv::Cell cell) const override;
    QString copiedText(tconv::Cell cell) const override;
    void hover(std::optional<tconv::Cell> cell) override;
    void click(tconv::Cell cell) override;

private:
    tconv::Cell start() const;

    Lab& m_lab;
    CanvasContent m_canvas;
};
