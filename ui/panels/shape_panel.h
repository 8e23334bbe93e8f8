// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QWidget>

class QFrame;
class QLabel;

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
    QLabel* newText(QWidget* parent, int leastLines);
    void refresh();
    QString formulas() const;
    QString output() const;
    QString conv2d() const;
    tconv::AxisSettings along(tconv::Axis axis) const;
    bool areAxesAlike() const;

    Lab& m_lab;
    QLabel* m_formula = nullptr;
    QLabel* m_output = nullptr;
    QLabel* m_conv2d = nullptr;
};
