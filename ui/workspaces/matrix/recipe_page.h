// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/highlights.h"
#include "canvas/matrix_model.h"
#include "canvas/tensor_content.h"
#include "workspaces/matrix/window_content.h"

#include <QWidget>

class GridView;
class MatrixView;
class QLabel;
class RecipeBraces;

/// From the kernel to the matrix, one row of V after the other: the kernel lies on the picture,
/// the picture is read row by row, and that line is the row.
class RecipePage : public QWidget {
    Q_OBJECT

public:
    RecipePage(Lab& lab, MatrixModel& model, Highlights& highlights, QWidget* parent = nullptr);

    MatrixView& matrixView() { return *m_matrix; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void followStep();
    void showWindow();
    void arrange();
    QString words() const;

    Lab& m_lab;
    MatrixModel& m_model;
    TensorContent m_kernelContent;
    WindowContent m_windowContent;
    GridView* m_kernel = nullptr;
    GridView* m_window = nullptr;
    MatrixView* m_matrix = nullptr;
    RecipeBraces* m_braces = nullptr;
    QLabel* m_kernelTitle = nullptr;
    QLabel* m_windowTitle = nullptr;
    QLabel* m_matrixTitle = nullptr;
    QLabel* m_words = nullptr;
};
