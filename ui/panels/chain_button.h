// SPDX-License-Identifier: MIT
#pragma once

#include <QToolButton>

/// Locks height = width: a closed chain when checked, an open one otherwise.
class ChainButton : public QToolButton {
    Q_OBJECT

public:
    explicit ChainButton(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};
