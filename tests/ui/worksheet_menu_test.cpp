// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/lab.h"
#include "export/export_bar.h"
#include "question_bar.h"
#include "worksheet_menu.h"
#include <tconv/check/worksheet.h>

#include <QDir>
#include <QFile>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

namespace {

using Part = WorksheetMenu::Part;

struct Window {
    Lab lab{nullptr, Settings::Storage::None};
    ExerciseRun exercises;
    QWidget window;
    QuestionBar questions{&window};
    WorksheetMenu worksheets{lab, exercises, questions, window};
    QTemporaryDir folder;

    QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
    QByteArray written(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void wait() const
    {
        REQUIRE(QTest::qWaitFor([&] { return !worksheets.isRunning(); }, 20000));
    }
    void beginExercise()
    {
        exercises.open({5, tconv::Topic::Bias, tconv::Level::Easy});
        lab.document().edit(QStringLiteral("open"), exercises.exercise()->experiment);
    }
};

} // namespace

TEST_CASE("A worksheet of the experiment has the room of one, and its key the answer",
          "[worksheet]")
{
    Window window;
    window.worksheets.writeTo(window.path("sheet.md"), Part::Sheet);
    window.wait();
    window.worksheets.writeTo(window.path("key.md"), Part::Key);
    window.wait();
    const tconv::Experiment& experiment = window.lab.document().experiment();
    CHECK(window.written("sheet.md").toStdString() == markdownOf(worksheetOf(experiment)));
    CHECK(window.written("key.md").contains("| **3** | 24 | 55 | 32 | 36 |"));
    CHECK_FALSE(window.written("sheet.md").contains("| 55 |"));
}

TEST_CASE("The worksheet of an exercise is its own until its numbers are changed", "[worksheet]")
{
    Window window;
    window.beginExercise();
    const tconv::Exercise exercise = *window.exercises.exercise();
    window.worksheets.writeTo(window.path("key.md"), Part::Key);
    window.wait();
    CHECK(window.written("key.md").toStdString() == markdownOf(keyOf(exercise)));
    tconv::Experiment other = exercise.experiment;
    other.input.values().front() += 1;
    window.lab.document().edit(QStringLiteral("edit"), other);
    window.worksheets.writeTo(window.path("other.md"), Part::Key);
    window.wait();
    CHECK(window.written("other.md").toStdString() == markdownOf(keyOf(other)));
}

TEST_CASE("A worksheet without a suffix is a PDF", "[worksheet]")
{
    Window window;
    window.worksheets.writeTo(window.path("sheet"), Part::Sheet);
    window.wait();
    CHECK(window.written("sheet.pdf").startsWith("%PDF-"));
    CHECK_FALSE(window.worksheets.bar()->isHidden()); // says where it is
}

TEST_CASE("A class set is of the topic that is on", "[worksheet]")
{
    Window window;
    window.beginExercise();
    window.worksheets.writeSetTo(window.path("class"), 10);
    CHECK_FALSE(window.worksheets.menu().isEnabled());
    window.wait();
    CHECK(window.worksheets.menu().isEnabled());
    CHECK(QDir(window.path("class/bias-easy-5")).entryList(QDir::Files).size() == 50);
    CHECK(window.written("class/bias-easy-5/sheet-03.md").startsWith("# Exercise 5-3: bias, easy"));
}

TEST_CASE("A worksheet that cannot be written is told of", "[worksheet]")
{
    Window window;
    QFile file(window.path("file"));
    REQUIRE(file.open(QIODevice::WriteOnly));
    window.worksheets.writeTo(window.path("file") + QStringLiteral("/sheet.md"), Part::Sheet);
    window.wait();
    CHECK_FALSE(window.questions.isHidden());
}
