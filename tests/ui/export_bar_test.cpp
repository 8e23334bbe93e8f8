// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "export/export_bar.h"

#include <QLabel>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

namespace {

struct Fixture {
    QWidget window;
    ExportBar* bar = new ExportBar(&window);
    QSignalSpy cancels{bar, &ExportBar::cancelWanted};

    Fixture()
    {
        (new QVBoxLayout(&window))->addWidget(bar);
        window.show();
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
    }

    QString text() const { return bar->findChild<QLabel*>()->text(); }
    QProgressBar* progress() const { return bar->findChild<QProgressBar*>(); }
    QToolButton* button() const { return bar->findChild<QToolButton*>(); }
};

} // namespace

TEST_CASE("The bar shows what is written and how far it is until it ends", "[export_bar]")
{
    const Fixture fixture;
    CHECK_FALSE(fixture.bar->isVisible());
    fixture.bar->begin(QStringLiteral("Writing a.gif"));
    CHECK(fixture.bar->isVisible());
    CHECK(fixture.text() == QStringLiteral("Writing a.gif"));
    CHECK(fixture.progress()->value() == 0);
    fixture.bar->setProgress(0.5);
    CHECK(fixture.progress()->value() * 2 == fixture.progress()->maximum());
    fixture.bar->end(QStringLiteral("a.gif is written"));
    CHECK(fixture.text() == QStringLiteral("a.gif is written"));
    CHECK_FALSE(fixture.progress()->isVisible());
    CHECK_FALSE(fixture.button()->isVisible());
    fixture.bar->end({});
    CHECK_FALSE(fixture.bar->isVisible());
}

TEST_CASE("Cancel and Esc want to cancel only while something is written", "[export_bar]")
{
    Fixture fixture;
    fixture.bar->begin(QStringLiteral("Writing"));
    fixture.button()->click();
    CHECK(fixture.cancels.count() == 1);
    QTest::keyClick(&fixture.window, Qt::Key_Escape);
    CHECK(fixture.cancels.count() == 2);
    fixture.bar->end(QStringLiteral("done"));
    QTest::keyClick(&fixture.window, Qt::Key_Escape);
    CHECK(fixture.cancels.count() == 2);
}
