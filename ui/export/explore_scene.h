// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/canvas_content.h"
#include "canvas/highlights.h"
#include "canvas/tensor_content.h"
#include "export/scene.h"

#include <QRectF>
#include <QString>

#include <vector>

/// Input, kernel and bias beside the canvas, and between them what the step does.
class ExploreScene final : public Scene {
public:
    ExploreScene(Lab& lab, const SceneStyle& style);

    QSizeF size() const override { return m_size; }
    void paint(QPainter& painter, bool asOutlines) const override;
    bool hasMotion() const override;

private:
    /// One grid of the picture with its heading.
    struct PlacedGrid {
        QString title;
        const GridContent* content = nullptr;
        CellLayout layout;

        QRectF box() const;
        void moveTo(QPointF corner);
    };

    PlacedGrid gridOf(const QString& title, const GridContent& content, double largestPitch) const;
    void place();
    void paintTitledGrid(QPainter& painter, const PlacedGrid& grid, bool asOutlines) const;

    Lab& m_lab;
    SceneStyle m_style;
    Highlights m_highlights;
    TensorContent m_input;
    TensorContent m_kernel;
    TensorContent m_bias;
    CanvasContent m_canvas;
    std::vector<PlacedGrid> m_grids; ///< the input first, the canvas last
    QRectF m_middle;
    QSizeF m_size;
};
