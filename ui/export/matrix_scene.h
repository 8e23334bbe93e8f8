// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/canvas_content.h"
#include "canvas/highlights.h"
#include "canvas/matrix_model.h"
#include "canvas/output_content.h"
#include "canvas/tensor_content.h"
#include "canvas/vector_content.h"
#include "export/scene.h"

#include <QRectF>

/// Vᵀ · x = y, with the row or the column that the step multiplies out.
class MatrixScene final : public Scene {
public:
    MatrixScene(Lab& lab, const SceneStyle& style);

    QSizeF size() const override { return m_size; }
    void paint(QPainter& painter, bool asOutlines) const override;

private:
    CellLayout gridLayout(const GridContent& content, double pitch, double height) const;
    void place();
    void paintGridOf(QPainter& painter, const GridContent& content, const CellLayout& layout,
                     bool hasNumbers, bool asOutlines) const;
    void paintTitle(QPainter& painter, const QRectF& grid, const QString& title,
                    bool asOutlines) const;

    Lab& m_lab;
    SceneStyle m_style;
    MatrixModel m_model;
    Highlights m_highlights;
    CanvasContent m_canvas;
    OutputContent m_output;
    VectorContent m_vector;
    TensorContent m_input;
    const GridContent* m_x = nullptr; ///< the column, or where that would be too long the grid
    MatrixLayout m_matrixLayout;
    CellLayout m_vectorLayout;
    CellLayout m_outputLayout;
    QSizeF m_size;
};
