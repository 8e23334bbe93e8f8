// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/matrix_model.h"

#include <QWidget>

class MatrixView;

/// Over the columns of V: which run of the marked row is which row of the kernel, and where the
/// row of the picture wraps.
class RecipeBraces : public QWidget {
    Q_OBJECT

public:
    static constexpr int kHeight = 34;

    RecipeBraces(MatrixModel& model, const MatrixView& view, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    MatrixModel& m_model;
    const MatrixView& m_view;
};
