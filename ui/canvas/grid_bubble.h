// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QList>
#include <QRect>
#include <QString>

#include <functional>

class QHBoxLayout;
class QLabel;

/// A small note below a place of a grid: why a text was refused, or a question with its answers
/// as buttons. Never modal: Escape or working on closes it.
class GridBubble : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Problem, Question };

    struct Choice {
        QString text;
        std::function<void()> choose;
        bool closes = true; ///< the bubble goes away before choose() is called
    };

    /// A child of the window, so that a small grid does not cut it off; deleted when closed.
    GridBubble(Kind kind, const QString& text, QWidget* window);

    QString text() const;
    void addField(QWidget* field); ///< in front of the buttons
    /// The first button is the default one.
    void addChoices(const QList<Choice>& choices);

    /// Shows it below `place` (of the window), above where there is no room.
    void showAt(const QRect& place);
    /// Puts the keyboard focus on the first field or button.
    void takeFocus();

Q_SIGNALS:
    void closed(); ///< by Escape or by a choice

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void closeNow();
    void ensureRow();

    Kind m_kind;
    QLabel* m_label = nullptr;
    QHBoxLayout* m_row = nullptr;
    QWidget* m_firstFocus = nullptr;
};
