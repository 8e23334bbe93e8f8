// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

/// What the program is, its licence, and the libraries that it stands on with theirs.
class AboutDialog : public QDialog {
    Q_OBJECT

public:
    explicit AboutDialog(QWidget* parent = nullptr);

private:
    QLayout* newButtons();
};
