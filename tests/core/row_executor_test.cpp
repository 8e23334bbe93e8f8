// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/engine.h"

using support::IntegerLayer;
using support::LayerDice;
using tconv::ConvTranspose2dPlan;
using tconv::EnginePath;
using tconv::Index;
using tconv::InstructionSet;
using tconv::PlanChoices;

namespace {

constexpr tconv::ConvTranspose2dOptions kDoubling{.stride = {2, 2}, .padding = {1, 1}};

/// The output by the row path with `threads`.
std::vector<float> byRows(const IntegerLayer& sample, InstructionSet set, int threads)
{
    return support::planned<float>(sample, {EnginePath::Rows, set, threads}, threads);
}

EnginePath pathOf(const tconv::ConvTranspose2dLayer& layer, tconv::Shape4 input)
{
    const std::vector<float> weight(
        static_cast<std::size_t>(layer.inChannels * layer.outChannels / layer.options.groups *
                                 layer.kernelSize.height * layer.kernelSize.width),
        1.0F);
    return ConvTranspose2dPlan<float>::make(layer, input, {weight, {}}).value().describe().path;
}

} // namespace

TEST_CASE("Rows that pass by the caches are exact and independent of the threads", "[rows]")
{
    LayerDice dice(5);
    IntegerLayer sample;
    // Rows of an odd length: each begins at another place of a line of memory.
    sample.layer = {.kernelSize = {3, 3}, .options = kDoubling};
    dice.fill(sample, {1, 1, 1201, 1401});
    const auto expected = support::as<float>(sample.expected().values());
    REQUIRE(expected.size() * sizeof(float) > (std::size_t(24) << 20));
    for (const InstructionSet set : tconv::availableInstructionSets())
        for (const int threads : {1, 2}) {
            CAPTURE(std::string(name(set)), threads);
            CHECK(bool(byRows(sample, set, threads) == expected));
        }
}

TEST_CASE("Rows of any number of phases and parts are exact", "[rows]")
{
    LayerDice dice(6);
    for (const Index stride : {1, 2, 3, 4, 5})
        for (const Index width : {1, 5, 40, 300, 4200}) {
            IntegerLayer sample;
            sample.layer = {.inChannels = 4,
                            .outChannels = 2,
                            .kernelSize = {4, 5},
                            .options = {.stride = {2, stride}, .padding = {1, 1}, .groups = 2}};
            dice.fill(sample, {1, 4, 6, width});
            const auto expected = support::as<float>(sample.expected().values());
            for (const InstructionSet set : tconv::availableInstructionSets()) {
                CAPTURE(std::string(name(set)), stride, width);
                CHECK(bool(byRows(sample, set, 2) == expected));
            }
        }
}

TEST_CASE("Left alone a plan takes rows for pictures and depthwise layers", "[rows]")
{
    CHECK(pathOf({.kernelSize = {4, 4}, .options = kDoubling}, {1, 1, 256, 256}) ==
          EnginePath::Rows);
    tconv::ConvTranspose2dLayer depthwise{
        .inChannels = 3, .outChannels = 3, .kernelSize = {4, 4}, .options = kDoubling};
    depthwise.options.groups = 3;
    CHECK(pathOf(depthwise, {1, 3, 120, 200}) == EnginePath::Rows);
    CHECK(pathOf({.inChannels = 32, .outChannels = 16, .kernelSize = {4, 4}, .options = kDoubling},
                 {1, 32, 64, 64}) == EnginePath::Polyphase);
}

TEST_CASE("Where the taps of rows lie too far apart the row path gives way", "[rows]")
{
    const std::vector<float> weight(64 * 3 * 3, 1.0F);
    const auto plan = ConvTranspose2dPlan<float>::make(
        {.inChannels = 64, .kernelSize = {3, 3}, .options = {.dilation = {3000, 1}}},
        {1, 64, 4, 300}, {weight, {}}, {EnginePath::Rows, {}, 1});
    REQUIRE(plan.ok());
    CHECK(plan.value().describe().path == EnginePath::Scatter);
    CHECK(plan.value().describe().bytes < Index(1) << 20);
}
