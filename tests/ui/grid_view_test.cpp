// SPDX-License-Identifier: MIT
#include "canvas/grid_view.h"
#include "catch.hpp"
#include "grid_window.h"

#include <QAccessible>
#include <QScrollBar>
#include <QSignalSpy>

using tconv::Cell;
using tconv::Rational;

TEST_CASE("Small grids are enlarged to the largest pitch and centred", "[grid_view]")
{
    GridWindow grid;
    CHECK(grid.view->pitch() == GridView::kLargestFit);
    const QPointF middle = QRectF(grid.view->viewport()->rect()).center();
    CHECK(std::abs(grid.view->cellLayout().bounds().center().x() - middle.x()) <= 1);
    grid.view->setLargestPitch(48);
    CHECK(grid.view->pitch() == 48);
}

TEST_CASE("Large grids shrink to the smallest readable pitch and then scroll", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({9, 9});
    CHECK(grid.view->pitch() < GridView::kLargestFit);
    CHECK(grid.view->pitch() > GridView::kSmallestFit);
    CHECK(grid.view->verticalScrollBar()->maximum() == 0);
    CHECK(grid.view->naturalSize(grid.view->pitch()).height() <= grid.view->viewport()->height());
    grid.setInput({64, 64});
    CHECK(grid.view->pitch() == GridView::kSmallestFit);
    CHECK(grid.view->verticalScrollBar()->maximum() > 0);
    CHECK(grid.view->horizontalScrollBar()->maximum() > 0);
}

TEST_CASE("New numbers do not move the cells", "[grid_view]")
{
    GridWindow grid;
    const QSignalSpy moved(grid.view, &GridView::viewChanged);
    const QPointF origin = grid.view->cellLayout().origin;
    grid.type("-12345678.5");
    grid.key(Qt::Key_Return);
    CHECK(grid.view->cellLayout().origin == origin);
    CHECK(moved.isEmpty());
}

TEST_CASE("Arrows move the cursor and stop at the edge", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({3, 4});
    grid.key(Qt::Key_Right);
    grid.key(Qt::Key_Down);
    CHECK(grid.view->currentCell() == Cell{1, 1});
    grid.key(Qt::Key_End);
    CHECK(grid.view->currentCell() == Cell{1, 3});
    grid.key(Qt::Key_Right);
    CHECK(grid.view->currentCell() == Cell{1, 3});
    grid.key(Qt::Key_Home);
    CHECK(grid.view->currentCell() == Cell{1, 0});
    grid.key(Qt::Key_End, Qt::ControlModifier);
    CHECK(grid.view->currentCell() == Cell{2, 3});
    grid.key(Qt::Key_Home, Qt::ControlModifier);
    CHECK(grid.view->currentCell() == Cell{0, 0});
    grid.key(Qt::Key_Up);
    grid.key(Qt::Key_Left);
    CHECK(grid.view->currentCell() == Cell{0, 0});
}

TEST_CASE("Page keys move by what is seen and scroll", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({64, 64});
    grid.key(Qt::Key_PageDown);
    const tconv::Index page = grid.view->currentCell().row;
    CHECK(page > 5);
    CHECK(page < 20);
    grid.key(Qt::Key_PageDown);
    CHECK(grid.view->currentCell().row == 2 * page);
    const QRectF cell = grid.view->cellLayout().rect(grid.view->currentCell());
    CHECK(QRectF(grid.view->viewport()->rect()).contains(cell));
    grid.key(Qt::Key_PageUp);
    CHECK(grid.view->currentCell().row == page);
}

TEST_CASE("Shift extends the selection and the next move ends it", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({3, 4});
    grid.key(Qt::Key_Down);
    grid.key(Qt::Key_Right, Qt::ShiftModifier);
    grid.key(Qt::Key_Up, Qt::ShiftModifier);
    CHECK(grid.view->selectedRange() == CellRange{{0, 0}, {1, 1}});
    grid.key(Qt::Key_Right);
    CHECK(grid.view->selectedRange() == CellRange{{0, 2}, {0, 2}});
    grid.key(Qt::Key_A, Qt::ControlModifier);
    CHECK(grid.view->selectedRange() == CellRange{{0, 0}, {2, 3}});
}

TEST_CASE("A click selects and pins and a drag selects a rectangle", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({4, 4});
    grid.click({2, 1});
    CHECK(grid.view->currentCell() == Cell{2, 1});
    CHECK(grid.lab.selection().pinned() == Target{Target::Kind::Input, {2, 1}});
    grid.click({3, 3}, Qt::ShiftModifier);
    CHECK(grid.view->selectedRange() == CellRange{{2, 1}, {3, 3}});

    QTest::mousePress(grid.view->viewport(), Qt::LeftButton, {}, grid.middleOf({0, 0}));
    QMouseEvent move(QEvent::MouseMove, grid.middleOf({1, 2}),
                     grid.view->viewport()->mapToGlobal(grid.middleOf({1, 2})), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(grid.view->viewport(), &move);
    QTest::mouseRelease(grid.view->viewport(), Qt::LeftButton, {}, grid.middleOf({1, 2}));
    CHECK(grid.view->selectedRange() == CellRange{{0, 0}, {1, 2}});
    CHECK(grid.lab.selection().pinned() == Target{Target::Kind::Input, {2, 1}}); // no click
}

TEST_CASE("Hovering shows a cell until the pointer leaves", "[grid_view]")
{
    GridWindow grid;
    QTest::mouseMove(grid.view->viewport(), grid.middleOf({0, 1}));
    CHECK(grid.lab.selection().hovered() == Target{Target::Kind::Input, {0, 1}});
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(grid.view->viewport(), &leave);
    CHECK(grid.lab.selection().hovered() == Target{});
}

TEST_CASE("Ctrl+wheel zooms and keeps the cell under the pointer", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({64, 64});
    const QPoint place = grid.middleOf({7, 9});
    grid.wheel({0, 120}, Qt::ControlModifier, place);
    grid.wheel({0, 120}, Qt::ControlModifier, place);
    CHECK(grid.view->pitch() > GridView::kSmallestFit);
    CHECK_FALSE(grid.view->isFitting());
    CHECK(grid.view->cellLayout().cellAt(place) == Cell{7, 9});
    for (int i = 0; i < 40; ++i)
        grid.wheel({0, -120}, Qt::ControlModifier, place);
    CHECK(grid.view->pitch() == GridView::kSmallestPitch);
    for (int i = 0; i < 60; ++i)
        grid.wheel({0, 120}, Qt::ControlModifier, place);
    CHECK(grid.view->pitch() == GridView::kLargestPitch);
}

TEST_CASE("Keys zoom and fit again", "[grid_view]")
{
    GridWindow grid;
    const double fitted = grid.view->pitch();
    grid.key(Qt::Key_Minus, Qt::ControlModifier);
    CHECK(grid.view->pitch() < fitted);
    grid.key(Qt::Key_Plus, Qt::ControlModifier);
    grid.key(Qt::Key_Plus, Qt::ControlModifier);
    CHECK(grid.view->pitch() > fitted);
    grid.key(Qt::Key_0, Qt::ControlModifier);
    CHECK(grid.view->pitch() == fitted);
    CHECK(grid.view->isFitting());
}

TEST_CASE("The wheel scrolls down and with Shift sideways", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({64, 64});
    const QSignalSpy moved(grid.view, &GridView::viewChanged);
    const QPointF before = grid.view->cellLayout().origin;
    grid.wheel({0, -120}, Qt::NoModifier, {100, 100});
    CHECK(grid.view->cellLayout().origin.y() < before.y());
    CHECK(grid.view->cellLayout().origin.x() == before.x());
    grid.wheel({0, -120}, Qt::ShiftModifier, {100, 100});
    CHECK(grid.view->cellLayout().origin.x() < before.x());
    CHECK(moved.count() == 2);
}

TEST_CASE("The middle button drags the picture", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({64, 64});
    const QPointF before = grid.view->cellLayout().origin;
    QTest::mousePress(grid.view->viewport(), Qt::MiddleButton, {}, {200, 200});
    QTest::mouseMove(grid.view->viewport(), {170, 140});
    QTest::mouseRelease(grid.view->viewport(), Qt::MiddleButton, {}, {170, 140});
    CHECK(grid.view->cellLayout().origin == before - QPointF(30, 60));
}

TEST_CASE("The cursor stays inside a grid that shrinks", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({5, 5});
    grid.key(Qt::Key_End, Qt::ControlModifier);
    grid.setInput({2, 3});
    CHECK(grid.view->currentCell() == Cell{1, 2});
    tconv::Experiment none = grid.lab.document().experiment();
    none.input = tconv::Tensor4<Rational>({0, 1, 2, 2});
    grid.lab.document().reset(none);
    CHECK(grid.view->currentCell() == Cell{0, 0});
    grid.type("5"); // nothing to edit, and nothing happens
    CHECK_FALSE(grid.view->isEditing());
}

TEST_CASE("Only cells that look different are painted again", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({8, 8});
    struct Painted : QObject {
        QRegion region;
        bool eventFilter(QObject*, QEvent* event) override
        {
            if (event->type() == QEvent::Paint)
                region += static_cast<QPaintEvent*>(event)->region();
            return false;
        }
    } painted;
    QTest::qWait(20);
    grid.view->viewport()->installEventFilter(&painted);
    Q_EMIT grid.content.cellsChanged({{3, 3}, {3, 4}});
    QTest::qWait(20);
    const QRectF cells = grid.view->cellLayout().rect(CellRange{{3, 3}, {3, 4}});
    REQUIRE_FALSE(painted.region.isEmpty());
    CHECK(QRectF(painted.region.boundingRect()).contains(cells));
    CHECK(painted.region.boundingRect().width() < cells.width() + 12);
}

TEST_CASE("A screen reader finds a table with named cells", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({2, 3});
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(grid.view);
    REQUIRE(access);
    CHECK(access->role() == QAccessible::Table);
    CHECK(access->text(QAccessible::Name) == QLatin1String("Input X"));
    QAccessibleTableInterface* table = access->tableInterface();
    REQUIRE(table);
    CHECK(table->rowCount() == 2);
    CHECK(table->columnCount() == 3);
    CHECK(access->childCount() == 6);
    QAccessibleInterface* cell = table->cellAt(1, 2);
    REQUIRE(cell);
    CHECK(cell->isValid());
    CHECK(cell->text(QAccessible::Name) == QLatin1String("row 1, column 2, value 6"));
    CHECK(cell->tableCellInterface()->rowIndex() == 1);
    CHECK(cell->tableCellInterface()->columnIndex() == 2);
    CHECK(cell == access->child(5));
    CHECK(access->indexOfChild(cell) == 5);
    CHECK(cell->rect().size() == grid.view->cellLayout().rect(Cell{1, 2}).toAlignedRect().size());
    for (const auto& [row, column] : {std::pair(-1, 0), {0, 3}, {2, 0}, {999, 999}})
        CHECK(table->cellAt(row, column) == nullptr);
    CHECK(access->child(6) == nullptr);
    CHECK(access->child(-1) == nullptr);
}

TEST_CASE("A screen reader can move the cursor and write a number", "[grid_view]")
{
    GridWindow grid;
    QAccessibleTableInterface* table =
        QAccessible::queryAccessibleInterface(grid.view)->tableInterface();
    QAccessibleInterface* cell = table->cellAt(1, 0);
    cell->actionInterface()->doAction(QAccessibleActionInterface::setFocusAction());
    CHECK(grid.view->currentCell() == Cell{1, 0});
    CHECK(cell->state().focused);
    CHECK(cell->state().selected);
    CHECK(table->selectedCellCount() == 1);
    cell->setText(QAccessible::Value, QStringLiteral("2.5"));
    CHECK(grid.input(1, 0) == Rational(5, 2));
    CHECK(table->selectRow(1));
    CHECK(table->selectedRows() == QList<int>{1});
    CHECK(table->selectedCells().size() == 2);
}

TEST_CASE("Cells of a table that shrank are not valid any more", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({4, 4});
    QAccessibleInterface* access = QAccessible::queryAccessibleInterface(grid.view);
    QAccessibleInterface* cell = access->tableInterface()->cellAt(3, 3);
    grid.setInput({2, 2});
    CHECK_FALSE(cell->isValid());
    CHECK(cell->text(QAccessible::Name).isEmpty());
    CHECK(access->tableInterface()->cellAt(3, 3) == nullptr);
}
