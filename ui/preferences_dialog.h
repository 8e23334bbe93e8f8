// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QDialog>

class QComboBox;

/// What the person prefers. Not modal: every choice is applied and kept at once.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    explicit PreferencesDialog(Lab& lab, QWidget* parent = nullptr);

private:
    QComboBox* newChoice(const char* name, const QStringList& texts, const QString& help);
    void createFields();
    void createLayout();
    void connectFields();
    void refresh();

    Lab& m_lab;
    QComboBox* m_theme = nullptr;
    QComboBox* m_numbers = nullptr;
    QComboBox* m_cellColor = nullptr;
    QComboBox* m_motion = nullptr;
};
