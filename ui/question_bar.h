// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QHBoxLayout;
class QLabel;

/// A bar across the window that says or asks something without stopping anybody: nothing here is
/// modal.
class QuestionBar : public QFrame {
    Q_OBJECT

public:
    struct Answer {
        QString text;
        std::function<void()> act; ///< may be empty: the bar just closes
    };

    explicit QuestionBar(QWidget* parent = nullptr);

    /// Replaces whatever was asked before. The first answer is the default (Enter); Esc closes.
    void ask(const QString& question, const std::vector<Answer>& answers);
    void say(const QString& sentence); ///< with a button that closes it
    /// Closes the bar if this is still what it asks.
    void withdraw(const QString& question);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLabel* m_text;
    QHBoxLayout* m_buttons;
};
