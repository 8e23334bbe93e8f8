// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "workspaces/explore/gather_arrangement.h"

#include <vector>

namespace {

std::vector<QRectF> boxesOf(const GatherArrangement& places)
{
    std::vector<QRectF> boxes{places.input,   places.kernel,  places.bordered,
                              places.caption, places.rotated, places.output};
    if (!places.bias.isEmpty())
        boxes.push_back(places.bias);
    return boxes;
}

} // namespace

TEST_CASE("The parts of the gather keep inside the window and apart at every size", "[explore]")
{
    const QRectF area(22, 32, GENERATE(480, 736, 1500), GENERATE(360, 540, 1100));
    const double grid = GENERATE(60.0, 300.0, 7000.0); // from 1x1 to far more than the screen
    const bool hasBias = GENERATE(false, true);
    CAPTURE(area.width(), area.height(), grid, hasBias);
    const QSizeF square(grid, grid);
    const GatherArrangement places = arrangeGather(
        area, {square, square, hasBias ? QSizeF(grid, 70) : QSizeF(), square, square, square});
    const std::vector<QRectF> boxes = boxesOf(places);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        CAPTURE(i, boxes[i].x(), boxes[i].y(), boxes[i].width(), boxes[i].height());
        CHECK(area.adjusted(-0.01, -0.01, 0.01, 0.01).contains(boxes[i]));
        for (std::size_t j = i + 1; j < boxes.size(); ++j)
            CHECK(boxes[i].intersected(boxes[j]).isEmpty());
    }
    CHECK(places.bordered.width() >= 180);
    if (grid > area.width()) // all would like more than there is: most goes to the middle
        CHECK(places.bordered.width() > places.output.width());
}
