// SPDX-License-Identifier: MIT
#include "canvas/grid_editor.h"

#include "canvas/grid_painter.h"
#include "canvas/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>

#include <algorithm>

namespace {

constexpr int kLeastHeight = 26;
constexpr int kAroundText = 18; ///< frame, padding and cursor

} // namespace

GridEditor::GridEditor(QWidget* parent)
    : QLineEdit(parent)
{
    setAlignment(Qt::AlignCenter);
    setTextMargins(-2, 0, -2, 0);
    setAccessibleName(tr("Value of the cell"));
    setRefused(false);
}

void GridEditor::place(const QRectF& cell, const QRect& space)
{
    QFont digits = parentWidget()->font();
    digits.setPixelSize(std::max(13, static_cast<int>(digitSize(cell.width()))));
    setFont(digits);
    const int text = fontMetrics().horizontalAdvance(QLineEdit::text()) + kAroundText;
    const int width = std::min(std::max({static_cast<int>(cell.width()), text, 56}), space.width());
    const int height = std::max(static_cast<int>(cell.height()), kLeastHeight);
    QRect wished(0, 0, width, height);
    wished.moveCenter(cell.center().toPoint());
    wished.moveLeft(
        std::clamp(wished.left(), space.left(), std::max(space.left(), space.right() + 1 - width)));
    wished.moveTop(
        std::clamp(wished.top(), space.top(), std::max(space.top(), space.bottom() + 1 - height)));
    setGeometry(wished);
}

void GridEditor::setRefused(bool isRefused)
{
    m_isRefused = isRefused;
    const Theme& theme = Theme::current();
    setStyleSheet(QStringLiteral("QLineEdit { border: 2px solid %1; border-radius: 5px; padding: 0;"
                                 " background: %2; color: %3; }")
                      .arg((isRefused ? theme.wrong : theme.accent).name(), theme.panel.name(),
                           theme.text.name()));
}

bool GridEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        const bool isOurs = key.key() == Qt::Key_Escape || key.key() == Qt::Key_Return ||
                            key.key() == Qt::Key_Enter || key.key() == Qt::Key_Tab ||
                            key.key() == Qt::Key_Backtab || key.key() == Qt::Key_Up ||
                            key.key() == Qt::Key_Down;
        if (isOurs) {
            event->accept(); // not the window's shortcut, and Return does not go on to the grid
            return event->type() == QEvent::ShortcutOverride || takesKey(key);
        }
    }
    return QLineEdit::event(event);
}

bool GridEditor::takesKey(const QKeyEvent& event)
{
    const bool isBack = event.modifiers().testFlag(Qt::ShiftModifier);
    switch (event.key()) {
    case Qt::Key_Escape:
        Q_EMIT cancelled();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT finished(isBack ? Step::Up : Step::Down);
        break;
    case Qt::Key_Down:
        Q_EMIT finished(Step::Down);
        break;
    case Qt::Key_Up:
        Q_EMIT finished(Step::Up);
        break;
    case Qt::Key_Tab:
        Q_EMIT finished(isBack ? Step::Previous : Step::Next);
        break;
    case Qt::Key_Backtab:
        Q_EMIT finished(Step::Previous);
        break;
    default:
        break;
    }
    return true;
}

void GridEditor::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    // Another window or the editor's own menu: the person comes back to it.
    if (event->reason() != Qt::ActiveWindowFocusReason && event->reason() != Qt::PopupFocusReason)
        Q_EMIT left();
}
