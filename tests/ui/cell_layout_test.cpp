// SPDX-License-Identifier: MIT
#include "canvas/cell_layout.h"
#include "canvas/grid_geometry.h"
#include "catch.hpp"

#include <QRectF>

using tconv::Cell;
using tconv::Index;
using tconv::Size2;

TEST_CASE("The middle of every cell leads back to the cell", "[cell_layout]")
{
    const double pitch = GENERATE(1.0, 4.0, 7.0, 24.0, 56.0);
    const CellLayout layout{{13, -5}, pitch, {3, 5}};
    CAPTURE(pitch);
    for (Index row = 0; row < 3; ++row)
        for (Index column = 0; column < 5; ++column)
            CHECK(layout.cellAt(layout.rect(Cell{row, column}).center()) == Cell{row, column});
}

TEST_CASE("Outside the cells there is no cell", "[cell_layout]")
{
    const CellLayout layout{{10, 20}, 10, {3, 5}};
    CHECK_FALSE(layout.cellAt({9.9, 25}));
    CHECK_FALSE(layout.cellAt({15, 19.9}));
    CHECK_FALSE(layout.cellAt({60, 25}));
    CHECK_FALSE(layout.cellAt({15, 50}));
    CHECK(layout.cellAt({59.9, 49.9}) == Cell{2, 4});
}

TEST_CASE("A gap between cells belongs to the cell before it", "[cell_layout]")
{
    const CellLayout layout{{0, 0}, 40, {2, 2}};
    CHECK(layout.rect(Cell{0, 0}).right() == 38);
    CHECK(layout.cellAt({39, 39}) == Cell{0, 0});
    CHECK(layout.cellAt({40, 39}) == Cell{0, 1});
}

TEST_CASE("The cells that an area touches are those whose rectangles it meets", "[cell_layout]")
{
    const CellLayout layout{{5, 5}, 10, {4, 6}};
    CHECK(layout.cellsIn({16, 26, 5, 5}) == CellRange{{2, 1}, {2, 1}});
    CHECK(layout.cellsIn({16, 26, 15, 15}) == CellRange{{2, 1}, {3, 2}});
    CHECK(layout.cellsIn({-100, -100, 1000, 1000}) == CellRange{{0, 0}, {3, 5}});
    CHECK(layout.cellsIn({200, 0, 10, 10}).isEmpty());
    CHECK(CellLayout{{0, 0}, 10, {0, 0}}.cellsIn({0, 0, 50, 50}).isEmpty());
}

TEST_CASE("A rectangle of cells reaches from the first to the last", "[cell_layout]")
{
    const CellLayout layout{{5, 7}, 40, {4, 6}};
    const QRectF rect = layout.rect(CellRange{{1, 2}, {2, 4}});
    CHECK(rect == QRectF(85, 47, 118, 78));
    CHECK(CellRange{{1, 2}, {2, 4}}.size() == Size2{2, 3});
}

TEST_CASE("The fitting pitch is whole and neither too large nor below one", "[cell_layout]")
{
    CHECK(fittingPitch({3, 4}, {170, 170}, 56) == 42);
    CHECK(fittingPitch({4, 3}, {170, 170}, 56) == 42);
    CHECK(fittingPitch({3, 4}, {1000, 1000}, 56) == 56);
    CHECK(fittingPitch({3000, 4}, {100, 100}, 56) == 1);
    CHECK(fittingPitch({0, 0}, {100, 100}, 56) == 56);
}

TEST_CASE("A grid asks for its cells and the bands around them", "[grid_geometry]")
{
    GridGeometry grid{.size = {3, 4}};
    const QMarginsF bands = grid.margins();
    CHECK(grid.naturalSize(10) ==
          QSizeF(40 + bands.left() + bands.right(), 30 + bands.top() + bands.bottom()));
    grid.labelWidth = 100; // from its column on, beyond the last cell
    grid.labelColumn = 2;
    CHECK(grid.naturalSize(10).width() > 120 + bands.left());
    CHECK(grid.margins().bottom() > bands.bottom());
}

TEST_CASE("The fitted pitch makes the natural size fit", "[grid_geometry]")
{
    const GridGeometry grid{.size = {GENERATE(1, 3, 9), GENERATE(2, 7)}};
    const QSizeF space(300, 260);
    const double pitch = grid.fittingPitch(space, 10, 56);
    const QSizeF natural = grid.naturalSize(pitch);
    CHECK(natural.width() <= space.width());
    CHECK(natural.height() <= space.height());
    const QSizeF larger = grid.naturalSize(pitch + 1);
    CHECK((pitch == 56 || larger.width() > space.width() || larger.height() > space.height()));
    CHECK(grid.fittingPitch({20, 20}, 10, 56) == 10);
}

TEST_CASE("Cells that fit are centred and others begin at the bands", "[grid_geometry]")
{
    const GridGeometry grid{.size = {2, 2}};
    const QMarginsF bands = grid.margins();
    const CellLayout centred = grid.layout(40, {400, 300}, {0, 0}, Qt::AlignCenter);
    CHECK(centred.bounds().center() == QPointF(200, 150));
    const CellLayout left = grid.layout(40, {400, 300}, {0, 0}, Qt::AlignLeft | Qt::AlignTop);
    CHECK(left.origin == QPointF(bands.left(), bands.top()));
    const CellLayout right = grid.layout(40, {400, 300}, {0, 0}, Qt::AlignRight | Qt::AlignBottom);
    CHECK(right.bounds().right() == 400 - bands.right());
    CHECK(right.bounds().bottom() == 300 - bands.bottom());
    const CellLayout scrolled = grid.layout(400, {400, 300}, {30, 70}, Qt::AlignCenter);
    CHECK(scrolled.origin == QPointF(bands.left() - 30, bands.top() - 70));
}

TEST_CASE("Cells never lie on the numbers where space is scarce", "[grid_geometry]")
{
    const GridGeometry grid{.size = {1, 4}};
    const double width = GENERATE(192.0, 195.0, 200.0, 230.0);
    CAPTURE(width);
    const CellLayout layout = grid.layout(40, {width, 100}, {0, 0}, Qt::AlignCenter);
    CHECK(layout.origin.x() >= grid.margins().left());
    CHECK(layout.bounds().right() <= width);
}
