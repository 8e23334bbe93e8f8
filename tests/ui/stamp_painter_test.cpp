// SPDX-License-Identifier: MIT
#include "canvas/stamp_painter.h"
#include "catch.hpp"

#include <QLineF>

TEST_CASE("A product leaves its input cell and ends exactly on its canvas cell", "[stamp]")
{
    const StampWay way{{0, 0, 40, 40}, {100, 50, 46, 46}, {300, 200, 56, 56}};
    CHECK(rectOnWay(way, 0) == way.source);
    CHECK(rectOnWay(way, 0.4) == way.rest);
    CHECK(rectOnWay(way, 1) == way.target);
}

TEST_CASE("A product on its way never jumps", "[stamp]")
{
    const StampWay way{{0, 0, 40, 40}, {100, 50, 46, 46}, {300, 200, 56, 56}};
    QPointF before = way.source.center();
    for (int i = 1; i <= 1000; ++i) {
        const QPointF now = rectOnWay(way, i / 1000.0).center();
        CAPTURE(i);
        CHECK(QLineF(before, now).length() < 3);
        CHECK(now.x() >= before.x() - 1e-9);
        before = now;
    }
}

TEST_CASE("A stamp at rest fits into its space and is centred", "[stamp]")
{
    const QRectF space(10, 20, 150, 200);
    const tconv::Size2 kernel{GENERATE(1, 3, 40), GENERATE(1, 3, 40)};
    CAPTURE(kernel.height, kernel.width);
    const CellLayout rest = restingStamp(space, kernel, 46);
    CHECK(space.contains(rest.bounds()));
    CHECK(rest.bounds().center() == space.center());
    CHECK(rest.pitch <= 46);
}
