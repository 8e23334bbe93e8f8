// SPDX-License-Identifier: MIT
#include "canvas/grid_view.h"
#include "catch.hpp"
#include "grid_window.h"

using tconv::Cell;
using tconv::Rational;

TEST_CASE("A typed fraction is an edit that can be undone and redone", "[grid_view]")
{
    GridWindow grid;
    grid.type("1/3");
    REQUIRE(grid.view->isEditing());
    CHECK(grid.view->editor()->text() == QLatin1String("1/3"));
    CHECK(grid.input(0, 0) == 1);
    grid.key(Qt::Key_Return);
    CHECK_FALSE(grid.view->isEditing());
    CHECK(grid.input(0, 0) == Rational(1, 3));
    CHECK(grid.view->currentCell() == Cell{1, 0});
    CHECK(grid.undoText() == QLatin1String("Set X[0,0] to 1/3"));
    grid.lab.document().undoStack().undo();
    CHECK(grid.input(0, 0) == 1);
    grid.lab.document().undoStack().redo();
    CHECK(grid.input(0, 0) == Rational(1, 3));
    CHECK_FALSE(grid.lab.document().undoStack().canRedo());
}

TEST_CASE("Text that is no number is refused in place until it is mended", "[grid_view]")
{
    GridWindow grid;
    grid.type("abc");
    grid.key(Qt::Key_Return);
    REQUIRE(grid.view->isEditing());
    CHECK(grid.view->editor()->isRefused());
    CHECK(grid.view->editor()->text() == QLatin1String("abc"));
    REQUIRE(grid.view->bubble());
    CHECK(grid.view->bubble()->text().contains(QLatin1String("abc")));
    CHECK(grid.view->bubble()->isVisible());
    CHECK(grid.view->editor()->hasFocus());
    CHECK(grid.view->currentCell() == Cell{0, 0});
    CHECK(grid.input(0, 0) == 1);

    grid.key(Qt::Key_Backspace); // typing on takes the mark away
    CHECK_FALSE(grid.view->editor()->isRefused());
    CHECK_FALSE(grid.view->bubble());
    grid.key(Qt::Key_Backspace);
    grid.key(Qt::Key_Backspace);
    grid.type("7");
    grid.key(Qt::Key_Return);
    CHECK(grid.input(0, 0) == 7);
}

TEST_CASE("Escape gives the old number back", "[grid_view]")
{
    GridWindow grid;
    grid.type("abc");
    grid.key(Qt::Key_Return);
    grid.key(Qt::Key_Escape);
    CHECK_FALSE(grid.view->isEditing());
    CHECK_FALSE(grid.view->bubble());
    CHECK(grid.view->hasFocus());
    CHECK(grid.input(0, 0) == 1);
    CHECK_FALSE(grid.lab.document().undoStack().canUndo());
}

TEST_CASE("F2 edits the exact number that is there", "[grid_view]")
{
    GridWindow grid;
    grid.type("1/3");
    grid.key(Qt::Key_Return);
    grid.key(Qt::Key_Up);
    grid.key(Qt::Key_F2);
    REQUIRE(grid.view->isEditing());
    CHECK(grid.view->editor()->text() == QLatin1String("1/3"));
    CHECK(grid.view->editor()->hasSelectedText());
    grid.key(Qt::Key_End);
    grid.type("0");
    grid.key(Qt::Key_Return);
    CHECK(grid.input(0, 0) == Rational(1, 30));
}

TEST_CASE("Enter and Shift+Enter move without editing", "[grid_view]")
{
    GridWindow grid;
    grid.key(Qt::Key_Return);
    CHECK(grid.view->currentCell() == Cell{1, 0});
    CHECK_FALSE(grid.view->isEditing());
    grid.key(Qt::Key_Return, Qt::ShiftModifier);
    CHECK(grid.view->currentCell() == Cell{0, 0});
}

TEST_CASE("Tab walks through the cells while editing and leaves at the end", "[grid_view]")
{
    GridWindow grid;
    grid.type("5");
    grid.key(Qt::Key_Tab);
    CHECK(grid.view->currentCell() == Cell{0, 1});
    grid.type("6");
    grid.key(Qt::Key_Tab);
    CHECK(grid.view->currentCell() == Cell{1, 0}); // the next row
    grid.type("7");
    grid.key(Qt::Key_Tab);
    grid.type("8");
    grid.key(Qt::Key_Tab);
    CHECK(grid.after->hasFocus());
    CHECK(grid.input(0, 0) == 5);
    CHECK(grid.input(0, 1) == 6);
    CHECK(grid.input(1, 0) == 7);
    CHECK(grid.input(1, 1) == 8);
}

TEST_CASE("Shift+Tab walks back and leaves before the first cell", "[grid_view]")
{
    GridWindow grid;
    grid.key(Qt::Key_Right);
    grid.type("6");
    grid.key(Qt::Key_Backtab, Qt::ShiftModifier);
    CHECK(grid.view->currentCell() == Cell{0, 0});
    grid.type("5");
    grid.key(Qt::Key_Backtab, Qt::ShiftModifier);
    CHECK(grid.before->hasFocus());
    CHECK(grid.input(0, 0) == 5);
    CHECK(grid.input(0, 1) == 6);
}

TEST_CASE("Tab without an editor goes to the next widget", "[grid_view]")
{
    GridWindow grid;
    grid.key(Qt::Key_Tab);
    CHECK(grid.after->hasFocus());
    grid.view->setFocus();
    grid.key(Qt::Key_Backtab, Qt::ShiftModifier);
    CHECK(grid.before->hasFocus());
}

TEST_CASE("Delete zeroes the selected rectangle in one step", "[grid_view]")
{
    GridWindow grid(TensorContent::Kind::Kernel);
    grid.key(Qt::Key_Right, Qt::ShiftModifier);
    grid.key(Qt::Key_Down, Qt::ShiftModifier);
    grid.key(Qt::Key_Down, Qt::ShiftModifier);
    grid.key(Qt::Key_Delete);
    const tconv::Tensor4<Rational>& weight = grid.lab.document().experiment().weight;
    CHECK(weight.values() == std::vector<Rational>{0, 0, 3, 0, 0, 6, 0, 0, 9});
    CHECK(grid.undoText() == QLatin1String("Clear 6 cells of K"));
    CHECK(grid.lab.document().undoStack().count() == 1);
}

TEST_CASE("Leaving the editor takes its number", "[grid_view]")
{
    GridWindow grid;
    grid.type("42");
    grid.after->setFocus();
    CHECK_FALSE(grid.view->isEditing());
    CHECK(grid.input(0, 0) == 42);
    CHECK(grid.after->hasFocus());
}

TEST_CASE("A click elsewhere takes the number or stays with the refused one", "[grid_view]")
{
    GridWindow grid;
    grid.type("42");
    grid.click({1, 1});
    CHECK(grid.input(0, 0) == 42);
    CHECK(grid.view->currentCell() == Cell{1, 1});
    grid.type("x");
    grid.click({0, 0});
    CHECK(grid.view->isEditing());
    CHECK(grid.view->currentCell() == Cell{1, 1});
    CHECK(grid.view->editor()->hasFocus());
}

TEST_CASE("An undo while editing closes the editor without an edit", "[grid_view]")
{
    GridWindow grid;
    grid.type("42");
    grid.key(Qt::Key_Return);
    grid.type("43");
    grid.lab.document().undoStack().undo();
    CHECK_FALSE(grid.view->isEditing());
    CHECK(grid.input(0, 0) == 1);
    CHECK(grid.input(1, 0) == 3);
}

TEST_CASE("The keys of the editor do not reach the window", "[grid_view]")
{
    GridWindow grid;
    struct Catcher : QObject {
        int keys = 0;
        bool eventFilter(QObject*, QEvent* event) override
        {
            keys += event->type() == QEvent::KeyPress;
            return false;
        }
    } catcher;
    grid.window.installEventFilter(&catcher);
    grid.type("42");
    grid.key(Qt::Key_Return);
    grid.key(Qt::Key_F2);
    grid.key(Qt::Key_Escape);
    CHECK(catcher.keys == 0);
}

TEST_CASE("A double click edits", "[grid_view]")
{
    GridWindow grid;
    QTest::mouseDClick(grid.view->viewport(), Qt::LeftButton, {}, grid.middleOf({1, 1}));
    REQUIRE(grid.view->isEditing());
    CHECK(grid.view->editor()->text() == QLatin1String("4"));
}

TEST_CASE("The editor follows its cell when the grid scrolls and zooms", "[grid_view]")
{
    GridWindow grid;
    grid.setInput({64, 64});
    grid.view->setCurrentCell({5, 5});
    grid.view->startEditing();
    const QPoint before = grid.view->editor()->geometry().center();
    grid.wheel({0, -120}, Qt::NoModifier, {100, 100});
    const QPoint now = grid.view->editor()->geometry().center();
    CHECK(now.y() < before.y());
    CHECK(QRectF(grid.view->editor()->geometry())
              .contains(grid.view->cellLayout().rect(Cell{5, 5}).center()));
    grid.view->zoomIn();
    CHECK(QRectF(grid.view->editor()->geometry())
              .contains(grid.view->cellLayout().rect(Cell{5, 5}).center()));
}
