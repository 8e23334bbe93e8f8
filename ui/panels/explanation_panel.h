// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/highlights.h"
#include "document/lab.h"
#include "panels/explanation_text.h"

#include <QFrame>

#include <functional>

class QLabel;
class QTextBrowser;
class QToolButton;

/// Spells out the number that is looked at, in symbols and in numbers, and copies it.
class ExplanationPanel : public QFrame {
    Q_OBJECT

public:
    /// `explain` gives the words; those of explanation_text.h unless a workspace has its own.
    ExplanationPanel(Lab& lab, Highlights& highlights, QWidget* parent = nullptr,
                     std::function<Explanation()> explain = {});

    QString shownText() const;
    void copyText() const;
    void copyLatex() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void refresh();

    Lab& m_lab;
    std::function<Explanation()> m_explain;
    QTextBrowser* m_text = nullptr;
    QToolButton* m_copyText = nullptr;
    QToolButton* m_copyLatex = nullptr;
};
