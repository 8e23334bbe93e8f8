// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/base/counted.h>

TEST_CASE("Only one of a thing is singular", "[counted]")
{
    CHECK(tconv::counted(0, "cell") == "0 cells");
    CHECK(tconv::counted(1, "cell") == "1 cell");
    CHECK(tconv::counted(2, "input channel") == "2 input channels");
    CHECK(tconv::counted(-1, "row") == "-1 rows");
}
