// SPDX-License-Identifier: MIT
#pragma once

#include <QLineEdit>

/// The line over a cell in which its number is typed. It keeps all its keys to itself: what it
/// makes of them are its signals.
class GridEditor : public QLineEdit {
    Q_OBJECT

public:
    enum class Step { Stay, Down, Up, Next, Previous };

    explicit GridEditor(QWidget* parent);

    /// Over the cell, wider where the text needs it, inside `space`.
    void place(const QRectF& cell, const QRect& space);
    void setRefused(bool isRefused); ///< a red border
    bool isRefused() const { return m_isRefused; }

Q_SIGNALS:
    void finished(GridEditor::Step step);
    void cancelled();
    void left(); ///< another widget of the window has the focus

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    bool takesKey(const QKeyEvent& event);

    bool m_isRefused = false;
};
