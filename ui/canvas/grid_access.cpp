// SPDX-License-Identifier: MIT
#include "canvas/grid_access.h"

#include "canvas/grid_view.h"

#include <QAccessibleWidget>
#include <QHash>

#include <algorithm>
#include <limits>
#include <utility>

using tconv::Cell;
using tconv::Index;

namespace {

int clampedInt(Index value)
{
    return static_cast<int>(std::min<Index>(value, std::numeric_limits<int>::max()));
}

/// One cell. It has no object of its own; it stays valid as long as the grid has such a cell.
class GridCellAccess : public QAccessibleInterface,
                       public QAccessibleTableCellInterface,
                       public QAccessibleActionInterface {
public:
    GridCellAccess(GridView& view, Cell cell)
        : m_view(&view)
        , m_cell(cell)
    {
    }

    bool isValid() const override
    {
        return m_view && tconv::contains(m_view->content().size(), m_cell);
    }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface* parent() const override
    {
        return m_view ? QAccessible::queryAccessibleInterface(m_view) : nullptr;
    }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::Cell; }
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text kind, const QString& text) override;
    QRect rect() const override;
    QAccessible::State state() const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    bool isSelected() const override
    {
        return isValid() && m_view->selectedRange().contains(m_cell);
    }
    QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
    QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return clampedInt(m_cell.column); }
    int rowIndex() const override { return clampedInt(m_cell.row); }
    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QAccessibleInterface* table() const override { return parent(); }

    QStringList actionNames() const override { return {setFocusAction(), pressAction()}; }
    void doAction(const QString& action) override;
    QStringList keyBindingsForAction(const QString&) const override { return {}; }

private:
    QPointer<GridView> m_view;
    Cell m_cell;
};

QString GridCellAccess::text(QAccessible::Text kind) const
{
    if (!isValid())
        return {};
    if (kind == QAccessible::Name)
        return m_view->content().spokenText(m_cell);
    return kind == QAccessible::Value ? m_view->content().copiedText(m_cell) : QString();
}

void GridCellAccess::setText(QAccessible::Text kind, const QString& text)
{
    if (kind == QAccessible::Value && isValid() && m_view->content().isEditable())
        m_view->content().setText(m_cell, text);
}

QRect GridCellAccess::rect() const
{
    if (!isValid())
        return {};
    const QRect cell = m_view->cellLayout().rect(m_cell).toAlignedRect();
    return {m_view->viewport()->mapToGlobal(cell.topLeft()), cell.size()};
}

QAccessible::State GridCellAccess::state() const
{
    QAccessible::State state;
    if (!isValid()) {
        state.invalid = true;
        return state;
    }
    const bool isCurrent = m_view->currentCell() == m_cell;
    state.focusable = true;
    state.focused = isCurrent && m_view->hasFocus();
    state.active = isCurrent;
    state.selectable = true;
    state.selected = isSelected();
    state.editable = m_view->content().isEditable();
    state.readOnly = !m_view->content().isEditable();
    state.offscreen =
        !m_view->viewport()->rect().intersects(m_view->cellLayout().rect(m_cell).toAlignedRect());
    return state;
}

void* GridCellAccess::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface*>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface*>(this);
    return nullptr;
}

void GridCellAccess::doAction(const QString& action)
{
    if (!isValid())
        return;
    m_view->setFocus();
    m_view->setCurrentCell(m_cell);
    if (action == pressAction())
        m_view->content().click(m_cell);
}

/// The grid as a table. Its cells are made when somebody asks for them, and kept by their ids.
class GridAccess : public QAccessibleWidget, public QAccessibleTableInterface {
public:
    explicit GridAccess(GridView* view)
        : QAccessibleWidget(view, QAccessible::Table)
    {
    }
    ~GridAccess() override { forgetCells(); }

    void* interface_cast(QAccessible::InterfaceType type) override
    {
        if (type == QAccessible::TableInterface)
            return static_cast<QAccessibleTableInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    int childCount() const override { return rowCount() * columnCount(); }
    QAccessibleInterface* child(int index) const override
    {
        const int columns = columnCount();
        return index < 0 || columns == 0 ? nullptr : cellAt(index / columns, index % columns);
    }
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override
    {
        return view().hasFocus() ? cellAt(view().currentCell()) : nullptr;
    }

    QAccessibleInterface* caption() const override { return nullptr; }
    QAccessibleInterface* summary() const override { return nullptr; }
    QAccessibleInterface* cellAt(int row, int column) const override
    {
        return cellAt(Cell{row, column});
    }
    int rowCount() const override { return clampedInt(view().content().size().height); }
    int columnCount() const override { return clampedInt(view().content().size().width); }
    QString rowDescription(int row) const override { return QString::number(row); }
    QString columnDescription(int column) const override { return QString::number(column); }

    int selectedCellCount() const override
    {
        const tconv::Size2 size = view().selectedRange().size();
        return childCount() == 0 ? 0 : clampedInt(size.height * size.width);
    }
    QList<QAccessibleInterface*> selectedCells() const override;
    int selectedColumnCount() const override { return static_cast<int>(selectedColumns().size()); }
    int selectedRowCount() const override { return static_cast<int>(selectedRows().size()); }
    QList<int> selectedColumns() const override;
    QList<int> selectedRows() const override;
    bool isColumnSelected(int column) const override { return selectedColumns().contains(column); }
    bool isRowSelected(int row) const override { return selectedRows().contains(row); }
    bool selectRow(int row) override;
    bool selectColumn(int column) override;
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent* event) override
    {
        if (event->modelChangeType() == QAccessibleTableModelChangeEvent::ModelReset)
            forgetCells();
    }

private:
    GridView& view() const { return *static_cast<GridView*>(object()); }
    QAccessibleInterface* cellAt(Cell cell) const;
    void forgetCells();

    mutable QHash<std::pair<Index, Index>, QAccessible::Id> m_cells;
};

QAccessibleInterface* GridAccess::cellAt(Cell cell) const
{
    if (!tconv::contains(view().content().size(), cell))
        return nullptr;
    const std::pair key(cell.row, cell.column);
    if (const auto found = m_cells.constFind(key); found != m_cells.constEnd())
        return QAccessible::accessibleInterface(*found);
    auto* access = new GridCellAccess(view(), cell); // the registry owns it, see forgetCells()
    m_cells.insert(key, QAccessible::registerAccessibleInterface(access));
    return access;
}

void GridAccess::forgetCells()
{
    for (const QAccessible::Id id : std::exchange(m_cells, {}))
        QAccessible::deleteAccessibleInterface(id);
}

int GridAccess::indexOfChild(const QAccessibleInterface* child) const
{
    const auto* cell = dynamic_cast<const GridCellAccess*>(child);
    return cell && cell->isValid() ? cell->rowIndex() * columnCount() + cell->columnIndex() : -1;
}

QAccessibleInterface* GridAccess::childAt(int x, int y) const
{
    const QPoint place = view().viewport()->mapFromGlobal(QPoint(x, y));
    const std::optional<Cell> cell = view().cellLayout().cellAt(place);
    return cell ? cellAt(*cell) : nullptr;
}

QList<QAccessibleInterface*> GridAccess::selectedCells() const
{
    constexpr qsizetype kMost = 10'000;
    const CellRange range = view().selectedRange();
    QList<QAccessibleInterface*> cells;
    for (Index row = range.first.row; row <= range.last.row; ++row)
        for (Index column = range.first.column; column <= range.last.column; ++column)
            if (QAccessibleInterface* cell = cellAt(Cell{row, column});
                cell && cells.size() < kMost)
                cells.append(cell);
    return cells;
}

QList<int> GridAccess::selectedColumns() const
{
    const CellRange range = view().selectedRange();
    QList<int> columns;
    if (childCount() > 0 && range.size().height == rowCount())
        for (Index column = range.first.column; column <= range.last.column; ++column)
            columns.append(clampedInt(column));
    return columns;
}

QList<int> GridAccess::selectedRows() const
{
    const CellRange range = view().selectedRange();
    QList<int> rows;
    if (childCount() > 0 && range.size().width == columnCount())
        for (Index row = range.first.row; row <= range.last.row; ++row)
            rows.append(clampedInt(row));
    return rows;
}

bool GridAccess::selectRow(int row)
{
    if (row < 0 || row >= rowCount())
        return false;
    view().select({{row, 0}, {row, columnCount() - 1}});
    return true;
}

bool GridAccess::selectColumn(int column)
{
    if (column < 0 || column >= columnCount())
        return false;
    view().select({{0, column}, {rowCount() - 1, column}});
    return true;
}

QAccessibleInterface* makeAccess(const QString&, QObject* object)
{
    auto* view = qobject_cast<GridView*>(object);
    return view ? new GridAccess(view) : nullptr;
}

} // namespace

void installGridAccess()
{
    static const bool isInstalled = (QAccessible::installFactory(&makeAccess), true);
    Q_UNUSED(isInstalled)
}

void tellCursorMoved(GridView& view)
{
    if (!QAccessible::isActive() || !view.hasFocus())
        return;
    QAccessibleEvent event(&view, QAccessible::Focus);
    const Cell cell = view.currentCell();
    event.setChild(clampedInt(cell.row * view.content().size().width + cell.column));
    QAccessible::updateAccessibility(&event);
}

void tellContentChanged(GridView& view, bool hasOtherSize)
{
    if (!QAccessible::isActive())
        return;
    QAccessibleTableModelChangeEvent event(
        &view, hasOtherSize ? QAccessibleTableModelChangeEvent::ModelReset
                            : QAccessibleTableModelChangeEvent::DataChanged);
    QAccessible::updateAccessibility(&event);
}
