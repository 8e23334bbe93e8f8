// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QWidget>

/// What every workspace does with keys and clicks that none of its grids has a use for: Space
/// plays, Escape and a click beside everything let go of the pinned cell.
class Workspace : public QWidget {
    Q_OBJECT

public:
    Workspace(Lab& lab, const QString& accessibleName, QWidget* parent = nullptr);

    QSize minimumSizeHint() const override { return {520, 420}; }

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

    Lab& m_lab;
};
