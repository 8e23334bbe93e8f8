// SPDX-License-Identifier: MIT
#include "canvas/grid_commands.h"
#include "canvas/grid_view.h"
#include "catch.hpp"
#include "panels/wrap_label.h"
#include "support/experiments.h"
#include "workspaces/check/answer_pane.h"
#include "workspaces/check/check_workspace.h"
#include "workspaces/check/diagnosis_card.h"
#include "workspaces/check/exercise_bar.h"
#include "workspaces/check/explore_place.h"
#include "workspaces/check/hint_chips.h"
#include "workspaces/check/matrix_page.h"
#include "workspaces/check/output_page.h"
#include "workspaces/check/shape_page.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using Ring = CellLook::Ring;
using Level = Settings::HintLevel;

namespace {

/// The workspace in a window; the output is [[5, 14, 10, 12], [14, 36, 24, 30], [15, 34, 20, 24],
/// [24, 55, 32, 36]].
struct Window {
    Window()
    {
        lab.document().reset(support::defaultExample());
        workspace.resize(800, 640);
        workspace.show();
        workspace.activateWindow();
        if (!QTest::qWaitForWindowActive(&workspace))
            qFatal("the window does not get the focus");
    }
    OutputPage& page() { return workspace.outputPage(); }
    GridView& grid() { return page().pane().view(); }
    AnswerSheet& sheet() { return page().sheet(); }
    void paste(const char* text) { grid().commands().pasteText(QString::fromUtf8(text)); }
    void press(const QString& choice) // of the bubble
    {
        for (QPushButton* button : grid().bubble()->findChildren<QPushButton*>())
            if (button->text() == choice) {
                button->click();
                return;
            }
        FAIL("no such choice: " << choice.toStdString());
    }
    QString cell(tconv::Index row, tconv::Index column)
    {
        return page().content().look({row, column}).text;
    }
    QString title() { return page().card().text().title; }
    QUndoStack& stack() { return lab.document().undoStack(); }

    Lab lab{nullptr, Settings::Storage::None};
    CheckWorkspace workspace{lab};
};

const char* const kRotated = "5\t16\t10\t8\n26\t64\t36\t30\n15\t36\t20\t16\n6\t15\t8\t4\n";
const char* const kRight =
    "[[5, 14, 10, 12], [14, 36, 24, 30], [15, 34, 20, 24], [24, 55, 32, 36]]";

} // namespace

TEST_CASE("A result is typed in with the keyboard alone", "[check_workspace]")
{
    Window window;
    window.grid().setFocus();
    for (const char* number : {"5", "16"}) {
        for (const char* letter = number; *letter; ++letter)
            QTest::keyClick(QApplication::focusWidget(), *letter);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    CHECK(window.cell(0, 0) == QStringLiteral("5"));
    CHECK(window.cell(0, 1) == QStringLiteral("16"));
    CHECK(window.title() == QStringLiteral("1 of 2 cells is wrong"));
    window.grid().setCurrentCell({0, 1});
    QTest::keyClick(&window.grid(), Qt::Key_Delete);
    CHECK(window.cell(0, 1).isEmpty());
    CHECK(window.title() == QStringLiteral("The given cell is right"));
    window.stack().undo();
    CHECK(window.cell(0, 1) == QStringLiteral("16"));
}

TEST_CASE("A whole result is pasted with open cells", "[check_workspace]")
{
    Window window;
    window.paste("5\t?\t10\t12\n\t36\t24\t30\n15\t34\t20\t24\n24\t55\t32\t36\n");
    CHECK(window.sheet().given() == 14);
    CHECK(window.cell(0, 1).isEmpty());
    CHECK(window.title() == QStringLiteral("All 14 given cells are right"));
    window.paste(kRight);
    CHECK(window.title() == QStringLiteral("All 16 cells are right"));
    CHECK(window.stack().undoText() == QStringLiteral("Paste 4 × 4 into the answer"));
}

TEST_CASE("A paste of another size asks before it changes the grid", "[check_workspace]")
{
    Window window;
    window.paste("1 2 3 4 5\n1 2 3 4 5\n");
    REQUIRE(window.grid().bubble());
    CHECK(window.sheet().isBlank());
    window.press(QStringLiteral("Make it 2 × 5"));
    CHECK(window.sheet().shape() == tconv::Shape4{1, 1, 2, 5});
    CHECK(window.cell(1, 4) == QStringLiteral("5"));
    CHECK(window.page().pane().heightBox().value() == 2);
    window.stack().undo();
    CHECK(window.sheet().shape() == tconv::Shape4{1, 1, 4, 4});
    window.paste("1 2 3 4 5\n");
    window.press(QStringLiteral("Paste What Fits"));
    CHECK(window.sheet().shape() == tconv::Shape4{1, 1, 4, 4});
    CHECK(window.cell(0, 3) == QStringLiteral("4"));
}

TEST_CASE("What cannot be read is refused at the cell", "[check_workspace]")
{
    Window window;
    window.paste("1 2\n3 x");
    REQUIRE(window.grid().bubble());
    CHECK(window.sheet().isBlank());
}

TEST_CASE("The size boxes choose the size of the grid", "[check_workspace]")
{
    Window window;
    CHECK(window.page().pane().heightBox().value() == 4);
    window.page().pane().widthBox().setValue(7);
    CHECK(window.sheet().shape() == tconv::Shape4{1, 1, 4, 7});
    window.lab.settings().setGivesAnswerSize(false);
    window.sheet().clear();
    CHECK(window.sheet().shape() == tconv::Shape4{1, 1, 2, 2}); // the input's: nothing given away
}

TEST_CASE("Cells are marked from the level Where on", "[check_workspace]")
{
    Window window;
    window.paste(kRotated);
    CHECK(window.page().content().look({0, 1}).ring == Ring::None);
    window.lab.settings().setHintLevel(Level::Where);
    CHECK(window.page().content().look({0, 1}).ring == Ring::Wrong);
    CHECK(window.page().content().look({0, 0}).fill == Theme::light().rightSoft);
    CHECK(window.page().rightView().content().size() == tconv::Size2{});
}

TEST_CASE("The right grid is shown at the full explanation only", "[check_workspace]")
{
    Window window;
    window.paste(kRotated);
    for (const Level level : {Level::Count, Level::Where, Level::Rule}) {
        window.lab.settings().setHintLevel(level);
        CHECK(window.page().rightView().content().size() == tconv::Size2{});
        CHECK(window.page().mistakeView().content().size() == tconv::Size2{});
    }
    window.lab.settings().setHintLevel(Level::Full);
    CHECK(window.page().rightView().content().size() == tconv::Size2{4, 4});
    window.paste("5\t14");
    window.grid().setCurrentCell({0, 0});
    window.sheet().clear();
    window.paste("5");
    if (window.grid().bubble())
        window.press(QStringLiteral("Paste What Fits"));
    CHECK(window.title() == QStringLiteral("The given cell is right"));
    CHECK(window.page().rightView().content().size() == tconv::Size2{}); // open cells stay open
}

TEST_CASE("On demand nothing is said before the button", "[check_workspace]")
{
    Window window;
    CHECK_FALSE(window.workspace.checkButton().isVisible());
    window.lab.settings().setChecksAtOnce(false);
    window.lab.settings().setHintLevel(Level::Where);
    window.paste(kRotated);
    CHECK(window.title() == QStringLiteral("Ready to be checked"));
    CHECK(window.page().content().look({0, 1}).ring == Ring::None);
    REQUIRE(window.workspace.checkButton().isVisible());
    window.workspace.checkButton().click();
    CHECK(window.page().content().look({0, 1}).ring == Ring::Wrong);
}

TEST_CASE("The step of a wrong cell is shown in Explore", "[check_workspace]")
{
    Window window;
    showOutputCell(window.lab, {0, 0, {0, 1}});
    CHECK(window.lab.playback().mode() == StepMode::Gather);
    const tconv::Cell start = window.lab.document().evaluation().geometry.windowStart;
    CHECK(window.lab.gatherCell(window.lab.playback().step()) == start + tconv::Cell{0, 1});
    CHECK(window.lab.selection().pinned() ==
          Target{Target::Kind::Canvas, start + tconv::Cell{0, 1}});
}

TEST_CASE("A claimed size is judged without a grid", "[check_workspace]")
{
    Window window;
    window.workspace.showPage(QStringLiteral("shape"));
    ShapePage& page = window.workspace.shapePage();
    page.heightBox().setValue(5);
    CHECK(page.card().text().title == QStringLiteral("Which size does the output have?"));
    page.widthBox().setValue(5);
    CHECK(page.card().text().title == QStringLiteral("The size 5 × 5 is not right"));
    page.heightBox().setValue(4);
    page.widthBox().setValue(4);
    CHECK(page.card().text().title == QStringLiteral("The size is right"));
    window.stack().undo();
    CHECK(page.widthBox().value() == 5);
}

TEST_CASE("V is filled in row by row", "[check_workspace]")
{
    Window window;
    window.workspace.showPage(QStringLiteral("matrix"));
    MatrixPage& page = window.workspace.matrixPage();
    CHECK(page.content().size() == tconv::Size2{4, 16});
    page.content().setText({0, 0}, QStringLiteral("5"));
    page.content().setText({0, 1}, QStringLiteral("9"));
    window.lab.settings().setHintLevel(Level::Where);
    CHECK(page.content().look({0, 0}).ring == Ring::None);
    CHECK(page.content().look({0, 1}).ring == Ring::Wrong);
    page.pane().view().setCurrentCell({0, 0});
    page.zerosButton().click();
    CHECK(page.sheet().given() == 16);
    CHECK(page.content().look({3, 0}).text.isEmpty());
    CHECK(page.rowWords().text().contains(QStringLiteral("X[0,0]")));
    CHECK_FALSE(page.card().text().body.contains(QStringLiteral("K[")));
    window.lab.settings().setHintLevel(Level::Full);
    CHECK(page.card().text().body.contains(QStringLiteral("K[1,1] in column 0")));
}

TEST_CASE("A matrix too large to fill in says so", "[check_workspace]")
{
    Window window;
    tconv::Experiment experiment = support::defaultExample();
    experiment.input = support::counting({1, 1, 9, 9});
    window.lab.document().reset(experiment);
    window.workspace.showPage(QStringLiteral("matrix"));
    CHECK_FALSE(window.workspace.matrixPage().pane().view().isVisible());
}

TEST_CASE("Exercises are opened as undo steps and counted once", "[check_workspace]")
{
    Window window;
    window.paste(kRotated);
    const tconv::Experiment before = window.lab.document().experiment();
    window.workspace.exerciseButton().click();
    window.workspace.exerciseBar().nextButton().click();
    REQUIRE(window.workspace.exercises().exercise());
    CHECK(window.sheet().isBlank());
    CHECK(window.workspace.exerciseBar().counterText() == QStringLiteral("0 right of 0 tried"));

    const tconv::Evaluation& evaluation = window.lab.document().evaluation();
    const tconv::NumberTensor output = evaluation.output();
    // The size is a part of the task: the grid begins with the input's.
    CHECK(window.sheet().shape().plane() ==
          window.lab.document().experiment().input.shape().plane());
    tconv::Answer answer = tconv::openAnswer(evaluation.outputShape());
    const auto fill = [&](tconv::Rational off) {
        for (tconv::Index row = 0; row < evaluation.geometry.output.height; ++row)
            for (tconv::Index column = 0; column < evaluation.geometry.output.width; ++column)
                answer.cells.at(0, 0, {row, column}) =
                    tconv::GivenNumber{output.exact(0, 0, {row, column}) + off, 0, {}};
        window.sheet().edit(QStringLiteral("Fill"), answer);
    };
    fill(1);
    CHECK(window.workspace.exerciseBar().counterText() == QStringLiteral("0 right of 1 tried"));
    fill(0);
    CHECK(window.workspace.exerciseBar().counterText() == QStringLiteral("1 right of 1 tried"));
    fill(2);
    CHECK(window.workspace.exerciseBar().counterText() == QStringLiteral("1 right of 1 tried"));
    window.workspace.exerciseBar().nextButton().click();
    CHECK(window.workspace.exercises().variant() == 1);
    CHECK(window.workspace.exerciseBar().counterText() == QStringLiteral("1 right of 1 tried"));
    while (window.lab.document().experiment() != before)
        window.stack().undo();
    CHECK(window.sheet().given() == 16);
}

TEST_CASE("The card lets one pick between two findings", "[check_workspace]")
{
    DiagnosisCard card;
    QSignalSpy chosen(&card, &DiagnosisCard::chosen);
    CardText text{.title = QStringLiteral("One of these"),
                  .choices = {QStringLiteral("A"), QStringLiteral("B")},
                  .offersApart = true};
    static_cast<QFrame&>(card).show();
    card.show(text, 0);
    REQUIRE(card.choiceButtons().size() == 2);
    CHECK(card.choiceButtons().front()->isChecked());
    card.choiceButtons().back()->click();
    CHECK(chosen.value(0).value(0).toInt() == 1);
    CHECK(card.apartLink()->isVisible());
    CHECK_FALSE(card.stepLink()->isVisible());
    text.choices.clear();
    card.show(text, 0);
    CHECK(card.choiceButtons().isEmpty());
}

TEST_CASE("The chips keep the level in the settings", "[check_workspace]")
{
    Lab lab{nullptr, Settings::Storage::None};
    HintChips chips(lab.settings());
    chips.choose(Level::Rule);
    CHECK(lab.settings().hintLevel() == Level::Rule);
    lab.settings().setHintLevel(Level::Count);
    CHECK(chips.findChildren<QToolButton*>().front()->isChecked());
}
