// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>

/// A label that wraps its text, never lets a layout cut it, and never takes less room than a
/// number of lines.
class WrapLabel : public QLabel {
    Q_OBJECT

public:
    explicit WrapLabel(QWidget* parent = nullptr, int leastLines = 1);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int m_leastLines;
};
