// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/color_scale.h"
#include "canvas/grid_content.h"
#include "canvas/matrix_model.h"

/// The kernel lying where one row of V has it: on the picture of the layer's output, which is the
/// input of the Conv2d. Taps outside the frame fall on padded zeros and have no column in V.
class WindowContent : public GridContent {
    Q_OBJECT

public:
    WindowContent(Lab& lab, MatrixModel& model, QObject* parent = nullptr);

    QString name() const override { return tr("The kernel on the picture"); }
    tconv::Size2 size() const override;
    CellLook look(tconv::Cell cell) const override;
    std::optional<GridFrame> frame() const override;
    QString spokenText(tconv::Cell cell) const override;
    QString copiedText(tconv::Cell cell) const override;

private:
    std::optional<tconv::Index> weightAt(tconv::Cell canvasCell) const;
    void refresh();

    Lab& m_lab;
    MatrixModel& m_model;
    ColorScale m_scale;
    double m_largest = 0;
};
