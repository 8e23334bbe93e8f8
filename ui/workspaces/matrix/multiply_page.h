// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/canvas_content.h"
#include "canvas/matrix_model.h"
#include "canvas/output_content.h"
#include "canvas/vector_content.h"

#include <QWidget>

class GridView;
class MatrixView;
class PlaneStrip;
class QLabel;

/// Vᵀ · x = y, multiplied out along the timeline: by row in gather mode, by column in scatter mode.
class MultiplyPage : public QWidget {
    Q_OBJECT

public:
    MultiplyPage(Lab& lab, MatrixModel& model, Highlights& highlights, QWidget* parent = nullptr);

    MatrixView& matrixView() { return *m_matrix; }
    GridView& vectorView() { return *m_vector; }
    GridView& outputView() { return *m_output; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refreshTitles();
    void followStep();
    void arrange();

    Lab& m_lab;
    MatrixModel& m_model;
    VectorContent m_vectorContent;
    CanvasContent m_canvasContent;
    OutputContent m_outputContent;
    MatrixView* m_matrix = nullptr;
    GridView* m_vector = nullptr;
    GridView* m_output = nullptr;
    QLabel* m_matrixTitle = nullptr;
    QLabel* m_vectorTitle = nullptr;
    QLabel* m_outputTitle = nullptr;
    PlaneStrip* m_inputPlanes = nullptr;
    PlaneStrip* m_outputPlanes = nullptr;
    QRectF m_dot;    ///< where "·" stands
    QRectF m_equals; ///< where "=" stands
};
