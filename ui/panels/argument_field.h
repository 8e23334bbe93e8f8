// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <QLineEdit>

/// A compact field for one integer of the call. It takes any integer at Enter or when the focus
/// leaves it, asks for steps on Up, Down, PageUp, PageDown and the wheel, refuses other text in
/// place and gives the old number back on Esc.
class ArgumentField : public QLineEdit {
    Q_OBJECT

public:
    explicit ArgumentField(QWidget* parent = nullptr);

    /// Shows a number without asking for an edit.
    void showValue(tconv::Index value);
    tconv::Index value() const { return m_value; }
    /// Marks a number that breaks a rule; text that is no integer is marked anyway.
    void setBreaksRule(bool breaksRule);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void valueEntered(qint64 value);
    void stepAsked(int steps);
    void textRefused(const QString& reason); ///< empty: it is an integer again
    void callPasted();                       ///< text with a whole layer came from the clipboard
    void focusGained();
    void focusLost();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QSize sizeFor(const QString& shown) const;
    void enter();
    void takeBack();
    void judgeText();
    void setRefusal(const QString& reason);
    void updateMark();
    bool pasteCall();

    tconv::Index m_value = 0;
    QString m_refusal;
    int m_wheelAngle = 0;
    bool m_breaksRule = false;
    bool m_selectsOnRelease = false;
};
