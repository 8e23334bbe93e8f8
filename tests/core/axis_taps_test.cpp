// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/matrix/axis_taps.h>

#include <vector>

using namespace tconv;

namespace {

/// Every small legal setting of one axis.
std::vector<AxisSettings> smallSettings()
{
    std::vector<AxisSettings> all;
    for (Index input : {1, 2, 5})
        for (Index kernel : {1, 2, 3})
            for (Index stride : {1, 2, 3, 4})
                for (Index dilation : {1, 2, 3, 4})
                    for (Index padding : {0, 1, 2, 5})
                        for (Index outputPadding = 0; outputPadding < std::max(stride, dilation);
                             ++outputPadding) {
                            const AxisSettings axis{input,   kernel,        stride,
                                                    padding, outputPadding, dilation};
                            if (outputSize(axis) >= 1)
                                all.push_back(axis);
                        }
    return all;
}

std::string textOf(const AxisSettings& axis)
{
    return "input " + std::to_string(axis.input) + " kernel " + std::to_string(axis.kernel) +
           " stride " + std::to_string(axis.stride) + " padding " + std::to_string(axis.padding) +
           " output_padding " + std::to_string(axis.outputPadding) + " dilation " +
           std::to_string(axis.dilation);
}

/// By the definition of the scatter, one pair at a time.
std::optional<Index> landingOf(const AxisSettings& axis, Index input, Index tap)
{
    const Index output = input * axis.stride - axis.padding + tap * axis.dilation;
    return output >= 0 && output < outputSize(axis) ? std::optional(output) : std::nullopt;
}

std::vector<Index> tapsThatStay(const AxisSettings& axis, Index input)
{
    std::vector<Index> taps;
    for (Index tap = 0; tap < axis.kernel; ++tap)
        if (landingOf(axis, input, tap))
            taps.push_back(tap);
    return taps;
}

std::vector<Index> listed(const TapRange& range)
{
    std::vector<Index> list;
    for (Index i = 0; i < range.count; ++i)
        list.push_back(range.first + i);
    return list;
}

using Pairs = std::vector<std::pair<Index, Index>>; ///< input position and tap

Pairs pairsOn(const AxisSettings& axis, Index output)
{
    Pairs pairs;
    for (Index input = 0; input < axis.input; ++input)
        for (Index tap = 0; tap < axis.kernel; ++tap)
            if (landingOf(axis, input, tap) == output)
                pairs.push_back({input, tap});
    return pairs;
}

Pairs listed(const MeetingRange& range)
{
    Pairs pairs;
    for (Index i = 0; i < range.count; ++i)
        pairs.push_back({range.first + i * range.step, range.tap - i * range.tapStep});
    return pairs;
}

} // namespace

TEST_CASE("The taps of an input position are those that stay inside the output", "[axis_taps]")
{
    for (const AxisSettings& axis : smallSettings()) {
        INFO(textOf(axis));
        const AxisTaps taps(axis);
        for (Index input = 0; input < axis.input; ++input)
            REQUIRE(listed(taps.tapsOf(input)) == tapsThatStay(axis, input));
    }
}

TEST_CASE("The inputs of an output position are those with a tap on it", "[axis_taps]")
{
    for (const AxisSettings& axis : smallSettings()) {
        INFO(textOf(axis));
        const AxisTaps taps(axis);
        REQUIRE(taps.outputs() == outputSize(axis));
        for (Index output = 0; output < taps.outputs(); ++output)
            REQUIRE(listed(taps.inputsOf(output)) == pairsOn(axis, output));
    }
}

TEST_CASE("Two positions are joined by the one tap that lands", "[axis_taps]")
{
    for (const AxisSettings& axis : smallSettings()) {
        INFO(textOf(axis));
        const AxisTaps taps(axis);
        for (Index output = 0; output < taps.outputs(); ++output) {
            std::vector<std::optional<Index>> joining(static_cast<std::size_t>(axis.input));
            for (const auto& [input, tap] : pairsOn(axis, output))
                joining[static_cast<std::size_t>(input)] = tap;
            for (Index input = 0; input < axis.input; ++input)
                REQUIRE(taps.tapBetween(input, output) == joining[static_cast<std::size_t>(input)]);
        }
    }
}

TEST_CASE("Pairs are counted without visiting them", "[axis_taps]")
{
    for (const AxisSettings& axis : smallSettings()) {
        INFO(textOf(axis));
        Index pairs = 0;
        for (Index input = 0; input < axis.input; ++input)
            pairs += static_cast<Index>(tapsThatStay(axis, input).size());
        REQUIRE(AxisTaps(axis).pairs() == pairs);
    }
}

TEST_CASE("Pairs beyond counting saturate at once", "[axis_taps]")
{
    const AxisSettings long2{.input = Index(1) << 39, .kernel = 2, .stride = 1};
    CHECK(AxisTaps(long2).pairs() == kMaxExtent);
    const AxisSettings longKernel{.input = Index(1) << 38, .kernel = Index(1) << 38, .stride = 1};
    CHECK(AxisTaps(longKernel).pairs() == kMaxExtent);
    const AxisSettings cropped{
        .input = Index(1) << 38, .kernel = Index(1) << 38, .stride = 1, .padding = Index(1) << 37};
    CHECK(AxisTaps(cropped).pairs() == kMaxExtent);
}
