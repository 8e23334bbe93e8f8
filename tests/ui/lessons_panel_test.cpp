// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "panels/lesson_delegate.h"
#include "panels/lessons_list.h"
#include "panels/lessons_model.h"
#include "panels/lessons_panel.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QTest>

namespace {

/// A panel at the size that it has in the window, shown off screen.
struct Fixture {
    Lab lab;
    LessonsPanel panel{lab};
    LessonsList* list = panel.findChild<LessonsList*>();
    QPushButton* openButton = panel.findChild<QPushButton*>();

    Fixture()
    {
        panel.resize(196, 700);
        panel.show();
        REQUIRE(QTest::qWaitForWindowExposed(&panel));
        list->setFocus();
    }

    LabDocument& document() { return lab.document(); }

    QModelIndex row(const char* title) const
    {
        const QModelIndexList found =
            list->model()->match(list->model()->index(0, 0), Qt::DisplayRole,
                                 QString::fromUtf8(title), 1, Qt::MatchExactly);
        REQUIRE(found.size() == 1);
        return found.first();
    }

    QPoint place(const QModelIndex& index) const
    {
        list->scrollTo(index);
        return list->visualRect(index).center();
    }

    void click(const char* title) const
    {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, place(row(title)));
    }

    void doubleClick(const char* title) const
    {
        click(title);
        QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, place(row(title)));
    }

    bool notesContain(const char* words) const
    {
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (label->text().contains(QString::fromUtf8(words)))
                return true;
        return false;
    }

    QString shownTitle() const
    {
        for (int i = 0; i < list->model()->rowCount(); ++i)
            if (list->model()->index(i, 0).data(LessonsModel::ShownRole).toBool())
                return list->model()->index(i, 0).data().toString();
        return {};
    }
};

/// Wrapped at a row's width, with 8 pixels free on both sides.
int textHeight(const QFont& font, const QString& text, int rowWidth)
{
    const QRect space(0, 0, rowWidth - 16, 1000);
    return QFontMetrics(font).boundingRect(space, Qt::TextWordWrap, text).height();
}

} // namespace

TEST_CASE("The model of lessons keeps the rules of item models", "[lessons_panel]")
{
    LessonsModel model(lessons());
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(model.markShown(lessons().front().experiment).isValid());
    CHECK_FALSE(model.markShown({}).isValid());
    CHECK(model.data({}, Qt::DisplayRole) == QVariant());
}

TEST_CASE("Every group of lessons begins with a heading that cannot be chosen", "[lessons_panel]")
{
    const LessonsModel model(lessons());
    QString heading;
    for (int i = 0; i < model.rowCount(); ++i) {
        const QModelIndex index = model.index(i);
        const bool isHeading = index.data(LessonsModel::HeadingRole).toBool();
        CHECK(model.flags(index).testFlag(Qt::ItemIsSelectable) == !isHeading);
        if (isHeading)
            heading = index.data().toString();
        else
            CHECK(model.lessonAt(index)->group == heading);
    }
}

TEST_CASE("One click on a lesson tells what it is about and changes no number", "[lessons_panel]")
{
    Fixture f;
    const tconv::Experiment before = f.document().experiment();
    f.click("Zero insertion");
    CHECK(f.list->currentIndex() == f.row("Zero insertion"));
    CHECK(f.notesContain("5·4 = 20 at row 3, column 3"));
    CHECK(f.document().experiment() == before);
    CHECK(f.document().undoStack().count() == 0);
}

TEST_CASE("A double click opens a lesson as one undo step", "[lessons_panel]")
{
    Fixture f;
    tconv::Experiment own = f.document().experiment();
    own.title = "my own";
    own.unknownKeys.emplace_back("author", "\"me\"");
    f.document().reset(own);

    f.doubleClick("Zero insertion");
    CHECK(f.document().undoStack().count() == 1);
    CHECK(f.document().undoStack().undoText() == QStringLiteral("Lesson: Zero insertion"));
    CHECK(f.document().experiment().title == "Zero insertion");
    CHECK(f.document().experiment().input.shape().plane() == tconv::Size2{3, 3});
    CHECK(f.document().experiment().unknownKeys.empty());

    f.document().undoStack().undo();
    CHECK(f.document().experiment() == own);
}

TEST_CASE("Enter opens the lesson that the arrow keys came to", "[lessons_panel]")
{
    Fixture f;
    const int key = GENERATE(Qt::Key_Return, Qt::Key_Enter);
    CAPTURE(key);
    f.click("k2 s2 · tidy doubling");
    QTest::keyClick(f.list, Qt::Key_Down);
    CHECK(f.document().undoStack().count() == 0);
    QTest::keyClick(f.list, Qt::Key(key));
    CHECK(f.document().experiment().title == "Zero insertion");
    CHECK(f.document().undoStack().count() == 1);
}

TEST_CASE("Arrow keys step over the headings", "[lessons_panel]")
{
    Fixture f;
    f.click("Bias · once per cell"); // the last one before a heading
    QTest::keyClick(f.list, Qt::Key_Down);
    CHECK(f.list->currentIndex() == f.row("k2 s3 · gaps"));
    QTest::keyClick(f.list, Qt::Key_Up);
    CHECK(f.list->currentIndex() == f.row("Bias · once per cell"));
    QTest::keyClick(f.list, Qt::Key_End);
    CHECK(f.list->currentIndex().row() == f.list->model()->rowCount() - 1);
    QTest::keyClick(f.list, Qt::Key_Home);
    CHECK(f.list->currentIndex() == f.row("k3 s2 p1 op1"));
    CHECK(f.list->visualRect(f.list->model()->index(0, 0)).top() == 0); // the heading, too
    for (const int key : {Qt::Key_PageDown, Qt::Key_PageDown, Qt::Key_PageUp, Qt::Key_PageUp}) {
        const QModelIndex before = f.list->currentIndex();
        QTest::keyClick(f.list, Qt::Key(key));
        CHECK(f.list->currentIndex() != before);
        CHECK_FALSE(f.list->currentIndex().data(LessonsModel::HeadingRole).toBool());
    }
}

TEST_CASE("The lesson that the document shows is marked while it does", "[lessons_panel]")
{
    Fixture f;
    CHECK(f.shownTitle() == QStringLiteral("k3 s2 p1 op1"));
    CHECK(f.list->currentIndex() == f.row("k3 s2 p1 op1"));
    f.doubleClick("Dilation");
    CHECK(f.shownTitle() == QStringLiteral("Dilation"));

    tconv::Experiment edited = f.document().experiment();
    edited.input.at(0, 0, {0, 0}) = 7;
    f.document().edit(QStringLiteral("Edit"), edited);
    CHECK(f.shownTitle().isEmpty());
    f.document().undoStack().undo();
    CHECK(f.shownTitle() == QStringLiteral("Dilation"));
}

TEST_CASE("The button opens the selected lesson and rests while it is open", "[lessons_panel]")
{
    Fixture f;
    CHECK_FALSE(f.openButton->isEnabled());
    f.click("Depthwise");
    REQUIRE(f.openButton->isEnabled());
    QTest::mouseClick(f.openButton, Qt::LeftButton);
    CHECK(f.document().experiment().options.groups == 2);
    CHECK_FALSE(f.openButton->isEnabled());
    f.document().undoStack().undo();
    CHECK(f.openButton->isEnabled());
}

TEST_CASE("The list stays where it is whatever lesson is selected", "[lessons_panel]")
{
    Fixture f;
    const QRect before = f.list->geometry();
    for (const Lesson& lesson : lessons()) {
        CAPTURE(lesson.title.toStdString());
        f.list->setCurrentIndex(f.row(lesson.title.toUtf8().constData()));
        QTest::qWait(0);
        CHECK(f.list->geometry() == before);
    }
}

TEST_CASE("Rows of lessons are as wide as the list and high enough for their texts",
          "[lessons_panel]")
{
    Fixture f;
    const int width = GENERATE(170, 196, 320);
    CAPTURE(width);
    f.panel.resize(width, 700);
    QTest::qWait(0);
    QFont titleFont = f.list->font();
    titleFont.setWeight(QFont::Medium);
    for (int i = 0; i < f.list->model()->rowCount(); ++i) {
        const QModelIndex index = f.list->model()->index(i, 0);
        CAPTURE(index.data().toString().toStdString());
        const QRect place = f.list->visualRect(index);
        CHECK(place.width() == f.list->viewport()->width());
        if (index.data(LessonsModel::HeadingRole).toBool())
            continue;
        const int texts =
            textHeight(titleFont, index.data().toString(), place.width()) +
            textHeight(smallFont(f.list->font()), index.data(LessonsModel::SubtitleRole).toString(),
                       place.width());
        CHECK(place.height() >= texts + 8);
    }
}
