// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/convolutions.h"

#include <chrono>
#include <limits>
#include <thread>

using tconv::Conv2dChoices;
using tconv::Conv2dPlan;
using tconv::ConvolutionPath;
using tconv::Index;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::RunMonitor;
using tconv::RunState;
using tconv::Shape4;

TEST_CASE("A convolution plan refuses what the rules refuse", "[conv2d_plan]")
{
    const std::vector<float> weight(9, 1.0F);
    const auto small = Conv2dPlan<float>::make({.kernelSize = {3, 3}}, {1, 1, 2, 3}, {weight, {}});
    REQUIRE_FALSE(small.ok());
    CHECK(small.problem() ==
          Problem{ProblemCode::KernelLargerThanInput, tconv::Axis::Height, {3, 2}});
    // Sizes are checked before anything is allocated.
    const tconv::Conv2dLayer huge{.kernelSize = {3, 3},
                                  .options = {.padding = {1'000'000'000, 1'000'000'000}}};
    const auto refused = Conv2dPlan<float>::make(huge, {1, 1, 3, 3}, {weight, {}});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.problem().code == ProblemCode::SizeTooLarge);
    const auto illegal = Conv2dPlan<float>::makeAdjoint(
        {.kernelSize = {3, 3}, .options = {.outputPadding = {0, 1}}}, {1, 1, 3, 3}, weight);
    REQUIRE_FALSE(illegal.ok());
    CHECK(illegal.problem().code == ProblemCode::OutputPaddingTooLarge);
}

TEST_CASE("An empty batch is convolved to an empty batch", "[conv2d_plan]")
{
    const std::vector<float> weight(4, 1.0F);
    for (const Conv2dChoices& choices : support::everyConvolution()) {
        auto plan =
            Conv2dPlan<float>::make({.kernelSize = {2, 2}}, {0, 1, 3, 3}, {weight, {}}, choices);
        REQUIRE(plan.ok());
        CHECK(plan.value().outputShape() == Shape4{0, 1, 2, 2});
        CHECK(plan.value().run({}, {}) == RunState::Finished);
    }
}

TEST_CASE("An infinite weight reaches only the outputs that it belongs to", "[conv2d_plan]")
{
    constexpr float kInfinite = std::numeric_limits<float>::infinity();
    const std::vector<float> weight{kInfinite, 1.0F, 2.0F};
    for (const Conv2dChoices& choices : support::everyConvolution()) {
        auto plan = Conv2dPlan<float>::make({.kernelSize = {1, 3}, .options = {.padding = {0, 1}}},
                                            {1, 1, 1, 3}, {weight, {}}, choices);
        CHECK(plan.value().describe().path == ConvolutionPath::Plain);
        CHECK(support::planned(plan.value(), {3.0F, 4.0F, 5.0F}) ==
              std::vector<float>{11.0F, kInfinite, kInfinite});
    }
}

TEST_CASE("A cancelled convolution ends early", "[conv2d_plan]")
{
    const tconv::Conv2dLayer layer{.inChannels = 64, .outChannels = 128, .kernelSize = {5, 5}};
    const Shape4 shape{1, 64, 512, 512};
    const std::vector<float> weight(128 * 64 * 25, 1.0F);
    const std::vector<float> input(64 * 512 * 512, 1.0F);
    for (const Conv2dChoices& choices : support::everyConvolution(2)) {
        auto plan = Conv2dPlan<float>::make(layer, shape, {weight, {}}, choices);
        std::vector<float> output(
            static_cast<std::size_t>(plan.value().outputShape().elements().value()));
        RunMonitor monitor;
        monitor.cancel();
        CHECK(plan.value().run(input, output, 2, &monitor) == RunState::Cancelled);
        CHECK(monitor.progress() == 0.0);

        RunMonitor late;
        std::thread canceller([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            late.cancel();
        });
        CHECK(plan.value().run(input, output, 2, &late) == RunState::Cancelled);
        canceller.join();
        CHECK(late.progress() < 1.0);
    }
}

TEST_CASE("A convolution plan takes its values at the first run and never again", "[conv2d_plan]")
{
    const std::vector<float> input{1.0F, 2.0F};
    for (const Conv2dChoices& choices : support::everyConvolution()) {
        std::vector<float> weight{3.0F};
        std::vector<float> bias{5.0F};
        auto plan =
            Conv2dPlan<float>::make({.kernelSize = {1, 1}}, {1, 1, 1, 2}, {weight, bias}, choices);
        weight = {4.0F}; // nothing has been taken yet
        CHECK(plan.value().pack() == RunState::Finished);
        weight = {7.0F};
        bias = {8.0F};
        std::vector<float> output(2);
        CHECK(plan.value().run(input, output) == RunState::Finished);
        CHECK(output == std::vector{9.0F, 13.0F});
    }
}

TEST_CASE("A convolution plan says in one line what it chose", "[conv2d_plan]")
{
    const std::vector<float> weight(4, 1.0F);
    const auto tiny = Conv2dPlan<float>::make({.kernelSize = {2, 2}, .options = {.stride = {2, 2}}},
                                              {1, 1, 6, 6}, {weight, {}}, {{}, {}, 2});
    CHECK(tiny.value().describe().text() ==
          "plain, portable, one product at a time; 36 multiply-adds in 1 chunk for up to 2 "
          "threads; 20 bytes");
    const auto large = Conv2dPlan<float>::make({.kernelSize = {2, 2}}, {1, 1, 600, 600},
                                               {weight, {}}, {{}, {}, 1});
    CHECK(large.value().describe().path == ConvolutionPath::Rows);
    CHECK(large.value().describe().instructions == tconv::chosenInstructionSet());
}

TEST_CASE("Taps that meet only padding cost neither time nor memory", "[conv2d_plan]")
{
    const tconv::Conv2dLayer layer{
        .kernelSize = {3, 3},
        .options = {.padding = {1'000'000, 1'000'000}, .dilation = {1'000'000, 1'000'000}}};
    const std::vector<float> weight{1, 2, 3, 4, 5, 6, 7, 8, 9};
    const std::vector<float> input{10, 20, 30, 40, 50, 60};
    for (const Conv2dChoices& choices : support::everyConvolution()) {
        auto plan = Conv2dPlan<float>::make(layer, {1, 1, 2, 3}, {weight, {}}, choices);
        CHECK(support::planned(plan.value(), input) ==
              std::vector<float>{50, 100, 150, 200, 250, 300});
        CHECK(plan.value().describe().multiplyAdds == 6);
        CHECK(plan.value().describe().bytes < 10'000);
    }
}

TEST_CASE("A stride or dilation of Conv2d without effect may be as large as a number",
          "[conv2d_plan]")
{
    constexpr Index kLargest = std::numeric_limits<Index>::max();
    const tconv::Conv2dLayer layer{
        .kernelSize = {3, 1},
        .options = {.stride = {kLargest, kLargest}, .padding = {1, 0}, .dilation = {1, kLargest}}};
    const std::vector<float> weight{1, 2, 3};
    for (const Conv2dChoices& choices : support::everyConvolution()) {
        auto plan = Conv2dPlan<float>::make(layer, {1, 1, 3, 2}, {weight, {}}, choices);
        CHECK(support::planned(plan.value(), {10, 20, 30, 40, 50, 60}) == std::vector<float>{110});
    }
}
