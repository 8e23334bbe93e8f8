// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/highlights.h"
#include "document/lab.h"

#include <QFrame>

class QLabel;
class QTextBrowser;
class QToolButton;

/// Spells out the number that is looked at, in symbols and in numbers, and copies it.
class ExplanationPanel : public QFrame {
    Q_OBJECT

public:
    ExplanationPanel(Lab& lab, Highlights& highlights, QWidget* parent = nullptr);

    QString shownText() const;
    void copyText() const;
    void copyLatex() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();

    Lab& m_lab;
    Highlights& m_highlights;
    QTextBrowser* m_text = nullptr;
    QToolButton* m_copyText = nullptr;
    QToolButton* m_copyLatex = nullptr;
};
