// SPDX-License-Identifier: MIT
#include "canvas/gather_painter.h"
#include "catch.hpp"

#include <QImage>

namespace {

struct Moving {
    Lab lab{nullptr, Settings::Storage::None};
    Highlights highlights{lab};
    BorderedContent bordered{lab, highlights};
    RotatedContent rotated{lab, highlights, bordered};
    GatherStage stage;

    Moving()
    {
        lab.playback().setMode(StepMode::Gather);
        lab.playback().setStep(0);
        stage.bordered = {{10, 10}, 40, bordered.size()};
        stage.borderedView = stage.bordered.bounds();
        stage.rotated = {{300, 10}, 40, rotated.size()};
        stage.rotatedView = stage.rotated.bounds();
        lab.playback().play();
    }
    GatherPainter painter() const { return {lab, bordered, rotated, Theme::light()}; }
    void goTo(tconv::Index step, double progress)
    {
        lab.playback().setStep(step);
        lab.playback().advance(Playback::kStepMilliseconds * progress / lab.playback().speed());
    }
    QImage picture() const
    {
        QImage image(500, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter canvas(&image);
        painter().paint(canvas, stage);
        canvas.end();
        return image;
    }
};

} // namespace

TEST_CASE("Each stage of the gather moves where its grid is and the sums do not", "[gather]")
{
    Moving m;
    QImage blank(500, 300, QImage::Format_RGB32);
    blank.fill(Qt::white);
    for (const tconv::Index step : {0, 1, 2}) {
        CAPTURE(step);
        m.goTo(step, 0.5);
        CHECK(m.painter().isMoving(m.stage));
        CHECK(m.painter().touched(m.stage) ==
              (step < 2 ? m.stage.borderedView : m.stage.rotatedView));
        const QImage half = m.picture();
        CHECK(half != blank);
        m.goTo(step, 0.8);
        CHECK(m.picture() != half);
    }
    m.goTo(3, 0.5);
    CHECK_FALSE(m.painter().isMoving(m.stage));
    CHECK(m.painter().touched(m.stage).isEmpty());
    CHECK(m.picture() == blank);
}

TEST_CASE("Nothing moves without motion or at high speed or on tiny cells or at rest", "[gather]")
{
    Moving m;
    m.goTo(1, 0.5);
    REQUIRE(m.painter().isMoving(m.stage));
    SECTION("reduced motion")
    {
        m.stage.hasMotion = false;
    }
    SECTION("high speed")
    {
        m.lab.playback().setSpeed(8);
    }
    SECTION("tiny cells")
    {
        m.stage.bordered.pitch = 8;
    }
    SECTION("at rest")
    {
        m.lab.playback().pause();
    }
    CHECK_FALSE(m.painter().isMoving(m.stage));
}
