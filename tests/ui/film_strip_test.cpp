// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include "workspaces/explore/film_strip.h"

#include <QTest>

using tconv::Cell;

namespace {

struct Strip {
    Lab lab{nullptr, Settings::Storage::None}; ///< four stamps on a canvas of 5x5
    Highlights highlights{lab};
    CanvasContent canvas{lab, highlights};
    FilmStrip strip{lab, highlights, canvas};

    explicit Strip(int width = 740)
    {
        strip.resize(width, 240);
        strip.show();
        REQUIRE(QTest::qWaitForWindowExposed(&strip));
    }
    void click(tconv::Index frame)
    {
        QTest::mouseClick(strip.viewport(), Qt::LeftButton, {},
                          strip.filmLayout().frame(frame).rect(Cell{2, 2}).center().toPoint());
    }
    void moveTo(QPointF place)
    {
        QMouseEvent event(QEvent::MouseMove, place, strip.viewport()->mapToGlobal(place),
                          Qt::NoButton, Qt::NoButton, {});
        QApplication::sendEvent(strip.viewport(), &event);
    }
};

} // namespace

TEST_CASE("Every stamp and the sum stand side by side", "[film_strip]")
{
    const Strip f;
    const FilmLayout layout = f.strip.filmLayout();
    CHECK(layout.stamps == 4);
    CHECK(layout.canvas == tconv::Size2{5, 5});
    CHECK(layout.pitch >= 18);
    for (tconv::Index i = 0; i < layout.stamps; ++i) {
        CHECK(layout.signAfter(i).left() >= layout.frame(i).bounds().right());
        CHECK(layout.signAfter(i).right() <= layout.frame(i + 1).bounds().left() + 0.01);
    }
    CHECK(layout.frame(4).bounds().right() <= 740);
    CHECK(f.strip.refusal().isEmpty());
}

TEST_CASE("A click on a stamp goes to its step and one on the sum to the end", "[film_strip]")
{
    Strip f;
    f.click(1);
    CHECK(f.lab.playback().step() == 2);
    f.click(4);
    CHECK(f.lab.playback().step() == 4);
    f.click(0);
    CHECK(f.lab.playback().step() == 1);
}

TEST_CASE("Hovering the strip is linked with the grids", "[film_strip]")
{
    Strip f;
    const FilmLayout layout = f.strip.filmLayout();
    f.moveTo(layout.frame(2).rect(Cell{3, 1}).center());
    CHECK(f.lab.selection().hovered() == Target{Target::Kind::Canvas, {3, 1}});
    f.moveTo(layout.captionOf(2).center());
    CHECK(f.lab.selection().hovered() == Target{Target::Kind::Input, {1, 0}});
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(f.strip.viewport(), &leave);
    CHECK(f.lab.selection().hovered() == Target{});
}

TEST_CASE("Stamps of several channels are there channel by channel", "[film_strip]")
{
    Strip f;
    f.lab.document().reset(support::richExample()); // two channels of 2x3 cells in each group
    CHECK(f.strip.filmLayout().stamps == 12);
    const FilmStripPainter painter(f.lab, f.highlights, f.canvas, Theme::current());
    CHECK(painter.captionOf(0).startsWith(QStringLiteral("X[0,0,0]·K")));
    CHECK(painter.captionOf(6).startsWith(QStringLiteral("X[1,0,0]·K")));
    CHECK(f.strip.filmLayout().lastSign > FilmLayout::kSign); // "+ bias 1 ="
}

TEST_CASE("A strip that is too long scrolls to the step", "[film_strip]")
{
    Strip f(300);
    f.lab.playback().setStep(1);
    const auto seen = [&f](tconv::Index frame) {
        return QRectF(f.strip.viewport()->rect())
            .contains(f.strip.filmLayout().frame(frame).bounds());
    };
    CHECK(seen(0));
    CHECK_FALSE(seen(3));
    f.lab.playback().setStep(4);
    CHECK(seen(3));
    CHECK_FALSE(seen(0));
}

TEST_CASE("Too many stamps are refused with the reason", "[film_strip]")
{
    Strip f;
    tconv::Experiment experiment = f.lab.document().experiment();
    experiment.input = support::counting({1, 1, 5, 5});
    f.lab.document().reset(experiment);
    CHECK(f.strip.refusal().startsWith(QStringLiteral("25 stamps are too many")));
    f.click(0);
    CHECK(f.lab.playback().step() == 25); // nothing to click on
    experiment.input = support::counting({1, 1, 4, 6});
    f.lab.document().reset(experiment);
    CHECK(f.strip.refusal().isEmpty());
    experiment.input = tconv::Tensor4<tconv::Rational>({0, 1, 2, 2});
    f.lab.document().reset(experiment);
    CHECK(f.strip.refusal().startsWith(QStringLiteral("No sample")));
}
