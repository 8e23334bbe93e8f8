// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/answer_sheet.h"
#include "support/experiments.h"

#include <QSignalSpy>

#include <memory>

using tconv::Shape4;

namespace {

struct Sheet {
    Sheet() { sheet.follow({1, 1, 2, 3}); }
    void set(tconv::Index row, tconv::Index column, const char* text)
    {
        sheet.setCell(QStringLiteral("Set"), 0, 0, {row, column},
                      tconv::parseGivenNumber(text).value());
    }
    std::string text(tconv::Index row, tconv::Index column) const
    {
        const auto& cell = sheet.answer().cells.at(0, 0, {row, column});
        return cell ? cell->text : "open";
    }
    QUndoStack& stack() { return document.undoStack(); }

    LabDocument document;
    AnswerSheet sheet{document};
};

} // namespace

TEST_CASE("A blank sheet takes the size that it is given", "[answer_sheet]")
{
    Sheet s;
    CHECK(s.sheet.shape() == Shape4{1, 1, 2, 3});
    CHECK(s.sheet.isBlank());
    CHECK(s.stack().count() == 0);
    s.sheet.follow({1, 1, 4, 4});
    CHECK(s.sheet.shape() == Shape4{1, 1, 4, 4});
    s.set(0, 1, "5");
    s.sheet.follow({1, 1, 6, 6});
    CHECK(s.sheet.shape() == Shape4{1, 1, 4, 4}); // what is filled in stays
    s.stack().undo();
    CHECK(s.sheet.shape() == Shape4{1, 1, 6, 6}); // blank again
}

TEST_CASE("Edits of a sheet are undone and redone and modify no file", "[answer_sheet]")
{
    Sheet s;
    s.set(0, 1, "0.33");
    s.set(1, 2, "-4");
    CHECK(s.sheet.given() == 2);
    CHECK(s.text(0, 1) == "0.33");
    CHECK_FALSE(s.document.isModified());
    s.stack().undo();
    CHECK(s.text(1, 2) == "open");
    s.stack().undo();
    CHECK(s.sheet.isBlank());
    s.stack().redo();
    CHECK(s.text(0, 1) == "0.33");
    s.set(0, 1, "0.33");
    CHECK(s.stack().index() == 1); // the same again is no step
    CHECK(s.stack().canRedo());
}

TEST_CASE("Steps of the size in a row are one step", "[answer_sheet]")
{
    Sheet s;
    s.set(1, 2, "7");
    CHECK_FALSE(s.sheet.resize({3, 3}));
    CHECK_FALSE(s.sheet.resize({4, 5}));
    CHECK(s.sheet.shape() == Shape4{1, 1, 4, 5});
    CHECK(s.sheet.isSizeChosen());
    CHECK(s.text(1, 2) == "7");
    CHECK(s.stack().count() == 2);
    CHECK(s.stack().undoText() == QStringLiteral("Size the answer 4 × 5"));
    s.stack().undo();
    CHECK(s.sheet.shape() == Shape4{1, 1, 2, 3});
    CHECK(s.text(1, 2) == "7");
}

TEST_CASE("A chosen size stays on a blank sheet until it is cleared", "[answer_sheet]")
{
    Sheet s;
    s.sheet.resize({5, 5});
    s.sheet.follow({1, 1, 4, 4});
    CHECK(s.sheet.shape() == Shape4{1, 1, 5, 5});
    s.sheet.clear();
    CHECK(s.sheet.shape() == Shape4{1, 1, 4, 4});
    CHECK_FALSE(s.sheet.isSizeChosen());
}

TEST_CASE("A sheet refuses more cells than a person fills in", "[answer_sheet]")
{
    Sheet s;
    CHECK(s.sheet.resize({129, 128}).value().contains(QStringLiteral("16,384")));
    CHECK(s.sheet.shape() == Shape4{1, 1, 2, 3});
    CHECK_FALSE(s.sheet.resize({128, 128}));
    s.sheet.clear();
    s.sheet.follow({1, 1, 500, 500});
    CHECK(s.sheet.cells() == 0);
}

TEST_CASE("Another experiment altogether clears the sheet", "[answer_sheet]")
{
    Sheet s;
    s.set(0, 0, "1");
    s.document.reset(support::defaultExample());
    CHECK(s.sheet.isBlank());
}

TEST_CASE("A history may live longer than its sheet", "[answer_sheet]")
{
    LabDocument document;
    auto sheet = std::make_unique<AnswerSheet>(document);
    sheet->follow({1, 1, 2, 2});
    sheet->setCell(QStringLiteral("Set"), 0, 0, {0, 0}, tconv::parseGivenNumber("1").value());
    sheet.reset();
    document.undoStack().undo();
    CHECK(document.undoStack().index() == 0);
}
