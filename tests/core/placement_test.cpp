// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/layer/placement.h>

using namespace tconv;

namespace {

/// "i:a" for every product of one axis that lands on a position, found by trying all.
std::string byTrying(Index position, const AxisSettings& settings)
{
    std::string pairs;
    for (Index i = 0; i < settings.input; ++i)
        for (Index a = 0; a < settings.kernel; ++a)
            if (i * settings.stride + a * settings.dilation == position)
                pairs += std::to_string(i) + ":" + std::to_string(a) + " ";
    return pairs;
}

std::string asText(const std::vector<AxisPair>& pairs)
{
    std::string text;
    for (const AxisPair& pair : pairs)
        text += std::to_string(pair.input) + ":" + std::to_string(pair.tap) + " ";
    return text;
}

} // namespace

TEST_CASE("A product lands at input times stride plus tap times dilation", "[placement]")
{
    const ConvTranspose2dOptions options{.stride = {2, 5}, .padding = {7, 7}, .dilation = {3, 11}};
    CHECK(landing({1, 2}, {0, 0}, options) == Cell{2, 10});
    CHECK(landing({1, 2}, {2, 1}, options) == Cell{8, 21});
}

TEST_CASE("Every pair that lands on a position is found in the order of the input", "[placement]")
{
    const Index stride = GENERATE(1, 2, 3, 4);
    const Index dilation = GENERATE(1, 2, 3, 4);
    const Index kernel = GENERATE(1, 2, 3, 5);
    const AxisSettings settings{
        .input = 4, .kernel = kernel, .stride = stride, .dilation = dilation};
    CAPTURE(stride, dilation, kernel);
    for (Index position = 0; position < fullSize(settings) + 3; ++position) {
        CAPTURE(position);
        CHECK(asText(pairsLandingOn(position, settings)) == byTrying(position, settings));
    }
}

TEST_CASE("Stamps share a cell only where a tap difference is a multiple of the stride",
          "[placement]")
{
    const auto most = [](const AxisSettings& settings) {
        std::size_t largest = 0;
        for (Index position = 0; position < fullSize(settings); ++position)
            largest = std::max(largest, pairsLandingOn(position, settings).size());
        return largest;
    };
    // A footprint of 4 over a stride of 2, and yet no cell is shared.
    CHECK(most({.input = 8, .kernel = 2, .stride = 2, .dilation = 3}) == 1);
    // A kernel smaller than the stride, and yet cells are shared.
    CHECK(most({.input = 8, .kernel = 2, .stride = 3, .dilation = 3}) == 2);
    CHECK(most({.input = 8, .kernel = 3, .stride = 2, .dilation = 2}) == 3);
    CHECK(most({.input = 8, .kernel = 2, .stride = 2}) == 1);
    CHECK(most({.input = 8, .kernel = 5, .stride = 2}) == 3);
}
