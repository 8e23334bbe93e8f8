// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/matrix_model.h"

#include <QWidget>

class MatrixView;
class QLabel;

/// Vᵀ beside V: the same entries, mirrored at the diagonal; what is looked at in one is marked in
/// the other.
class PairPage : public QWidget {
    Q_OBJECT

public:
    PairPage(MatrixModel& model, QWidget* parent = nullptr);

    MatrixView& transposedView() { return *m_transposed; }
    MatrixView& forwardView() { return *m_forward; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refreshTitles();
    void followStep();
    void arrange();

    MatrixModel& m_model;
    MatrixView* m_transposed = nullptr;
    MatrixView* m_forward = nullptr;
    QLabel* m_transposedTitle = nullptr;
    QLabel* m_forwardTitle = nullptr;
    QLabel* m_note = nullptr; ///< what V is, and where it is less than a Conv2d
};
