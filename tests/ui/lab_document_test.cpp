// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "lab_document_edits.h"

#include <QSignalSpy>

using tconv::Index;
using tconv::ProblemCode;
using tconv::Rational;

TEST_CASE("A new document holds the default example and its known output", "[document]")
{
    const LabDocument document;
    CHECK(document.filePath().isEmpty());
    CHECK_FALSE(document.isModified());
    CHECK_FALSE(document.isShownOutdated());
    CHECK(document.displayName() == QStringLiteral("k3 s2 p1 op1"));
    CHECK_FALSE(document.experiment().bias.has_value());
    REQUIRE(document.evaluation().ok());
    const int expected[4][4] = {
        {5, 14, 10, 12}, {14, 36, 24, 30}, {15, 34, 20, 24}, {24, 55, 32, 36}};
    const tconv::NumberTensor output = document.evaluation().output();
    REQUIRE(output.shape() == tconv::Shape4{1, 1, 4, 4});
    for (Index i = 0; i < 4; ++i)
        for (Index j = 0; j < 4; ++j)
            CHECK(output.exact(0, 0, {i, j}) == expected[i][j]);
}

TEST_CASE("Edits can be undone and redone through every state", "[document]")
{
    LabDocument document;
    for (int value = 2; value <= 6; ++value)
        setFirst(document, value);
    for (int value = 6; value >= 2; --value) {
        CAPTURE(value);
        CHECK(first(document) == value);
        CHECK(firstOutput(document) == 5 * value);
        CHECK(document.isModified());
        CHECK(document.undoStack().undoText() == QStringLiteral("Set to %1").arg(value));
        document.undoStack().undo();
    }
    CHECK(first(document) == 1);
    CHECK_FALSE(document.undoStack().canUndo());
    CHECK_FALSE(document.isModified());
    for (int value = 2; value <= 6; ++value) {
        CAPTURE(value);
        CHECK(document.undoStack().redoText() == QStringLiteral("Set to %1").arg(value));
        document.undoStack().redo();
        CHECK(first(document) == value);
        CHECK(firstOutput(document) == 5 * value);
    }
    CHECK_FALSE(document.undoStack().canRedo());
}

TEST_CASE("An edit that changes nothing is no undo step", "[document]")
{
    LabDocument document;
    QSignalSpy changes(&document, &LabDocument::changed);
    setFirst(document, 1);
    CHECK(document.undoStack().count() == 0);
    CHECK(changes.count() == 0);
}

TEST_CASE("A run of edits with one merge key is one step with the text of the first", "[document]")
{
    LabDocument document;
    for (int value = 2; value <= 5; ++value)
        setFirst(document, value, "spin");
    CHECK(document.undoStack().count() == 1);
    CHECK(document.undoStack().undoText() == QStringLiteral("Set to 2"));
    CHECK(first(document) == 5);
    document.undoStack().undo();
    CHECK(first(document) == 1);
    CHECK(firstOutput(document) == 5);
    document.undoStack().redo();
    CHECK(first(document) == 5);
    CHECK(firstOutput(document) == 25);
}

TEST_CASE("A run that comes back to where it began leaves no step", "[document]")
{
    LabDocument document;
    setFirst(document, 7);
    setFirst(document, 8, "spin");
    setFirst(document, 9, "spin");
    REQUIRE(document.undoStack().count() == 2);
    setFirst(document, 7, "spin");
    CHECK(document.undoStack().count() == 1);
    CHECK(first(document) == 7);
    CHECK(firstOutput(document) == 35);
    setFirst(document, 3, "spin"); // the next run is a step again
    CHECK(document.undoStack().count() == 2);
    document.undoStack().undo();
    CHECK(first(document) == 7);
    document.undoStack().undo();
    CHECK(first(document) == 1);
}

TEST_CASE("A run from the unmodified state and back leaves the document unmodified", "[document]")
{
    LabDocument document;
    setFirst(document, 8, "spin");
    CHECK(document.isModified());
    setFirst(document, 1, "spin");
    CHECK(document.undoStack().count() == 0);
    CHECK_FALSE(document.isModified());
}

TEST_CASE("The end of a run and another key and no key begin a new step", "[document]")
{
    LabDocument document;
    setFirst(document, 2, "spin");
    SECTION("the end of the run")
    {
        document.endMerging();
        setFirst(document, 3, "spin");
    }
    SECTION("another key")
    {
        setFirst(document, 3, "drag");
    }
    SECTION("no key")
    {
        setFirst(document, 3);
    }
    CHECK(document.undoStack().count() == 2);
    document.undoStack().undo();
    CHECK(first(document) == 2);
    document.undoStack().undo();
    CHECK(first(document) == 1);
}

TEST_CASE("Edits without a key never merge", "[document]")
{
    LabDocument document;
    setFirst(document, 2);
    setFirst(document, 3);
    CHECK(document.undoStack().count() == 2);
}

TEST_CASE("An edit after an undo does not join the run before it", "[document]")
{
    LabDocument document;
    setFirst(document, 2, "spin");
    setFirst(document, 3, "drag");
    document.undoStack().undo();
    setFirst(document, 4, "spin");
    CHECK(document.undoStack().count() == 2);
    document.undoStack().undo();
    CHECK(first(document) == 2);
}

TEST_CASE("Each edit and undo and redo tells of one change when the numbers are there",
          "[document]")
{
    LabDocument document;
    std::vector<Rational> heard;
    QObject::connect(&document, &LabDocument::changed, &document,
                     [&] { heard.push_back(firstOutput(document)); });
    setFirst(document, 2, "spin");
    setFirst(document, 3, "spin");
    document.undoStack().undo();
    document.undoStack().redo();
    CHECK(heard == std::vector<Rational>{10, 15, 5, 15});
    CHECK(document.evaluationMilliseconds() > 0);
}

TEST_CASE("A broken rule keeps the last valid picture until it is mended", "[document]")
{
    LabDocument document;
    document.edit(QStringLiteral("Stride"), withStride(document, 1));
    REQUIRE(document.evaluation().problems.size() == 2); // height and width
    CHECK(document.evaluation().problems[0].code == ProblemCode::OutputPaddingTooLarge);
    CHECK(document.evaluation().problems[0].numbers == std::vector<Index>{1, 1, 1});
    CHECK(document.isShownOutdated());
    CHECK(document.experiment().options.stride == tconv::Size2{1, 1});
    CHECK(document.shownExperiment().options.stride == tconv::Size2{2, 2});
    CHECK(document.shownEvaluation().output().exact(0, 0, {1, 1}) == 36);

    tconv::Experiment mended = document.experiment();
    mended.options.outputPadding = {0, 0};
    document.edit(QStringLiteral("Output padding"), mended);
    CHECK(document.evaluation().ok());
    CHECK_FALSE(document.isShownOutdated());
    CHECK(document.shownExperiment().options.stride == tconv::Size2{1, 1});
    CHECK(document.shownEvaluation().outputShape() == tconv::Shape4{1, 1, 2, 2});

    document.undoStack().undo(); // broken again: the mended one goes on showing
    CHECK(document.isShownOutdated());
    CHECK(document.shownExperiment() == mended);
    document.undoStack().undo();
    CHECK_FALSE(document.isShownOutdated());
    CHECK(document.shownEvaluation().output().exact(0, 0, {1, 1}) == 36);
}

TEST_CASE("What no window can show is a broken rule and not an accident", "[document]")
{
    LabDocument document;
    document.edit(QStringLiteral("Stride"), withStride(document, 2000));
    REQUIRE(document.evaluation().problems.size() == 1);
    CHECK(document.evaluation().problems[0].code == ProblemCode::SizeTooLarge);
    CHECK(document.evaluation().problems[0].numbers ==
          std::vector<Index>{Index(2003) * 2003, 2'000'000});
    document.edit(QStringLiteral("Stride"), withStride(document, Index(1) << 62));
    REQUIRE_FALSE(document.evaluation().ok());
    CHECK(document.evaluation().problems[0].code == ProblemCode::SizeTooLarge);
    CHECK(document.shownExperiment().options.stride == tconv::Size2{2, 2});
}
