// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "workspaces/explore/explore_arrangement.h"

#include <vector>

namespace {

std::vector<QRectF> boxesOf(const ExploreArrangement& places)
{
    std::vector<QRectF> boxes{places.input, places.kernel, places.canvas, places.middle};
    if (!places.bias.isEmpty())
        boxes.push_back(places.bias);
    return boxes;
}

void checkInsideAndApart(const ExploreArrangement& places, const QRectF& area)
{
    const std::vector<QRectF> boxes = boxesOf(places);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        CAPTURE(i, boxes[i].x(), boxes[i].y(), boxes[i].width(), boxes[i].height());
        CHECK(area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(boxes[i]));
        for (std::size_t j = i + 1; j < boxes.size(); ++j)
            CHECK(boxes[i].intersected(boxes[j]).isEmpty());
    }
}

} // namespace

TEST_CASE("The parts of Explore keep inside the window and apart at every size", "[explore]")
{
    const QRectF area(22, 16, GENERATE(520, 745, 1500), GENERATE(330, 560, 1100));
    const double grid = GENERATE(60.0, 300.0, 7000.0); // from 1x1 to far more than the screen
    const bool hasBias = GENERATE(false, true);
    CAPTURE(area.width(), area.height(), grid, hasBias);
    const QSizeF square(grid, grid);
    const ExploreArrangement places =
        arrangeExplore(area, {square, square, hasBias ? QSizeF(grid, 70) : QSizeF(), square});
    checkInsideAndApart(places, area);
    CHECK(places.middle.width() >= 120);
    if (grid > area.width()) // all would like more than there is
        CHECK(places.canvas.width() >= 0.35 * area.width());
}

TEST_CASE("Small grids get just what they ask for and stand in the middle", "[explore]")
{
    const QRectF area(0, 0, 1000, 600);
    const ExploreArrangement places =
        arrangeExplore(area, {{140, 150}, {160, 170}, {}, {300, 350}});
    CHECK(places.input.height() == Approx(150 + kHeadingHeight));
    CHECK(places.kernel.height() == Approx(170 + kHeadingHeight));
    CHECK(places.canvas.size() == QSizeF(300, 350 + kHeadingHeight));
    CHECK(places.input.left() == Approx(area.right() - places.canvas.right()));
    CHECK(places.canvas.top() - area.top() ==
          Approx(area.bottom() - places.kernel.bottom()).margin(20));
}
