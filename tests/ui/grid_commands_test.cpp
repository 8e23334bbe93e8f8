// SPDX-License-Identifier: MIT
#include "canvas/grid_commands.h"
#include "catch.hpp"
#include "grid_window.h"

#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSpinBox>

#include <set>

using tconv::Cell;
using tconv::GridFormat;
using tconv::Rational;

namespace {

QClipboard& clipboard()
{
    return *QGuiApplication::clipboard();
}

QStringList buttonsOf(const GridBubble& bubble)
{
    QStringList texts;
    for (const QPushButton* button : bubble.findChildren<QPushButton*>())
        texts << button->text();
    return texts;
}

void press(const GridBubble& bubble, const QString& text)
{
    for (QPushButton* button : bubble.findChildren<QPushButton*>())
        if (button->text() == text) {
            button->click();
            return;
        }
    FAIL("no button " + text.toStdString());
}

QAction* entry(const QList<QAction*>& actions, const QString& text)
{
    for (QAction* action : actions)
        if (action->text().remove(QLatin1Char('&')) == text)
            return action;
    return nullptr;
}

} // namespace

TEST_CASE("Copy takes the selected rectangle as tab-separated text and as a table",
          "[grid_commands]")
{
    GridWindow grid;
    grid.setInput({3, 3});
    grid.view->select({{1, 0}, {2, 1}});
    grid.key(Qt::Key_C, Qt::ControlModifier);
    CHECK(clipboard().text() == QLatin1String("4\t5\n7\t8"));
    CHECK(clipboard().mimeData()->html().contains(
        QLatin1String("<tr><td>4</td><td>5</td></tr><tr><td>7</td><td>8</td></tr>")));
}

TEST_CASE("Copy as writes what Python and spreadsheets read", "[grid_commands]")
{
    GridWindow grid;
    grid.type("1/3");
    grid.key(Qt::Key_Return);
    grid.key(Qt::Key_A, Qt::ControlModifier);
    grid.view->commands().copyAs(GridFormat::Python);
    CHECK(clipboard().text().simplified() == QLatin1String("[[1/3, 2], [3, 4]]"));
    grid.view->commands().copyAs(GridFormat::Tensor);
    CHECK(clipboard().text().startsWith(QLatin1String("torch.tensor(")));
    CHECK(clipboard().text().contains(QLatin1String("2.")));
    grid.view->commands().copyAs(GridFormat::Csv);
    CHECK(clipboard().text() == QLatin1String("1/3,2\n3,4"));
}

TEST_CASE("What was copied can be pasted elsewhere as one step", "[grid_commands]")
{
    GridWindow grid;
    grid.setInput({3, 4});
    const QString format =
        QString::fromLatin1(GENERATE(as<const char*>(), "tsv", "python", "tensor", "csv"));
    grid.view->select({{0, 0}, {1, 1}});
    if (format == QLatin1String("tsv"))
        grid.key(Qt::Key_C, Qt::ControlModifier);
    else
        grid.view->commands().copyAs(format == QLatin1String("python")   ? GridFormat::Python
                                     : format == QLatin1String("tensor") ? GridFormat::Tensor
                                                                         : GridFormat::Csv);
    grid.view->setCurrentCell({1, 2});
    grid.key(Qt::Key_V, Qt::ControlModifier);
    CHECK(grid.input(1, 2) == 1);
    CHECK(grid.input(1, 3) == 2);
    CHECK(grid.input(2, 2) == 5);
    CHECK(grid.input(2, 3) == 6);
    CHECK(grid.input(0, 2) == 3);
    CHECK(grid.view->selectedRange() == CellRange{{1, 2}, {2, 3}});
    CHECK(grid.undoText() == QStringLiteral("Paste 2 × 2 into X"));
    CHECK(grid.lab.document().undoStack().count() == 1);
}

TEST_CASE("Cut copies and zeroes", "[grid_commands]")
{
    GridWindow grid;
    grid.view->select({{0, 0}, {0, 1}});
    grid.key(Qt::Key_X, Qt::ControlModifier);
    CHECK(clipboard().text() == QLatin1String("1\t2"));
    CHECK(grid.input(0, 0) == 0);
    CHECK(grid.input(0, 1) == 0);
    CHECK(grid.input(1, 0) == 3);
}

TEST_CASE("A paste that is too large asks before the grid grows", "[grid_commands]")
{
    GridWindow grid;
    clipboard().setText(QStringLiteral("[[1, 2, 3], [4, 5, 6], [7, 8, 9]]"));
    grid.view->setCurrentCell({1, 1});
    grid.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE(grid.view->bubble());
    CHECK_FALSE(grid.lab.document().undoStack().canUndo());
    CHECK(buttonsOf(*grid.view->bubble()) ==
          QStringList{QStringLiteral("Grow to 4 × 4"), QStringLiteral("Paste What Fits")});

    SECTION("and grows")
    {
        grid.key(Qt::Key_Return); // on the first button, which has the focus
        CHECK(grid.lab.document().experiment().input.shape() == tconv::Shape4{1, 1, 4, 4});
        CHECK(grid.input(0, 0) == 1);
        CHECK(grid.input(1, 1) == 1);
        CHECK(grid.input(3, 3) == 9);
        CHECK(grid.input(0, 3) == 0);
        CHECK(grid.view->selectedRange() == CellRange{{1, 1}, {3, 3}});
    }
    SECTION("or takes what fits")
    {
        press(*grid.view->bubble(), QStringLiteral("Paste What Fits"));
        CHECK(grid.lab.document().experiment().input.shape() == tconv::Shape4{1, 1, 2, 2});
        CHECK(grid.input(0, 1) == 2);
        CHECK(grid.input(1, 1) == 1);
    }
    SECTION("or does nothing")
    {
        grid.key(Qt::Key_Escape);
        CHECK_FALSE(grid.lab.document().undoStack().canUndo());
    }
    CHECK_FALSE(grid.view->bubble());
    CHECK(grid.view->hasFocus());
}

TEST_CASE("A pasted tensor of four axes replaces everything after a question", "[grid_commands]")
{
    GridWindow grid;
    clipboard().setText(QStringLiteral("tensor([[[[1., 2.]], [[3., 4.]]]])"));
    grid.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE(grid.view->bubble());
    CHECK(grid.view->bubble()->text().contains(QLatin1String("(1, 1, 2, 2)")));
    CHECK(grid.view->bubble()->text().contains(QLatin1String("(1, 2, 1, 2)")));
    CHECK_FALSE(grid.lab.document().undoStack().canUndo());
    press(*grid.view->bubble(), QStringLiteral("Replace"));
    const tconv::Experiment& now = grid.lab.document().experiment();
    CHECK(now.input.values() == std::vector<Rational>{1, 2, 3, 4});
    CHECK(now.input.shape() == tconv::Shape4{1, 2, 1, 2});
    CHECK(now.weight.shape().batch == 2);
}

TEST_CASE("Text without a grid is refused with the reader's sentence", "[grid_commands]")
{
    GridWindow grid;
    clipboard().setText(QStringLiteral("1 2\n3"));
    grid.key(Qt::Key_V, Qt::ControlModifier);
    REQUIRE(grid.view->bubble());
    CHECK(grid.view->bubble()->text() ==
          QString::fromStdString(tconv::sentence(tconv::parseGrid("1 2\n3").problem())));
    CHECK_FALSE(grid.lab.document().undoStack().canUndo());
    grid.key(Qt::Key_Right); // working on closes it
    CHECK_FALSE(grid.view->bubble());
}

TEST_CASE("A bias takes what fits of a longer row", "[grid_commands]")
{
    GridWindow grid(TensorContent::Kind::Bias);
    tconv::Experiment experiment = grid.lab.document().experiment();
    experiment.bias = std::vector<Rational>{5};
    grid.lab.document().reset(experiment);
    grid.view->commands().pasteText(QStringLiteral("7 8"));
    REQUIRE(grid.view->bubble());
    CHECK(buttonsOf(*grid.view->bubble()) == QStringList{QStringLiteral("Paste What Fits")});
    press(*grid.view->bubble(), QStringLiteral("Paste What Fits"));
    CHECK(grid.lab.document().experiment().bias == std::vector<Rational>{7});
}

TEST_CASE("A fill takes the selection or else the whole plane", "[grid_commands]")
{
    GridWindow grid(TensorContent::Kind::Kernel);
    const auto weights = [&] { return grid.lab.document().experiment().weight.values(); };
    grid.view->commands().fill(GridFill::Identity);
    CHECK(weights() == std::vector<Rational>{1, 0, 0, 0, 1, 0, 0, 0, 1});
    CHECK(grid.undoText() == QLatin1String("Fill 9 cells of K with the identity"));
    grid.view->select({{0, 1}, {1, 2}});
    grid.view->commands().fill(GridFill::Count);
    CHECK(weights() == std::vector<Rational>{1, 1, 2, 0, 3, 4, 0, 0, 1});
    grid.view->commands().fill(GridFill::Zeros);
    CHECK(weights() == std::vector<Rational>{1, 0, 0, 0, 0, 0, 0, 0, 1});
    grid.view->select({{2, 0}, {2, 1}});
    grid.view->commands().fill(GridFill::Ones);
    CHECK(weights() == std::vector<Rational>{1, 0, 0, 0, 0, 0, 1, 1, 1});
}

TEST_CASE("The same seed gives the same numbers and the next one others", "[grid_commands]")
{
    GridWindow grid;
    grid.setInput({6, 6});
    grid.view->commands().askForSeed();
    REQUIRE(grid.view->bubble());
    auto* seed = grid.view->bubble()->findChild<QSpinBox*>();
    REQUIRE(seed);
    seed->setValue(7);
    press(*grid.view->bubble(), QStringLiteral("Fill"));
    const std::vector<Rational> first = grid.lab.document().experiment().input.values();
    CHECK(grid.undoText().endsWith(QLatin1String("seed 7")));
    REQUIRE(grid.view->bubble()); // stays for another try
    press(*grid.view->bubble(), QStringLiteral("Next Seed"));
    CHECK(seed->value() == 8);
    CHECK(grid.lab.document().experiment().input.values() != first);
    seed->setValue(7);
    press(*grid.view->bubble(), QStringLiteral("Fill"));
    CHECK(grid.lab.document().experiment().input.values() == first);
}

TEST_CASE("Random numbers are integers from -9 to 9 and use the range", "[grid_commands]")
{
    const auto numbers = fillNumbers(GridFill::Random, {40, 40}, 3).values();
    const std::set<Rational> found(numbers.begin(), numbers.end());
    CHECK(found.size() == 19);
    CHECK(*found.begin() == -9);
    CHECK(*found.rbegin() == 9);
}

TEST_CASE("The menu offers what the grid can do", "[grid_commands]")
{
    GridWindow grid;
    QList<QAction*> actions = grid.view->editActions();
    for (const char* text :
         {"Cut", "Copy", "Copy As", "Paste", "Set to Zero", "Fill", "Select All"}) {
        CAPTURE(text);
        QAction* action = entry(actions, QString::fromLatin1(text));
        REQUIRE(action);
        CHECK(action->isEnabled());
    }
    entry(actions, QStringLiteral("Select All"))->trigger();
    CHECK(grid.view->selectedRange() == CellRange{{0, 0}, {1, 1}});
    entry(actions, QStringLiteral("Set to Zero"))->trigger();
    CHECK(grid.input(1, 1) == 0);
    entry(entry(actions, QStringLiteral("Fill"))->menu()->actions(), QStringLiteral("Ones"))
        ->trigger();
    CHECK(grid.input(1, 1) == 1);

    tconv::Experiment none = grid.lab.document().experiment();
    none.input = tconv::Tensor4<Rational>({0, 1, 2, 2});
    grid.lab.document().reset(none);
    actions = grid.view->editActions();
    CHECK_FALSE(entry(actions, QStringLiteral("Paste"))->isEnabled());
    CHECK_FALSE(entry(actions, QStringLiteral("Copy"))->isEnabled());
}
