// SPDX-License-Identifier: MIT
// Of GridView: keys, mouse and wheel.
#include "canvas/digit_batch.h"
#include "canvas/grid_commands.h"
#include "canvas/grid_view.h"
#include "canvas/zoom_keys.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace {

/// Whether a key types a character that a number or a wrong number begins with.
bool typesText(const QKeyEvent& event)
{
    const QString text = event.text();
    const Qt::KeyboardModifiers others = Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier;
    return !text.isEmpty() && text.front().isPrint() && !text.front().isSpace() &&
           !(event.modifiers() & others);
}

} // namespace

bool GridView::isEmpty() const
{
    const tconv::Size2 size = m_content.size();
    return size.height == 0 || size.width == 0;
}

bool GridView::wantsKey(const QKeyEvent& event) const
{
    if (cursorMoveOf(event) || zoomKeyOf(event) || event.matches(QKeySequence::SelectAll) ||
        event.matches(QKeySequence::Copy))
        return true;
    if (event.key() == Qt::Key_Escape)
        return m_bubble != nullptr;
    if (!m_content.isEditable())
        return false;
    return event.key() == Qt::Key_F2 || event.key() == Qt::Key_Delete ||
           event.key() == Qt::Key_Backspace || event.matches(QKeySequence::Cut) ||
           event.matches(QKeySequence::Paste) || typesText(event);
}

bool GridView::event(QEvent* event)
{
    // While the grid has the focus its keys are not the window's shortcuts (arrows step there).
    if (event->type() == QEvent::ShortcutOverride && wantsKey(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QAbstractScrollArea::event(event);
}

void GridView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_bubble)
        closeBubble();
    else if (!isEmpty() &&
             (zoomByKey(*event) || moveByKey(*event) || commandByKey(*event) || editByKey(*event)))
        event->accept();
    else
        event->ignore();
}

bool GridView::zoomByKey(const QKeyEvent& event)
{
    const std::optional<ZoomKey> key = zoomKeyOf(event);
    if (key == ZoomKey::In)
        zoomIn();
    else if (key == ZoomKey::Out)
        zoomOut();
    else if (key == ZoomKey::Fit)
        zoomToFit();
    return key.has_value();
}

bool GridView::moveByKey(const QKeyEvent& event)
{
    const bool extends = event.modifiers().testFlag(Qt::ShiftModifier);
    std::optional<CursorMove> move = cursorMoveOf(event);
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (isEnter && !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier)))
        move = extends ? CursorMove::Up : CursorMove::Down;
    if (!move)
        return false;
    const auto page = std::max<tconv::Index>(
        1, static_cast<tconv::Index>(viewport()->height() / m_layout.pitch) - 1);
    setCursorTo(m_cursor.moved(*move, m_content.size(), page, extends && !isEnter));
    return true;
}

bool GridView::commandByKey(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::SelectAll))
        selectAll();
    else if (event.matches(QKeySequence::Copy))
        m_commands->copy();
    else if (event.matches(QKeySequence::Cut))
        m_commands->cut();
    else if (event.matches(QKeySequence::Paste))
        m_commands->paste();
    else if (event.key() == Qt::Key_Space && event.modifiers() == Qt::ControlModifier)
        m_content.click(m_cursor.current); // as the mouse does; Space alone plays
    else
        return false;
    return true;
}

bool GridView::editByKey(const QKeyEvent& event)
{
    if (!m_content.isEditable())
        return false;
    if (event.key() == Qt::Key_F2)
        startEditing();
    else if (event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace)
        clearSelected();
    else if (typesText(event))
        startEditing(event.text());
    else
        return false;
    return true;
}

std::optional<tconv::Cell> GridView::cellAt(QPointF position) const
{
    const QPointF start = corner();
    if (position.x() < start.x() || position.y() < start.y())
        return std::nullopt; // on the numbers, below which cells are scrolled
    return m_layout.cellAt(position);
}

void GridView::hoverAt(std::optional<QPointF> position)
{
    const std::optional<tconv::Cell> cell = position ? cellAt(*position) : std::nullopt;
    if (cell == m_hovered)
        return;
    m_hovered = cell;
    m_content.hover(cell);
}

void GridView::mousePressEvent(QMouseEvent* event)
{
    closeBubble();
    if (event->button() == Qt::MiddleButton) {
        m_panned = event->pos();
        viewport()->setCursor(Qt::ClosedHandCursor);
        return;
    }
    const std::optional<tconv::Cell> cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || !cell)
        return;
    if (!finishEditing()) {
        m_editor->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_pressed = cell;
    setCursorTo(m_cursor.at(*cell, event->modifiers().testFlag(Qt::ShiftModifier)));
}

void GridView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_panned) {
        scrollBy(*m_panned - event->pos());
        m_panned = event->pos();
        return;
    }
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton))
        dragTo(event->position());
    hoverAt(event->position());
}

void GridView::dragTo(QPointF position)
{
    // Outside the grid the nearest cell counts, and comes into sight.
    const QRectF cells = m_layout.bounds();
    const QPointF inside(std::clamp(position.x(), cells.left(), cells.right() - 1),
                         std::clamp(position.y(), cells.top(), cells.bottom() - 1));
    const std::optional<tconv::Cell> cell = m_layout.cellAt(inside);
    if (cell && (*cell != *m_pressed || !m_cursor.isSingle()))
        setCursorTo(m_cursor.at(*cell, true));
}

void GridView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::MiddleButton && m_panned) {
        m_panned.reset();
        viewport()->unsetCursor();
    }
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const tconv::Cell pressed = *m_pressed;
    m_pressed.reset();
    if (m_cursor.isSingle() && cellAt(event->position()) == pressed)
        m_content.click(pressed);
}

void GridView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const std::optional<tconv::Cell> cell = cellAt(event->position());
    if (event->button() != Qt::LeftButton || !cell || !finishEditing())
        return;
    setCursorTo(m_cursor.at(*cell, false));
    startEditing();
}

void GridView::scrollBy(QPoint distance)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + distance.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + distance.y());
}

void GridView::wheelEvent(QWheelEvent* event)
{
    constexpr int kNotch = 120;
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        event->accept();
        m_wheelRest += event->angleDelta().y();
        const int notches = m_wheelRest / kNotch;
        m_wheelRest -= notches * kNotch;
        if (notches != 0)
            zoomBy(notches, event->position());
        return;
    }
    QPoint distance = event->pixelDelta();
    if (distance.isNull()) // three cells for each notch
        distance = event->angleDelta() * static_cast<int>(3 * pitch()) / kNotch;
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        distance = distance.transposed();
    const QPoint before(horizontalScrollBar()->value(), verticalScrollBar()->value());
    scrollBy(-distance);
    const bool hasMoved =
        before != QPoint(horizontalScrollBar()->value(), verticalScrollBar()->value());
    event->setAccepted(hasMoved); // else whatever the grid lies on scrolls
    if (hasMoved)
        hoverAt(event->position());
}

void GridView::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const std::optional<tconv::Cell> cell = cellAt(event->pos());
        if (cell && !m_cursor.range().contains(*cell))
            setCurrentCell(*cell);
    } else if (!isEmpty()) {
        place = viewport()->mapToGlobal(m_layout.rect(m_cursor.current).center().toPoint());
    }
    m_commands->menu().popup(place);
}

bool GridView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        hoverAt(std::nullopt);
    if (event->type() == QEvent::ToolTip) {
        showCellTip(*static_cast<QHelpEvent*>(event));
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void GridView::showCellTip(const QHelpEvent& event)
{
    // Only for numbers that the cell itself cannot show.
    const std::optional<tconv::Cell> cell = cellAt(event.pos());
    const auto isShown = [this](const QString& text) {
        return pitch() >= kSmallestPitchWithText &&
               DigitBatch::textWidth(text, DigitBatch::kSmallest) <= pitch() - 6;
    };
    if (cell && !isShown(m_content.look(*cell).text))
        QToolTip::showText(event.globalPos(), m_content.spokenText(*cell), viewport(),
                           m_layout.rect(*cell).toAlignedRect());
    else
        QToolTip::hideText();
}

void GridView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    updateCells(m_cursor.range());
}

void GridView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    updateCells(m_cursor.range());
}

void GridView::hideEvent(QHideEvent* event)
{
    QAbstractScrollArea::hideEvent(event);
    hoverAt(std::nullopt);
    closeBubble();
}

void GridView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        viewport()->update();
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(m_content.name());
}
