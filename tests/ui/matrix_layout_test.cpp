// SPDX-License-Identifier: MIT
#include "canvas/matrix_layout.h"
#include "catch.hpp"

namespace {

/// 2 channels of 3 blocks of 4 places.
const BlockAxis kAxis{24, 4, 12};

} // namespace

TEST_CASE("Blocks and channels of a matrix lie apart", "[matrix_layout]")
{
    CHECK(kAxis.start(0) == 0);
    CHECK(kAxis.start(3) == 3);
    CHECK(kAxis.start(4) == Approx(4.3));
    CHECK(kAxis.start(11) == Approx(11.6));
    CHECK(kAxis.start(12) == Approx(12 + 3 * 0.3 + 0.6));
    CHECK(kAxis.extent() == Approx(24 + 5 * 0.3 + 0.6));
}

TEST_CASE("A matrix whose blocks are single places has no gaps between them", "[matrix_layout]")
{
    const BlockAxis axis{6, 1, 3};
    CHECK(axis.start(2) == 2);
    CHECK(axis.start(3) == Approx(3.6));
}

TEST_CASE("Every place is found at its own middle and at both of its ends", "[matrix_layout]")
{
    for (const BlockAxis& axis :
         {kAxis, BlockAxis{6, 1, 3}, BlockAxis{5, 5, 5}, BlockAxis{1, 1, 1}})
        for (tconv::Index place = 0; place < axis.count; ++place) {
            CAPTURE(axis.count, axis.block, place);
            CHECK(axis.placeAt(axis.start(place) + 0.001) == place);
            CHECK(axis.placeAt(axis.start(place) + 0.5) == place);
            CHECK(axis.placeAt(axis.start(place) + 0.999) == place);
        }
}

TEST_CASE("A gap belongs to the place before it and distances outside are clamped",
          "[matrix_layout]")
{
    CHECK(kAxis.placeAt(4.2) == 3);
    CHECK(kAxis.placeAt(12.7) == 11);
    CHECK(kAxis.placeAt(-5) == 0);
    CHECK(kAxis.placeAt(1e9) == 23);
}

TEST_CASE("A point of a matrix is a cell and outside it is none", "[matrix_layout]")
{
    MatrixLayout layout;
    layout.origin = {100, 50};
    layout.cell = {20, 10};
    layout.rows = kAxis;
    layout.columns = {4, 2, 4};
    CHECK(layout.cellAt({101, 51}) == tconv::Cell{0, 0});
    CHECK(layout.cellAt(layout.rect({13, 3}).center()) == tconv::Cell{13, 3});
    CHECK_FALSE(layout.cellAt({99, 51}));
    CHECK_FALSE(layout.cellAt({101, 50 + layout.size().height() + 1}));
    CHECK(layout.cellsIn({0, 0, 130, 75}) == CellRange{{0, 0}, {2, 1}});
    CHECK(layout.cellsIn({0, 0, 50, 50}).isEmpty());
}
