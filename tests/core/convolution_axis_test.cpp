// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/convolution/convolution_axis.h>

using namespace tconv;

TEST_CASE("A convolution's taps read parts of the input by their remainders", "[convolution_axis]")
{
    // Output 0 reads the positions -1, 0, 1, which are 2 (-1) + 1, 2 * 0 + 0 and 2 * 0 + 1.
    const ConvolutionAxis axis =
        convolutionAxis({.input = 7, .kernel = 3, .stride = 2, .padding = 1}, 4);
    CHECK(axis.residues == std::vector<Index>{0, 1});
    CHECK(axis.taps == std::vector<ConvolutionTap>{{0, 1, -1}, {1, 0, 0}, {2, 1, 0}});
    CHECK(axis.firstShift == -1);
    CHECK(axis.lastShift == 0);
    CHECK(axis.length(0) == 4);
    CHECK(axis.length(1) == 3);
    // Outputs 0 to 3 meet 3 of the first tap's positions -1 1 3 5, 4 of 0 2 4 6, 3 of 1 3 5 7.
    CHECK(axis.pairs() == 3 + 4 + 3);
}

TEST_CASE("Remainders that no tap reads are left out", "[convolution_axis]")
{
    const ConvolutionAxis axis =
        convolutionAxis({.input = 9, .kernel = 2, .stride = 4, .dilation = 3}, 2);
    CHECK(axis.residues == std::vector<Index>{0, 3});
    CHECK(axis.taps == std::vector<ConvolutionTap>{{0, 0, 0}, {1, 1, 0}});
}

TEST_CASE("Taps that meet only padding are left out", "[convolution_axis]")
{
    const AxisSettings settings{.input = 2, .kernel = 3, .padding = 5, .dilation = 5};
    CHECK(convolutionAxis(settings, 2).taps == std::vector<ConvolutionTap>{{1, 0, 0}});
    // With stride 4 the outputs read from -5, -1, 3: none of them is in the input.
    const ConvolutionAxis none =
        convolutionAxis({.input = 2, .kernel = 1, .stride = 4, .padding = 5}, 3);
    CHECK(none.taps.empty());
    CHECK(none.residues.empty());
    CHECK(none.pairs() == 0);
}
