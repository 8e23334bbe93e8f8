// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/lab.h"
#include "export/export_bar.h"
#include "export_menu.h"
#include "question_bar.h"

#include <QAction>
#include <QFileInfo>
#include <QImage>
#include <QLabel>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

namespace {

struct Fixture {
    Lab lab{nullptr, Settings::Storage::None};
    QWidget window;
    QuestionBar* questions = new QuestionBar(&window);
    ExportMenu menu{lab, *questions, window};
    QTemporaryDir folder;

    QString path(const char* name) const { return folder.filePath(QString::fromLatin1(name)); }
    QString said() const { return menu.bar()->findChild<QLabel*>()->text(); }
    QString asked() const { return questions->findChild<QLabel*>()->text(); }
    void wait() const
    {
        REQUIRE(QTest::qWaitFor([this] { return !menu.isRunning(); }, 20000));
    }

    QImage picture(const char* name)
    {
        menu.exportPictureTo(path(name));
        wait();
        return QImage(path(name));
    }
};

} // namespace

TEST_CASE("A file dialog suggests the experiment's name without its own suffix", "[export_menu]")
{
    Fixture fixture;
    const auto suggested = [&] {
        return QFileInfo(fixture.menu.suggestedPath(QStringLiteral(".gif"))).fileName();
    };
    CHECK(suggested() == QStringLiteral("k3 s2 p1 op1.gif")); // its title
    fixture.lab.document().save(fixture.path("up 2.5.tconv"));
    CHECK(suggested() == QStringLiteral("up 2.5.gif"));
}

TEST_CASE("A dialog opens where the last export went", "[export_menu]")
{
    Fixture fixture;
    fixture.picture("picture.png");
    CHECK(QFileInfo(fixture.menu.suggestedPath(QStringLiteral(".gif"))).absolutePath() ==
          QFileInfo(fixture.folder.path()).absoluteFilePath());
}

TEST_CASE("The picture is written as it stands and a name may go without a suffix", "[export_menu]")
{
    Fixture fixture;
    fixture.lab.playback().setStep(1);
    fixture.menu.exportPictureTo(fixture.path("picture"));
    fixture.wait();
    const QImage first(fixture.path("picture.png"));
    REQUIRE_FALSE(first.isNull());
    CHECK(fixture.said().contains(QStringLiteral("picture.png is written")));
    fixture.lab.playback().setStep(2);
    CHECK(fixture.picture("second.png") != first);
    fixture.lab.playback().setStep(1);
    CHECK(fixture.picture("again.png") == first);
}

TEST_CASE("Every view of the window has a picture of its own", "[export_menu]")
{
    Fixture fixture;
    const QImage scatter = fixture.picture("scatter.png");
    fixture.menu.setMatrixShown(true);
    const QImage byColumn = fixture.picture("columns.png");
    fixture.lab.playback().setMode(StepMode::Gather);
    fixture.lab.playback().setStep(5);
    const QImage byRow = fixture.picture("rows.png");
    fixture.menu.setMatrixShown(false);
    const QImage gather = fixture.picture("gather.png");
    CHECK(scatter != byColumn);
    CHECK(byColumn != byRow);
    CHECK(byRow != gather);
    CHECK(gather != scatter);
}

TEST_CASE("An animation is written with the actions at rest until it is done", "[export_menu]")
{
    Fixture fixture;
    QMenu menu;
    fixture.menu.fill(menu);
    fixture.menu.exportAnimationTo(fixture.path("steps"));
    CHECK(fixture.menu.isRunning());
    for (const QAction* action : menu.actions())
        CHECK_FALSE(action->isEnabled());
    fixture.wait();
    for (const QAction* action : menu.actions())
        CHECK(action->isEnabled());
    CHECK(QFileInfo(fixture.path("steps.gif")).size() > 1000);
    CHECK(fixture.said().contains(QStringLiteral("steps.gif is written")));
}

TEST_CASE("An animation is no still picture", "[export_menu]")
{
    Fixture fixture;
    fixture.menu.exportAnimationTo(fixture.path("steps.png"));
    CHECK_FALSE(fixture.menu.isRunning());
    CHECK(fixture.asked() == QStringLiteral("An animation is written as .gif or .webp."));
    CHECK_FALSE(QFileInfo::exists(fixture.path("steps.png")));
}

TEST_CASE("A folder that is not there is told and the actions can be used again", "[export_menu]")
{
    Fixture fixture;
    QMenu menu;
    fixture.menu.fill(menu);
    fixture.menu.exportPictureTo(fixture.path("none/picture.png"));
    fixture.wait();
    CHECK_FALSE(fixture.asked().isEmpty());
    CHECK(menu.actions().first()->isEnabled());
}

TEST_CASE("A very long animation is asked about before it is written", "[export_menu]")
{
    Fixture fixture;
    tconv::Experiment experiment = fixture.lab.document().experiment();
    experiment.input = tconv::Tensor4<tconv::Rational>({1, 1, 30, 30}, 1);
    fixture.lab.document().reset(experiment);
    fixture.menu.exportAnimationTo(fixture.path("long.gif"));
    fixture.wait();
    CHECK(fixture.asked().contains(QStringLiteral("animation")));
    CHECK_FALSE(QFileInfo::exists(fixture.path("long.gif")));
}
