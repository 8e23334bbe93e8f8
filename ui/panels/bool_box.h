// SPDX-License-Identifier: MIT
#pragma once

#include <QCheckBox>

/// A check box that reads as Python: True or False in a field of the call.
class BoolBox : public QCheckBox {
    Q_OBJECT

public:
    explicit BoolBox(QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool hitButton(const QPoint& position) const override { return rect().contains(position); }
    void paintEvent(QPaintEvent* event) override;
};
