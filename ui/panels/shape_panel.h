// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QWidget>

class WrapLabel;

/// The size formula with the experiment's numbers, the output's shape, and the sizes of a Conv2d
/// that output_padding chooses among.
class ShapePanel : public QWidget {
    Q_OBJECT

public:
    explicit ShapePanel(Lab& lab, QWidget* parent = nullptr);

    /// What is shown, as plain text.
    QString formulaText() const;
    QString outputText() const;
    QString conv2dText() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();
    QString formulas() const;
    QString output() const;
    QString conv2d() const;
    tconv::AxisSettings along(tconv::Axis axis) const;
    bool areAxesAlike() const;

    Lab& m_lab;
    WrapLabel* m_formula = nullptr;
    WrapLabel* m_output = nullptr;
    WrapLabel* m_conv2d = nullptr;
};
