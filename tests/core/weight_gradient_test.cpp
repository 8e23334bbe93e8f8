// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/gradients.h"

#include <chrono>
#include <thread>

using support::everyGradientChoice;
using support::Integers;
using support::LayerDice;
using tconv::ConvTranspose2dGradients;
using tconv::GradientChoices;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::RunMonitor;
using tconv::RunState;
using tconv::Shape4;
using tconv::WeightGradientPlan;

TEST_CASE("An empty batch has gradients of zero", "[gradients]")
{
    const std::vector<float> weight(4, 1.0F);
    auto plan = ConvTranspose2dGradients<float>::make({.kernelSize = {2, 2}}, {0, 1, 3, 3}, weight);
    std::vector<float> gradWeight(4, 7.0F);
    std::vector<float> gradBias(1, 7.0F);
    plan.value().ofWeight({}, {}, gradWeight);
    plan.value().ofBias({}, gradBias);
    CHECK(gradWeight == std::vector<float>(4, 0.0F));
    CHECK(gradBias == std::vector<float>(1, 0.0F));
}

TEST_CASE("Gradients are refused where the layer is", "[gradients]")
{
    const std::vector<float> weight(4, 1.0F);
    const tconv::ConvTranspose2dLayer layer{.kernelSize = {2, 2},
                                            .options = {.outputPadding = {1, 0}}};
    const Problem expected{ProblemCode::OutputPaddingTooLarge, tconv::Axis::Height, {1, 1, 1}};
    const auto all = ConvTranspose2dGradients<float>::make(layer, {1, 1, 3, 3}, weight);
    REQUIRE_FALSE(all.ok());
    CHECK(all.problem() == expected);
    const auto alone = WeightGradientPlan<double>::make(layer, {1, 1, 3, 3});
    REQUIRE_FALSE(alone.ok());
    CHECK(alone.problem() == expected);
}

TEST_CASE("A cancelled gradient ends early and a finished one tells that all is done",
          "[gradients]")
{
    const tconv::ConvTranspose2dLayer layer{.inChannels = 128,
                                            .outChannels = 64,
                                            .kernelSize = {5, 5},
                                            .options = {.stride = {2, 2}, .padding = {2, 2}}};
    const Shape4 shape{1, 128, 256, 256};
    const std::vector<float> input(128 * 256 * 256, 1.0F);
    const std::vector<float> gradOutput(64 * 511 * 511, 1.0F);
    std::vector<float> gradWeight(128 * 64 * 25);
    for (const GradientChoices& choices : everyGradientChoice(2)) {
        auto plan = WeightGradientPlan<float>::make(layer, shape, choices);
        RunMonitor monitor;
        monitor.cancel();
        CHECK(plan.value().run(input, gradOutput, gradWeight, 2, &monitor) == RunState::Cancelled);
        CHECK(monitor.progress() == 0.0);
        RunMonitor late;
        std::thread canceller([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            late.cancel();
        });
        CHECK(plan.value().run(input, gradOutput, gradWeight, 2, &late) == RunState::Cancelled);
        canceller.join();
        CHECK(late.progress() < 1.0);
    }
    const std::vector<float> one{1.0F};
    std::vector<float> gradient(1);
    auto plan = ConvTranspose2dGradients<float>::make({}, {1, 1, 1, 1}, one);
    RunMonitor ofWeight;
    CHECK(plan.value().ofWeight(one, one, gradient, 1, &ofWeight) == RunState::Finished);
    CHECK(ofWeight.progress() == 1.0);
    RunMonitor ofBias;
    CHECK(plan.value().ofBias(one, gradient, 1, &ofBias) == RunState::Finished);
    CHECK(ofBias.progress() == 1.0);
    RunMonitor cancelled;
    cancelled.cancel();
    CHECK(plan.value().ofBias(one, gradient, 1, &cancelled) == RunState::Cancelled);
}

TEST_CASE("The gradients say what they chose", "[gradients]")
{
    const std::vector<float> weight(4, 1.0F);
    const auto plan = ConvTranspose2dGradients<float>::make(
        {.kernelSize = {2, 2}, .options = {.stride = {2, 2}}}, {1, 1, 3, 3}, weight,
        {tconv::InstructionSet::Portable, 1, tconv::GradientPath::Panels});
    CHECK(plan.value().describe() ==
          "plain, portable, one product at a time; 36 multiply-adds in 1 chunk for up to 1 "
          "thread; 20 bytes\n"
          "panels, tiles of 4 channels x 8 taps; 1 panels in 8 chunks for up to 1 threads; 2568 "
          "bytes");
}
