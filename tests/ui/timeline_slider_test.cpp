// SPDX-License-Identifier: MIT
#include "canvas/theme.h"
#include "catch.hpp"
#include "panels/timeline_slider.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

namespace {

using tconv::Index;

std::unique_ptr<TimelineSlider> newSlider(int total)
{
    auto slider = std::make_unique<TimelineSlider>();
    slider->setRange(0, total);
    slider->resize(418, 28);
    slider->show();
    REQUIRE(QTest::qWaitForWindowExposed(slider.get()));
    return slider;
}

QPoint placeOf(const TimelineSlider& slider, double step)
{
    return {qRound(slider.track().xAt(step) - 0.5), slider.height() / 2};
}

QColor colorAt(TimelineSlider& slider, QPoint place)
{
    QPixmap picture(slider.size());
    picture.fill(Theme::current().panel);
    slider.render(&picture, {}, {}, QWidget::DrawChildren);
    return picture.toImage().pixelColor(place);
}

} // namespace

TEST_CASE("Every step of a track is found again at its place", "[timeline_slider]")
{
    const Index total = GENERATE(1, 2, 4, 36, 500);
    const TimelineTrack track{9, 400, total};
    CAPTURE(total);
    for (Index step = 0; step <= total; ++step)
        CHECK(track.stepAt(track.xAt(double(step))) == step);
    CHECK(track.stepAt(-100) == 0);
    CHECK(track.stepAt(1000) == total);
    CHECK(track.xAt(0) == 9);
    CHECK(track.xAt(double(total)) == 409);
}

TEST_CASE("A track without steps has its only place at the left", "[timeline_slider]")
{
    const TimelineTrack track{9, 400, 0};
    CHECK(track.xAt(0) == 9);
    CHECK(track.stepAt(300) == 0);
}

TEST_CASE("A click on the groove jumps to the step that was clicked", "[timeline_slider]")
{
    const auto slider = newSlider(8);
    slider->setValue(1);
    QTest::mouseClick(slider.get(), Qt::LeftButton, {}, placeOf(*slider, 6));
    CHECK(slider->value() == 6);
    QTest::mouseClick(slider.get(), Qt::RightButton, {}, placeOf(*slider, 2));
    CHECK(slider->value() == 6);
    CHECK_FALSE(slider->isSliderDown());
}

TEST_CASE("Dragging goes through the steps and stops at the ends", "[timeline_slider]")
{
    const auto slider = newSlider(8);
    const QSignalSpy moved(slider.get(), &QSlider::valueChanged);
    QTest::mousePress(slider.get(), Qt::LeftButton, {}, placeOf(*slider, 2));
    QTest::mouseMove(slider.get(), placeOf(*slider, 3));
    QTest::mouseMove(slider.get(), placeOf(*slider, 4));
    QTest::mouseMove(slider.get(), {slider->width() + 50, 10});
    CHECK(slider->value() == 8);
    QTest::mouseRelease(slider.get(), Qt::LeftButton, {}, {0, 10});
    CHECK(slider->value() == 8);
    CHECK(moved.count() == 4);
}

TEST_CASE("Only the left button drags", "[timeline_slider]")
{
    const auto slider = newSlider(8);
    slider->setValue(8);
    QTest::mousePress(slider.get(), Qt::RightButton, {}, placeOf(*slider, 2));
    QTest::mouseMove(slider.get(), placeOf(*slider, 1));
    CHECK(slider->value() == 8);
    QTest::mouseRelease(slider.get(), Qt::RightButton, {}, placeOf(*slider, 1));
}

TEST_CASE("Ticks are painted where channels begin", "[timeline_slider]")
{
    const auto slider = newSlider(8);
    slider->setValue(8);
    const QPoint above(0, -6); // outside of the groove
    CHECK(colorAt(*slider, placeOf(*slider, 4) + above) == Theme::current().panel);
    slider->setTicks({0, 4});
    CHECK(colorAt(*slider, placeOf(*slider, 4) + above) == Theme::current().muted);
    CHECK(colorAt(*slider, placeOf(*slider, 2) + above) == Theme::current().panel);
}

TEST_CASE("Ticks that would touch each other are left out", "[timeline_slider]")
{
    const auto slider = newSlider(400);
    slider->setValue(400);
    std::vector<Index> ticks(200);
    for (std::size_t i = 0; i < ticks.size(); ++i)
        ticks[i] = Index(2 * i);
    slider->setTicks(ticks);
    CHECK(colorAt(*slider, placeOf(*slider, 100) + QPoint(0, -6)) == Theme::current().panel);
}

TEST_CASE("The handle moves on between two steps", "[timeline_slider]")
{
    const auto slider = newSlider(4);
    slider->setValue(1);
    const QPoint onTheWay = placeOf(*slider, 1.3);
    CHECK(colorAt(*slider, onTheWay) == Theme::current().line);
    slider->setProgress(0.7);
    CHECK(colorAt(*slider, onTheWay) == Theme::current().accent);
    slider->setProgress(0);
    CHECK(colorAt(*slider, onTheWay) == Theme::current().line);
}
