// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/gather_painter.h"

#include <QWidget>

class GridView;

/// Lies over the gather's grids and paints what moves between two stages; lets every mouse event
/// through.
class GatherOverlay : public QWidget {
    Q_OBJECT

public:
    GatherOverlay(Lab& lab, BorderedContent& bordered, RotatedContent& rotated,
                  const GridView& borderedView, const GridView& rotatedView, QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    GatherStage stage() const;
    GatherPainter gatherPainter() const;
    void repaintTouched();

    Lab& m_lab;
    BorderedContent& m_bordered;
    RotatedContent& m_rotated;
    const GridView& m_borderedView;
    const GridView& m_rotatedView;
    QRectF m_touched; ///< by the last painting
};
