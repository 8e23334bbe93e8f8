// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QPushButton;
class WrapLabel;

/// A sentence below the layer's card: the rule that is broken, with a button that mends it, or what
/// became of a pasted layer. Hidden while there is nothing to say.
class ProblemNote : public QWidget {
    Q_OBJECT

public:
    explicit ProblemNote(QWidget* parent = nullptr);

    /// `mending` is the button's text; without it there is no button.
    void showProblem(const QString& sentence, const QString& mending = {});
    void showNotice(const QString& sentence);
    void clear();

    QString text() const;
    QPushButton* mendButton() const { return m_button; }

Q_SIGNALS:
    void mendClicked();

private:
    void say(const QString& sentence, const QString& role, const QString& mending);

    WrapLabel* m_label = nullptr;
    QPushButton* m_button = nullptr;
};
