// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/axis_phases.h>

#include <algorithm>
#include <map>
#include <utility>

using tconv::AxisPhases;
using tconv::axisPhases;
using tconv::AxisSettings;
using tconv::Index;
using tconv::PhaseTap;

namespace {

/// How often each (output, input, tap) is joined by the definition y[i s - p + a d] += x[i] w[a].
std::map<std::pair<Index, Index>, Index> tapsByDefinition(const AxisSettings& settings)
{
    std::map<std::pair<Index, Index>, Index> taps;
    for (Index i = 0; i < settings.input; ++i)
        for (Index a = 0; a < settings.kernel; ++a) {
            const Index o = i * settings.stride - settings.padding + a * settings.dilation;
            if (o >= 0 && o < tconv::outputSize(settings))
                taps[{o, i}] = a;
        }
    return taps;
}

std::map<std::pair<Index, Index>, Index> tapsByPhases(const AxisPhases& axis)
{
    std::map<std::pair<Index, Index>, Index> taps;
    for (std::size_t b = 0; b < axis.phases.size(); ++b)
        for (Index q = 0; q < axis.phases[b].outputs; ++q)
            for (const PhaseTap& tap : axis.phases[b].taps) {
                const Index i = q + tap.shift;
                if (i >= 0 && i < axis.input)
                    taps[{static_cast<Index>(b) + q * axis.stride, i}] = tap.tap;
            }
    return taps;
}

} // namespace

TEST_CASE("A kernel of 3 with stride 2 and padding 1 has a phase of one tap and one of two",
          "[axis_phases]")
{
    const AxisPhases axis =
        axisPhases({.input = 4, .kernel = 3, .stride = 2, .padding = 1, .outputPadding = 1});
    CHECK(axis.output == 8);
    REQUIRE(axis.phases.size() == 2);
    CHECK(axis.phases[0].outputs == 4);
    CHECK(axis.phases[0].taps == std::vector<PhaseTap>{{1, 0}});
    CHECK(axis.phases[1].taps == std::vector<PhaseTap>{{0, 1}, {2, 0}});
    CHECK(axis.haloBefore() == 0);
    CHECK(axis.haloAfter() == 1);
}

TEST_CASE("A kernel of 4 with stride 2 and padding 1 reads one zero on each side", "[axis_phases]")
{
    const AxisPhases axis = axisPhases({.input = 5, .kernel = 4, .stride = 2, .padding = 1});
    CHECK(axis.phases.at(0).taps == std::vector<PhaseTap>{{1, 0}, {3, -1}});
    CHECK(axis.phases.at(1).taps == std::vector<PhaseTap>{{0, 1}, {2, 0}});
    CHECK(axis.haloBefore() == 1);
    CHECK(axis.haloAfter() == 1);
}

TEST_CASE("Dilation with the stride as a divisor leaves a phase without taps", "[axis_phases]")
{
    const AxisPhases axis = axisPhases({.input = 3, .kernel = 3, .stride = 2, .dilation = 2});
    CHECK(axis.output == 9);
    CHECK(axis.phases.at(0).taps.size() == 3);
    CHECK(axis.phases.at(1).isEmpty());
    CHECK(axis.phases.at(1).outputs == 4);
}

TEST_CASE("Where padding leaves fewer outputs than the stride there are fewer phases",
          "[axis_phases]")
{
    const AxisPhases axis = axisPhases(
        {.input = 1, .kernel = 1, .stride = 1'000'000'000, .padding = 1, .outputPadding = 3});
    CHECK(axis.output == 2);
    REQUIRE(axis.phases.size() == 2);
    CHECK(axis.phases[0].isEmpty());
    CHECK(axis.phases[1].isEmpty());
    CHECK(axis.pairs() == 0);
    CHECK(axis.haloBefore() == 0);
}

TEST_CASE("The phases join exactly the outputs inputs and taps of the definition", "[axis_phases]")
{
    int layers = 0;
    for (Index input = 1; input <= 4; ++input)
        for (Index kernel = 1; kernel <= 5; ++kernel)
            for (Index stride = 1; stride <= 4; ++stride)
                for (Index dilation = 1; dilation <= 3; ++dilation)
                    for (Index padding = 0; padding <= 5; ++padding)
                        for (Index extra = 0; extra < std::max(stride, dilation); ++extra) {
                            const AxisSettings settings{input,   kernel, stride,
                                                        padding, extra,  dilation};
                            if (tconv::outputSize(settings) < 1)
                                continue;
                            CAPTURE(input, kernel, stride, dilation, padding, extra);
                            const AxisPhases axis = axisPhases(settings);
                            const auto taps = tapsByDefinition(settings);
                            REQUIRE(bool(tapsByPhases(axis) == taps));
                            REQUIRE(axis.pairs() == static_cast<Index>(taps.size()));
                            REQUIRE(axis.longest() == (axis.output + stride - 1) / stride);
                            ++layers;
                        }
    CHECK(layers > 2500);
}
