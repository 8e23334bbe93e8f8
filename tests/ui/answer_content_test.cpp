// SPDX-License-Identifier: MIT
#include "canvas/answer_content.h"
#include "catch.hpp"
#include "support/experiments.h"

#include <QSignalSpy>

using Ring = CellLook::Ring;

namespace {

struct Grid {
    Grid() { sheet.follow({1, 1, 2, 2}); }
    QString undoText() { return lab.document().undoStack().undoText(); }

    Lab lab{nullptr, Settings::Storage::None};
    AnswerSheet sheet{lab.document()};
    AnswerContent content{lab, sheet, QStringLiteral("Your answer"), QStringLiteral("answer")};
};

} // namespace

TEST_CASE("A cell keeps the text as it was typed", "[answer_content]")
{
    Grid grid;
    CHECK_FALSE(grid.content.setText({0, 1}, QStringLiteral(" 0.33 ")));
    CHECK(grid.content.look({0, 1}).text == QStringLiteral("0.33"));
    CHECK(grid.content.copiedText({0, 1}) == QStringLiteral("0.33"));
    CHECK(grid.undoText() == QStringLiteral("Set answer[0,1] to 0.33"));
    CHECK(grid.content.look({0, 0}).text.isEmpty());
    CHECK(grid.content.copiedText({0, 0}) == QStringLiteral("?"));
    CHECK(grid.content.spokenText({0, 0}) == QStringLiteral("row 0, column 0, open"));
}

TEST_CASE("A typed question mark and nothing open a cell", "[answer_content]")
{
    const char* text = GENERATE("", "?", " _ ");
    Grid grid;
    grid.content.setText({1, 0}, QStringLiteral("5"));
    CHECK_FALSE(grid.content.setText({1, 0}, QLatin1String(text)));
    CHECK(grid.sheet.isBlank());
    CHECK(grid.undoText() == QStringLiteral("Open answer[1,0]"));
    CHECK(grid.content.setText({1, 0}, QStringLiteral("five")).has_value());
}

TEST_CASE("Delete opens cells again", "[answer_content]")
{
    Grid grid;
    grid.content.setText({0, 0}, QStringLiteral("1"));
    grid.content.setText({0, 1}, QStringLiteral("2"));
    grid.content.clear({{0, 0}, {1, 1}});
    CHECK(grid.sheet.isBlank());
    CHECK(grid.undoText() == QStringLiteral("Open 4 cells of the answer"));
    const int steps = grid.lab.document().undoStack().count();
    grid.content.clear({{0, 0}, {1, 1}});
    CHECK(grid.lab.document().undoStack().count() == steps);
}

TEST_CASE("Right and wrong cells differ in more than colour", "[answer_content]")
{
    Grid grid;
    grid.content.setText({0, 0}, QStringLiteral("1"));
    grid.content.setText({0, 1}, QStringLiteral("2"));
    grid.content.setMarks(
        {AnswerMark::Right, AnswerMark::Wrong, AnswerMark::Wrong, AnswerMark::None});
    CHECK(grid.content.look({0, 0}).ring == Ring::None);
    CHECK_FALSE(grid.content.look({0, 0}).isBold);
    CHECK(grid.content.look({0, 0}).fill == Theme::light().rightSoft);
    CHECK(grid.content.look({0, 1}).ring == Ring::Wrong);
    CHECK(grid.content.look({0, 1}).isBold);
    CHECK(grid.content.spokenText({0, 1}) == QStringLiteral("row 0, column 1, value 2, wrong"));
    CHECK(grid.content.look({1, 0}).ring == Ring::None); // open cells are never marked
    grid.content.setMarks({});
    CHECK(grid.content.look({0, 1}).ring == Ring::None);
}

TEST_CASE("Marks of another size are not shown", "[answer_content]")
{
    Grid grid;
    grid.content.setText({0, 1}, QStringLiteral("2"));
    grid.content.setMarks(std::vector<AnswerMark>(3, AnswerMark::Wrong));
    CHECK(grid.content.look({0, 1}).ring == Ring::None);
}

TEST_CASE("The grid shows the plane that is picked", "[answer_content]")
{
    Grid grid;
    grid.lab.document().reset(support::richExample());
    const tconv::Shape4 shape = grid.lab.document().evaluation().outputShape();
    grid.sheet.follow(shape);
    grid.lab.selection().showPlanes(grid.lab.document().experiment(), 1, 3, 4);
    grid.content.setText({0, 0}, QStringLiteral("9"));
    CHECK(grid.sheet.answer().cells.at(1, 4, {0, 0})->text == "9");
    CHECK(grid.undoText() == QStringLiteral("Set answer[1,4,0,0] to 9"));
    grid.lab.selection().showPlanes(grid.lab.document().experiment(), 0, 0, 0);
    CHECK(grid.content.look({0, 0}).text.isEmpty());
}
