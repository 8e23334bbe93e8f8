// SPDX-License-Identifier: MIT
// Of MatrixView: keys, mouse and wheel.
#include "canvas/grid_cursor.h"
#include "canvas/matrix_view.h"
#include "canvas/zoom_keys.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

using tconv::Cell;
using tconv::Index;

namespace {

constexpr double kWheelNotch = 120;
/// What fits a spreadsheet without trouble.
constexpr Index kMostCopiedCells = 250'000;

} // namespace

Cell MatrixView::placeOf(Cell shown) const
{
    return m_form == MatrixForm::Transposed ? shown : Cell{shown.column, shown.row};
}

bool MatrixView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto cell = m_layout.cellAt(help->pos());
        if (cell && area().contains(help->pos()))
            QToolTip::showText(help->globalPos(), m_model.describe(placeOf(*cell)), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave)
        m_model.hover(std::nullopt);
    return QAbstractScrollArea::viewportEvent(event);
}

void MatrixView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        zoomBy(event->angleDelta().y() / kWheelNotch, event->position());
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void MatrixView::hoverAt(QPointF position)
{
    // On a name the pointer means that row or column, whichever way the timeline goes.
    const QRectF space = area();
    const bool isBesideRows = position.x() < std::max(space.left(), m_layout.origin.x());
    const bool isAboveColumns = position.y() < std::max(space.top(), m_layout.origin.y());
    const QPointF inside(isBesideRows ? m_layout.origin.x() + 1 : position.x(),
                         isAboveColumns ? m_layout.origin.y() + 1 : position.y());
    const auto cell = m_layout.cellAt(inside);
    if (!cell || (isBesideRows && isAboveColumns)) {
        m_model.hover(std::nullopt);
        return;
    }
    const Cell place = placeOf(*cell);
    const bool isTransposed = m_form == MatrixForm::Transposed;
    if (isBesideRows == isAboveColumns)
        m_model.hover(place);
    else if (isBesideRows == isTransposed)
        m_model.hoverRow(place.row);
    else
        m_model.hoverColumn(place.column);
}

void MatrixView::clickAt(QPointF position)
{
    const auto cell = m_layout.cellAt(position);
    if (!cell) {
        hoverAt(position); // a name: pins what it means
        const Target target = m_model.lab().selection().hovered();
        if (target.kind == Target::Kind::None)
            return;
        const MatrixMarks marks = m_model.marks();
        if (marks.row)
            m_model.clickRow(*marks.row);
        else if (marks.column)
            m_model.clickColumn(*marks.column);
        return;
    }
    setCurrentCell(*cell);
    m_model.click(placeOf(*cell));
}

void MatrixView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position();
    m_lastPosition = event->position();
    m_isPanning = event->button() == Qt::MiddleButton;
}

void MatrixView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed && !m_isPanning &&
        (event->position() - *m_pressed).manhattanLength() >= QApplication::startDragDistance())
        m_isPanning = true;
    if (m_pressed && m_isPanning) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        scrollTo(m_scroll - (event->position() - m_lastPosition));
        m_lastPosition = event->position();
        return;
    }
    hoverAt(event->position());
}

void MatrixView::mouseReleaseEvent(QMouseEvent* event)
{
    const bool isClick = m_pressed && !m_isPanning && event->button() == Qt::LeftButton;
    m_pressed.reset();
    m_isPanning = false;
    viewport()->unsetCursor();
    if (isClick)
        clickAt(event->position());
}

void MatrixView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto cell = m_layout.cellAt(event->position()))
        zoomToNumber(*cell);
}

void MatrixView::zoomToNumber(Cell cell)
{
    const Cell place = placeOf(cell);
    std::optional<Cell> nearest;
    const auto distance = [&](Cell at) {
        return std::abs(at.row - place.row) + std::abs(at.column - place.column);
    };
    const auto look = [&](const std::vector<tconv::MatrixEntry>& entries) {
        for (const tconv::MatrixEntry& entry : entries)
            if (!nearest || distance({entry.row, entry.column}) < distance(*nearest))
                nearest = Cell{entry.row, entry.column};
    };
    look(m_model.structure().column(place.column));
    look(m_model.structure().row(place.row));
    const Cell target = placeOf(nearest.value_or(place));
    zoomTo(std::max(kNaturalCell, m_layout.cell.height()), m_layout.rect(target).center());
    setCurrentCell(target);
    scrollTo(m_scroll + m_layout.rect(target).center() - area().center());
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    if (zoomByKey(*event) || moveByKey(*event)) {
        event->accept();
    } else if (event->matches(QKeySequence::Copy)) {
        copyValues();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        m_model.click(placeOf(m_current));
    } else {
        event->ignore();
    }
}

bool MatrixView::zoomByKey(const QKeyEvent& event)
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

bool MatrixView::moveByKey(const QKeyEvent& event)
{
    const std::optional<CursorMove> move = cursorMoveOf(event);
    if (!move)
        return false;
    const auto page =
        std::max<Index>(1, static_cast<Index>(area().height() / m_layout.cell.height()) - 1);
    GridCursor cursor;
    cursor.current = cursor.anchor = m_current;
    setCurrentCell(
        cursor.moved(*move, {m_layout.rows.count, m_layout.columns.count}, page, false).current);
    m_model.hover(placeOf(m_current));
    return true;
}

void MatrixView::setCurrentCell(Cell cell)
{
    m_current = {std::clamp<Index>(cell.row, 0, m_layout.rows.count - 1),
                 std::clamp<Index>(cell.column, 0, m_layout.columns.count - 1)};
    makeVisible(m_current.row, m_current.column);
    setAccessibleDescription(m_model.describe(placeOf(m_current)));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
    viewport()->update();
}

void MatrixView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void MatrixView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void MatrixView::copyValues() const
{
    const tconv::MatrixStructure& structure = m_model.structure();
    QString text;
    for (Index row = 0; row < m_layout.rows.count; ++row)
        for (Index column = 0; column < m_layout.columns.count; ++column) {
            const Cell place = placeOf({row, column});
            const auto weight = structure.weightAt(place.row, place.column);
            text +=
                weight ? QString::fromStdString(tconv::numberText(m_model.picture().value(*weight)))
                       : QStringLiteral("0");
            text += column + 1 < m_layout.columns.count ? QLatin1Char('\t') : QLatin1Char('\n');
        }
    QApplication::clipboard()->setText(text);
}

void MatrixView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Zoom &In"), this, &MatrixView::zoomIn);
    menu->addAction(tr("Zoom &Out"), this, &MatrixView::zoomOut);
    menu->addAction(tr("&Whole Matrix"), this, &MatrixView::zoomToFit);
    if (const auto cell = m_layout.cellAt(viewport()->mapFromGlobal(event->globalPos())))
        menu->addAction(tr("Zoom to the Nearest &Number"), this,
                        [this, at = *cell] { zoomToNumber(at); });
    menu->addSeparator();
    QAction* copy = menu->addAction(tr("&Copy as Table"), this, &MatrixView::copyValues);
    copy->setEnabled(m_layout.rows.count <= kMostCopiedCells / m_layout.columns.count);
    menu->popup(event->globalPos());
}
