// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "panels/bar_button.h"
#include "panels/playback_bar.h"
#include "panels/timeline_slider.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QVBoxLayout>

namespace {

/// A window with a stage, a text field and the bar below them.
struct Fixture {
    Lab lab;
    QWidget window;
    QWidget* stage = new QWidget(&window);
    QLineEdit* field = new QLineEdit(&window);
    PlaybackBar* bar = new PlaybackBar(lab, &window);
    TimelineSlider* slider = bar->findChild<TimelineSlider*>();
    QLabel* counter = bar->findChild<QLabel*>();

    Fixture()
    {
        auto* layout = new QVBoxLayout(&window);
        layout->addWidget(stage, 1);
        layout->addWidget(field);
        layout->addWidget(bar);
        stage->setFocusPolicy(Qt::StrongFocus);
        stage->addActions(bar->actions());
        window.resize(790, 200);
        window.show();
        window.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&window));
        lab.playback().setStep(1);
    }

    Playback& playback() { return lab.playback(); }

    QAction* action(const char* name) const
    {
        return bar->findChild<QAction*>(QString::fromLatin1(name));
    }

    BarButton* button(const char* name) const
    {
        for (BarButton* candidate : bar->findChildren<BarButton*>())
            if (candidate->defaultAction() == action(name))
                return candidate;
        FAIL("there is no button " << name);
        return nullptr;
    }

    BarButton* speedButton() const
    {
        for (BarButton* candidate : bar->findChildren<BarButton*>())
            if (candidate->menu())
                return candidate;
        FAIL("there is no speed button");
        return nullptr;
    }

    void click(const char* name) const { QTest::mouseClick(button(name), Qt::LeftButton); }

    QPoint placeOf(double step) const
    {
        return {qRound(slider->track().xAt(step)), slider->height() / 2};
    }

    void useTwoChannels()
    {
        tconv::Experiment experiment = lab.document().experiment();
        experiment.input = tconv::Tensor4<tconv::Rational>({1, 2, 2, 2}, 1);
        experiment.weight = tconv::Tensor4<tconv::Rational>({2, 1, 3, 3}, 1);
        lab.document().edit(QStringLiteral("Edit"), experiment);
    }
};

struct KeyCase {
    Qt::Key key;
    const char* name;
    tconv::Index step; ///< from step 1 of 4
};

constexpr KeyCase kKeys[] = {
    {Qt::Key_Home, "first", 0},
    {Qt::Key_Left, "previous", 0},
    {Qt::Key_Right, "next", 2},
    {Qt::Key_End, "last", 4},
};

} // namespace

TEST_CASE("The bar offers its actions by name with their keys", "[playback_bar]")
{
    Fixture f;
    QStringList names;
    for (const QAction* action : f.bar->actions())
        names.append(action->objectName());
    CHECK(names.join(QLatin1Char(' ')) == QStringLiteral("first previous play next last loop"));
    CHECK(f.action("play")->shortcut() == QKeySequence(Qt::Key_Space));
    CHECK(f.action("play")->toolTip() == QStringLiteral("Play (Space)"));
    for (const KeyCase& key : kKeys)
        CHECK(f.action(key.name)->shortcut() == QKeySequence(key.key));
}

TEST_CASE("The buttons of the bar walk along the timeline", "[playback_bar]")
{
    Fixture f;
    f.click("next");
    CHECK(f.playback().step() == 2);
    f.click("previous");
    CHECK(f.playback().step() == 1);
    f.click("last");
    CHECK(f.playback().step() == 4);
    CHECK_FALSE(f.button("next")->isEnabled());
    CHECK_FALSE(f.button("last")->isEnabled());
    f.click("first");
    CHECK(f.playback().step() == 0);
    CHECK_FALSE(f.button("previous")->isEnabled());
    CHECK(f.button("next")->isEnabled());
}

TEST_CASE("The play button becomes a pause button while it plays", "[playback_bar]")
{
    Fixture f;
    CHECK(f.button("play")->glyph() == PlaybackGlyph::Play);
    f.click("play");
    CHECK(f.playback().isPlaying());
    CHECK(f.button("play")->glyph() == PlaybackGlyph::Pause);
    CHECK(f.action("play")->text() == QStringLiteral("Pause"));
    f.click("play");
    CHECK_FALSE(f.playback().isPlaying());
    CHECK(f.button("play")->glyph() == PlaybackGlyph::Play);
}

TEST_CASE("The slider follows the playback and leads it", "[playback_bar]")
{
    Fixture f;
    CHECK(f.slider->maximum() == 4);
    CHECK(f.slider->value() == 1);
    f.playback().setStep(3);
    CHECK(f.slider->value() == 3);
    QTest::mouseClick(f.slider, Qt::LeftButton, {}, f.placeOf(2));
    CHECK(f.playback().step() == 2);
}

TEST_CASE("Dragging holds the animation and letting go resumes it", "[playback_bar]")
{
    Fixture f;
    f.playback().play();
    QTest::mousePress(f.slider, Qt::LeftButton, {}, f.placeOf(2));
    CHECK_FALSE(f.playback().isPlaying());
    QTest::mouseRelease(f.slider, Qt::LeftButton, {}, f.placeOf(2));
    CHECK(f.playback().isPlaying());
    CHECK(f.playback().step() == 2);

    QTest::mousePress(f.slider, Qt::LeftButton, {}, f.placeOf(4));
    QTest::mouseRelease(f.slider, Qt::LeftButton, {}, f.placeOf(4));
    CHECK_FALSE(f.playback().isPlaying()); // not from the beginning
    CHECK(f.playback().step() == 4);
    QTest::mouseClick(f.slider, Qt::LeftButton, {}, f.placeOf(1));
    CHECK_FALSE(f.playback().isPlaying());
}

TEST_CASE("The keys of the timeline work on the stage and in the bar", "[playback_bar]")
{
    Fixture f;
    QWidget* const places[] = {f.stage, f.slider, f.button("loop"), f.speedButton()};
    QWidget* focus = places[GENERATE(0, 1, 2, 3)];
    for (const KeyCase& key : kKeys) {
        CAPTURE(key.name);
        f.playback().setStep(1);
        focus->setFocus();
        REQUIRE(focus->hasFocus());
        QTest::keyClick(focus, key.key);
        CHECK(f.playback().step() == key.step);
        CHECK(focus->hasFocus());
    }
}

TEST_CASE("Space plays from the stage and from the slider", "[playback_bar]")
{
    Fixture f;
    QWidget* const places[] = {f.stage, f.slider};
    QWidget* focus = places[GENERATE(0, 1)];
    focus->setFocus();
    QTest::keyClick(focus, Qt::Key_Space);
    CHECK(f.playback().isPlaying());
    QTest::keyClick(focus, Qt::Key_Space);
    CHECK_FALSE(f.playback().isPlaying());
}

TEST_CASE("Space presses the button of the bar that has the focus", "[playback_bar]")
{
    Fixture f;
    f.button("next")->setFocus(Qt::TabFocusReason);
    QTest::keyClick(f.button("next"), Qt::Key_Space);
    CHECK(f.playback().step() == 2);
    CHECK_FALSE(f.playback().isPlaying());
}

TEST_CASE("A text field keeps its keys", "[playback_bar]")
{
    Fixture f;
    f.field->setFocus();
    QTest::keyClicks(f.field, QStringLiteral("1 2"));
    QTest::keyClick(f.field, Qt::Key_Left);
    QTest::keyClick(f.field, Qt::Key_Right);
    QTest::keyClick(f.field, Qt::Key_Home);
    QTest::keyClick(f.field, Qt::Key_End);
    CHECK(f.field->text() == QStringLiteral("1 2"));
    CHECK(f.playback().step() == 1);
    CHECK_FALSE(f.playback().isPlaying());
}

TEST_CASE("A widget of its own keeps its keys even inside the stage", "[playback_bar]")
{
    Fixture f;
    auto* grid = new QWidget(f.stage);
    grid->setFocusPolicy(Qt::StrongFocus);
    grid->show();
    grid->setFocus();
    REQUIRE(grid->hasFocus());
    for (const KeyCase& key : kKeys)
        QTest::keyClick(grid, key.key);
    QTest::keyClick(grid, Qt::Key_Space);
    CHECK(f.playback().step() == 1);
    CHECK_FALSE(f.playback().isPlaying());
}

TEST_CASE("A click into the bar brings its keys", "[playback_bar]")
{
    Fixture f;
    f.field->setFocus();
    f.click("next");
    CHECK(f.slider->hasFocus());
    f.field->setFocus();
    QTest::mouseClick(f.counter, Qt::LeftButton);
    CHECK(f.slider->hasFocus());
}

TEST_CASE("The counter says where the timeline is without moving anything", "[playback_bar]")
{
    Fixture f;
    tconv::Experiment experiment = f.lab.document().experiment();
    experiment.input = tconv::Tensor4<tconv::Rational>({1, 1, 10, 12}, 1);
    f.lab.document().edit(QStringLiteral("Edit"), experiment);
    f.playback().setStep(0);
    QTest::qWait(0);
    const QRect counter = f.counter->geometry();
    const QRect slider = f.slider->geometry();
    for (const int step : {0, 1, 9, 10, 77, 100, 111, 120}) {
        CAPTURE(step);
        f.playback().setStep(step);
        QTest::qWait(0);
        CHECK(f.counter->text() == QStringLiteral("%1 / 120").arg(step));
        CHECK(f.counter->geometry() == counter);
        CHECK(f.slider->geometry() == slider);
        CHECK(f.counter->sizeHint().width() <= counter.width());
    }
}

TEST_CASE("The speed menu sets the speed and its button tells it", "[playback_bar]")
{
    Fixture f;
    BarButton* button = f.speedButton();
    QStringList texts;
    for (const QAction* action : button->menu()->actions())
        texts.append(action->text());
    CHECK(texts.join(QLatin1Char(' ')) == QStringLiteral("0.25× 0.5× 1× 2× 4× 8×"));
    CHECK(button->text() == QStringLiteral("1×"));
    const QSize size = button->sizeHint();
    button->menu()->actions().first()->trigger();
    CHECK(f.playback().speed() == 0.25);
    CHECK(button->text() == QStringLiteral("0.25×"));
    CHECK(button->menu()->actions().first()->isChecked());
    CHECK(button->sizeHint() == size);
    f.playback().setSpeed(3); // by somebody else, between the choices
    CHECK(button->text() == QStringLiteral("3×"));
    for (const QAction* action : button->menu()->actions())
        CHECK_FALSE(action->isChecked());
}

TEST_CASE("The loop button shows and changes whether the playback loops", "[playback_bar]")
{
    Fixture f;
    f.click("loop");
    CHECK(f.playback().loops());
    CHECK(f.button("loop")->isChecked());
    f.playback().setLoops(false);
    CHECK_FALSE(f.button("loop")->isChecked());
}

TEST_CASE("Ticks come and go with the channels of the experiment", "[playback_bar]")
{
    Fixture f;
    CHECK(f.slider->ticks().empty());
    f.useTwoChannels();
    CHECK(f.slider->maximum() == 8);
    CHECK(f.slider->ticks() == std::vector<tconv::Index>{0, 4});
    f.playback().setMode(StepMode::Gather);
    CHECK(f.slider->ticks() == std::vector<tconv::Index>{1, 2, 3}); // the picture is built
}

TEST_CASE("The slider stands between two steps while one is on its way", "[playback_bar]")
{
    Fixture f;
    f.playback().play();
    f.playback().advance(Playback::kStepMilliseconds / 2);
    CHECK(f.slider->value() == 1);
    CHECK(f.slider->progress() == Approx(0.5));
    f.playback().next();
    CHECK(f.slider->progress() == 0);
}

TEST_CASE("Without steps nothing in the bar can be pressed", "[playback_bar]")
{
    Fixture f;
    tconv::Experiment experiment = f.lab.document().experiment();
    experiment.input = tconv::Tensor4<tconv::Rational>({0, 1, 2, 2});
    f.lab.document().edit(QStringLiteral("Edit"), experiment);
    CHECK(f.counter->text() == QStringLiteral("0 / 0"));
    for (const char* name : {"first", "previous", "play", "next", "last"}) {
        CAPTURE(name);
        CHECK_FALSE(f.button(name)->isEnabled());
    }
    CHECK_FALSE(f.slider->isEnabled());
}
