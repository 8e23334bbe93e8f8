// SPDX-License-Identifier: MIT
#include "panels/argument_field.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>

#include <optional>
#include <utility>

namespace {

constexpr int kPageSteps = 10;
constexpr int kTextMargin = 5; ///< between the border and the digits
constexpr int kVerticalMargin = 3;
constexpr int kWheelNotch = 120;

QString withPlainMinus(QString text)
{
    return text.trimmed().replace(QChar(0x2212), QLatin1Char('-'));
}

std::optional<tconv::Index> integerOf(const QString& text)
{
    bool isInteger = false;
    const tconv::Index value = withPlainMinus(text).toLongLong(&isInteger);
    return isInteger ? std::optional(value) : std::nullopt;
}

bool isTooLong(const QString& text)
{
    const QString digits = withPlainMinus(text);
    for (qsizetype i = 0; i < digits.size(); ++i)
        if (!digits[i].isDigit() && !(i == 0 && digits[i] == QLatin1Char('-')))
            return false;
    return digits.size() > 18;
}

} // namespace

ArgumentField::ArgumentField(QWidget* parent)
    : QLineEdit(parent)
{
    setAlignment(Qt::AlignCenter);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QLineEdit::textChanged, this, &QWidget::updateGeometry);
    connect(this, &QLineEdit::textEdited, this, &ArgumentField::judgeText);
}

void ArgumentField::showValue(tconv::Index value)
{
    m_value = value;
    const QString text = QString::number(value);
    if (this->text() != text || isModified()) {
        setText(text);
        if (hasFocus())
            selectAll();
        else
            setCursorPosition(0);
    }
    setRefusal(QString());
}

void ArgumentField::setBreaksRule(bool breaksRule)
{
    m_breaksRule = breaksRule;
    updateMark();
}

QSize ArgumentField::sizeHint() const
{
    return sizeFor(text());
}

QSize ArgumentField::minimumSizeHint() const
{
    return sizeFor(QString());
}

QSize ArgumentField::sizeFor(const QString& shown) const
{
    const QFontMetrics metrics(font());
    const int digits = std::max(metrics.horizontalAdvance(QStringLiteral("00")),
                                metrics.horizontalAdvance(shown) + 2);
    return {digits + 2 * kTextMargin, metrics.height() + 2 * kVerticalMargin};
}

bool ArgumentField::event(QEvent* event)
{
    // Undo and redo belong to the document as long as nothing was typed.
    if (event->type() == QEvent::ShortcutOverride && !isModified()) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void ArgumentField::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Paste) && pasteCall())
        return;
    if (!isModified() &&
        (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo))) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        return Q_EMIT stepAsked(1);
    case Qt::Key_Down:
        return Q_EMIT stepAsked(-1);
    case Qt::Key_PageUp:
        return Q_EMIT stepAsked(kPageSteps);
    case Qt::Key_PageDown:
        return Q_EMIT stepAsked(-kPageSteps);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        enter();
        return selectAll();
    case Qt::Key_Escape:
        return isModified() ? takeBack() : event->ignore();
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void ArgumentField::wheelEvent(QWheelEvent* event)
{
    if (!hasFocus()) {
        event->ignore(); // the panel scrolls instead
        return;
    }
    m_wheelAngle += event->angleDelta().y();
    const int steps = m_wheelAngle / kWheelNotch;
    m_wheelAngle %= kWheelNotch;
    if (steps != 0)
        Q_EMIT stepAsked(steps);
    event->accept();
}

void ArgumentField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    m_selectsOnRelease = event->reason() == Qt::MouseFocusReason;
    m_wheelAngle = 0;
    Q_EMIT focusGained();
}

void ArgumentField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() == Qt::PopupFocusReason)
        return; // its own context menu
    if (isModified())
        integerOf(text()) ? enter() : takeBack();
    deselect();
    setCursorPosition(0);
    Q_EMIT focusLost();
}

void ArgumentField::mouseReleaseEvent(QMouseEvent* event)
{
    QLineEdit::mouseReleaseEvent(event);
    if (std::exchange(m_selectsOnRelease, false) && !hasSelectedText())
        selectAll();
}

void ArgumentField::paintEvent(QPaintEvent* event)
{
    const QRect room = rect().adjusted(kTextMargin - 1, 0, -(kTextMargin - 1), 0);
    if (hasFocus() || fontMetrics().horizontalAdvance(text()) <= room.width()) {
        QLineEdit::paintEvent(event);
        return;
    }
    // Cut digits would be another number.
    QPainter painter(this);
    QStyleOptionFrame option;
    initStyleOption(&option);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(room, Qt::AlignCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

void ArgumentField::enter()
{
    const std::optional<tconv::Index> typed = integerOf(text());
    if (typed && *typed != m_value)
        Q_EMIT valueEntered(*typed);
    else if (typed || m_refusal.isEmpty()) // the same number, or nothing that can be refused
        takeBack();
}

void ArgumentField::takeBack()
{
    showValue(m_value);
}

void ArgumentField::judgeText()
{
    const QString typed = text().trimmed();
    const bool isUnfinished = typed.isEmpty() || withPlainMinus(typed) == QLatin1String("-");
    if (isUnfinished || integerOf(typed))
        setRefusal(QString());
    else if (isTooLong(typed))
        setRefusal(tr("%1 is too large a number.").arg(typed));
    else
        setRefusal(tr("“%1” is not an integer.").arg(typed));
}

void ArgumentField::setRefusal(const QString& reason)
{
    if (std::exchange(m_refusal, reason) != reason)
        Q_EMIT textRefused(reason);
    updateMark();
}

void ArgumentField::updateMark()
{
    const bool isMarked = m_breaksRule || !m_refusal.isEmpty();
    if (property("invalid").toBool() == isMarked)
        return;
    setProperty("invalid", isMarked);
    style()->unpolish(this);
    style()->polish(this);
}

bool ArgumentField::pasteCall()
{
    if (!QApplication::clipboard()->text().contains(QLatin1Char('(')))
        return false;
    Q_EMIT callPasted();
    return true;
}
