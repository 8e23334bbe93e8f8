// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/engine.h"
#include <tconv/engine/paths/stamp_canvas.h>
#include <tconv/engine/paths/stamps_executor.h>
#include <tconv/engine/paths/stamps_layout.h>

#include <algorithm>

using support::IntegerLayer;
using tconv::EnginePath;
using tconv::Index;
using tconv::PlanChoices;
using tconv::StampsLayout;

namespace {

StampsLayout layoutOf(const tconv::ConvTranspose2dLayer& layer, tconv::Shape4 input,
                      double nanoseconds)
{
    return tconv::stampsLayout(tconv::layerShape(layer, input), nanoseconds);
}

/// DCGAN's first layer: a vector of 100 numbers becomes 4 x 4 values of each channel.
constexpr tconv::ConvTranspose2dLayer kFirst{
    .inChannels = 100, .outChannels = 128, .kernelSize = {4, 4}};

template <typename T>
void checkAgainstOracle(const tconv::ConvTranspose2dLayer& layer, tconv::Shape4 input)
{
    support::LayerDice dice(7);
    IntegerLayer sample;
    sample.layer = layer;
    dice.fill(sample, input);
    CAPTURE(repr(sample.layer), input.batch, input.height);
    for (const tconv::InstructionSet set : tconv::availableInstructionSets())
        CHECK(bool(support::planned<T>(sample, {EnginePath::Stamps, set, 3}, 3) ==
                   support::as<T>(sample.expected().values())));
}

} // namespace

TEST_CASE("Stamps are stored where one of them is the whole output", "[stamps]")
{
    CHECK(layoutOf(kFirst, {16, 100, 1, 1}, 0).isStored);
    CHECK_FALSE(layoutOf(kFirst, {16, 100, 1, 2}, 0).isStored);
    tconv::ConvTranspose2dLayer other = kFirst;
    other.options.padding = {0, 1};
    CHECK_FALSE(layoutOf(other, {16, 100, 1, 1}, 0).isStored);
    other.options = {.stride = {2, 2}, .outputPadding = {1, 0}};
    CHECK_FALSE(layoutOf(other, {16, 100, 1, 1}, 0).isStored);
    // Cropped on one side and extended on the other: as large as the kernel, and yet not the stamp.
    other = {.kernelSize = {3, 3},
             .options = {.stride = {3, 3}, .padding = {1, 1}, .outputPadding = {2, 2}}};
    CHECK(tconv::outputSize({1, 1}, other.kernelSize, other.options) == tconv::Size2{3, 3});
    CHECK_FALSE(layoutOf(other, {1, 1, 1, 1}, 0).isStored);
    checkAgainstOracle<float>(other, {1, 1, 1, 1});
    // A gap between taps and a crop of one: the same.
    other = {.kernelSize = {3, 3}, .options = {.padding = {1, 1}, .dilation = {2, 2}}};
    CHECK(tconv::outputSize({1, 1}, other.kernelSize, other.options) == tconv::Size2{3, 3});
    CHECK_FALSE(layoutOf(other, {1, 1, 1, 1}, 0).isStored);
}

TEST_CASE("Short work by stamps is not cut and long work is", "[stamps]")
{
    const StampsLayout small = layoutOf({.kernelSize = {4, 4}}, {16, 1, 8, 8}, 3000);
    CHECK(small.parts * small.sets == 1);
    const StampsLayout large = layoutOf({.kernelSize = {4, 4}}, {16, 1, 8, 8}, 50'000);
    CHECK(large.parts * large.sets == 8);
    CHECK(large.images == 2);
    // The channels of a set fill the first cache, and all sets have about as many.
    const StampsLayout wide = layoutOf(kFirst, {16, 100, 1, 1}, 50'000);
    CHECK(wide.setChannels == 16);
    CHECK(wide.sets == 8);
    CHECK(wide.parts == 1);
}

TEST_CASE("A stamp is added row by row to each channel's canvas", "[stamps]")
{
    for (const Index width : {1, 2, 3, 4, 5, 6})
        for (const Index columnStep : {1, 3}) {
            const tconv::StampPlaces places{.channels = 2,
                                            .kernel = {3, width},
                                            .channelStep = 70,
                                            .rowStep = 20,
                                            .columnStep = columnStep};
            std::vector<double> stamp(static_cast<std::size_t>(6 * width));
            for (std::size_t i = 0; i < stamp.size(); ++i)
                stamp[i] = static_cast<double>(i + 1);
            std::vector<double> canvas(140, 100.0);
            std::vector<double> expected = canvas;
            for (Index i = 0; i < 6 * width; ++i)
                expected[static_cast<std::size_t>(i / width / 3 * 70 + i / width % 3 * 20 +
                                                  i % width * columnStep)] +=
                    static_cast<double>(i + 1);
            tconv::addStamp(stamp.data(), places, canvas.data());
            CAPTURE(width, columnStep);
            CHECK(bool(canvas == expected));
        }
}

TEST_CASE("Stamps equal the exact scatter whether they are stored or added", "[stamps]")
{
    checkAgainstOracle<float>(kFirst, {16, 100, 1, 1});
    checkAgainstOracle<double>(kFirst, {5, 100, 1, 1});
    // Sets and blocks that are not full, in groups.
    tconv::ConvTranspose2dLayer odd{
        .inChannels = 6, .outChannels = 3 * 37, .kernelSize = {3, 5}, .options = {.groups = 3}};
    checkAgainstOracle<float>(odd, {13, 6, 1, 1});
    odd.options = {.stride = {2, 3}, .padding = {1, 4}, .outputPadding = {1, 2}, .groups = 3};
    checkAgainstOracle<float>(odd, {13, 6, 1, 2});
    checkAgainstOracle<double>(odd, {3, 6, 4, 3});
    // output_padding beyond what the stamps cover, and a crop of more than half of it.
    odd.options = {.stride = {3, 3}, .outputPadding = {2, 2}};
    odd.inChannels = 2;
    odd.outChannels = 5;
    odd.kernelSize = {1, 1};
    checkAgainstOracle<float>(odd, {2, 2, 3, 2});
}

TEST_CASE("A cancelled chunk of stamps writes nothing", "[stamps]")
{
    for (const Index size : {1, 2}) {
        const tconv::LayerShape shape =
            tconv::layerShape(kFirst, tconv::Shape4{16, 100, size, size});
        const std::vector<float> weight(static_cast<std::size_t>(shape.weightValues()), 1.0F);
        const std::vector<float> input(static_cast<std::size_t>(shape.inputValues()), 1.0F);
        std::vector<float> output(static_cast<std::size_t>(shape.outputValues()), -1.0F);
        auto executor = tconv::makeStampsExecutor<float>(shape, tconv::chosenInstructionSet(), 1);
        executor.value()->pack({weight, {}}, nullptr);
        tconv::RunMonitor monitor;
        monitor.cancel();
        executor.value()->compute(0, 0, input.data(), output.data(), &monitor);
        CHECK(std::ranges::count(output, -1.0F) == shape.outputValues());
        executor.value()->compute(0, 0, input.data(), output.data(), nullptr);
        CHECK(std::ranges::count(output, -1.0F) < shape.outputValues());
    }
}
