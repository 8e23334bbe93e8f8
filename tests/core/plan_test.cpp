// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/engine.h"
#include "support/golden.h"
#include <tconv/engine/plan.h>

#include <atomic>
#include <chrono>
#include <limits>
#include <thread>

using support::IntegerLayer;
using support::LayerDice;
using tconv::ConvTranspose2dPlan;
using tconv::EnginePath;
using tconv::Index;
using tconv::PlanChoices;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::RunMonitor;
using tconv::RunState;
using tconv::Shape4;

namespace {

std::vector<double> numbers(const golden::Json& tensor)
{
    return tensor.is_null() ? std::vector<double>() : tensor.at("data").get<std::vector<double>>();
}

template <typename T>
std::vector<T> as(const std::vector<double>& values)
{
    return {values.begin(), values.end()};
}

Shape4 shapeOf(const golden::Json& tensor)
{
    const auto shape = tensor.at("shape").get<std::vector<Index>>();
    return {shape.at(0), shape.at(1), shape.at(2), shape.at(3)};
}

template <typename T>
std::vector<T> planned(const golden::Json& sample, const PlanChoices& choices, int threads)
{
    const auto weight = as<T>(numbers(sample.at("w")));
    const auto bias = as<T>(numbers(sample.at("b")));
    auto plan = ConvTranspose2dPlan<T>::make(golden::layer(sample.at("params")),
                                             shapeOf(sample.at("x")), {weight, bias}, choices);
    REQUIRE(plan.ok());
    CHECK(plan.value().outputShape() == shapeOf(sample.at("y")));
    const auto input = as<T>(numbers(sample.at("x")));
    std::vector<T> output(numbers(sample.at("y")).size(), std::numeric_limits<T>::quiet_NaN());
    CHECK(plan.value().run(input, output, threads) == RunState::Finished);
    return output;
}

/// A layer that takes far longer than it takes to cancel it.
constexpr tconv::ConvTranspose2dLayer kLongLayer{.inChannels = 128,
                                                 .outChannels = 64,
                                                 .kernelSize = {5, 5},
                                                 .options = {.stride = {2, 2}, .padding = {2, 2}}};

} // namespace

TEST_CASE("Every path gives PyTorch's values on every golden case", "[plan]")
{
    for (const golden::Json& sample : golden::cases("convt2d_valid.json"))
        for (const PlanChoices& choices : support::everyChoice(4))
            for (const int threads : {1, 2, 4}) {
                CAPTURE(sample.at("id"), static_cast<int>(*choices.path), threads);
                const std::vector<double> expected = numbers(sample.at("y"));
                CHECK(bool(planned<double>(sample, choices, threads) == expected));
                CHECK(bool(planned<float>(sample, choices, threads) == as<float>(expected)));
            }
}

TEST_CASE("A plan refuses what the layer's rules refuse with PyTorch's first problem", "[plan]")
{
    const std::vector<float> weight(4, 1.0F);
    const tconv::ConvTranspose2dLayer layer{.kernelSize = {2, 2},
                                            .options = {.outputPadding = {1, 0}}};
    const auto plan = ConvTranspose2dPlan<float>::make(layer, {1, 1, 3, 3}, {weight, {}});
    REQUIRE_FALSE(plan.ok());
    CHECK(plan.problem() ==
          Problem{ProblemCode::OutputPaddingTooLarge, tconv::Axis::Height, {1, 1, 1}});
    const auto negative = ConvTranspose2dPlan<float>::make({}, {-2, 1, 3, 3}, {{}, {}});
    REQUIRE_FALSE(negative.ok());
    CHECK(negative.problem() ==
          Problem{ProblemCode::NegativeDimension, {}, {-2}, "the batch size"});
    const std::vector<float> bias(3);
    const auto biased =
        ConvTranspose2dPlan<float>::make({.kernelSize = {2, 2}}, {1, 1, 3, 3}, {weight, bias});
    REQUIRE_FALSE(biased.ok());
    CHECK(biased.problem() == Problem{ProblemCode::BiasShapeMismatch, {}, {1, 3}});
    // Sizes are checked before anything is allocated.
    const tconv::ConvTranspose2dLayer huge{.kernelSize = {2, 2},
                                           .options = {.stride = {1'000'000'000, 1'000'000'000}}};
    const auto refused = ConvTranspose2dPlan<float>::make(huge, {1, 1, 3, 3}, {weight, {}});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.problem().code == ProblemCode::SizeTooLarge);
}

TEST_CASE("A plan runs any number of times on different inputs", "[plan]")
{
    LayerDice dice(11);
    for (const PlanChoices& choices : support::everyChoice()) {
        IntegerLayer sample = dice.next();
        const auto weight = support::as<double>(sample.tensors.weight.values());
        const auto bias =
            support::as<double>(sample.tensors.bias.value_or(std::vector<std::int64_t>()));
        auto plan = ConvTranspose2dPlan<double>::make(sample.layer, sample.tensors.input.shape(),
                                                      {weight, bias}, choices);
        for (int run = 0; run < 3; ++run) {
            for (std::int64_t& value : sample.tensors.input.values())
                value = dice.from(-9, 9);
            const auto input = support::as<double>(sample.tensors.input.values());
            const auto expected = support::as<double>(sample.expected().values());
            std::vector<double> output(expected.size(), -1e9);
            plan.value().run(input, output);
            CHECK(bool(output == expected));
        }
    }
}

TEST_CASE("A plan takes its values at the first run and never again", "[plan]")
{
    const std::vector<float> input{1.0F, 2.0F};
    const tconv::ConvTranspose2dLayer layer{.kernelSize = {1, 1}, .bias = true};
    for (const PlanChoices& choices : support::everyChoice())
        for (const bool isPackedBefore : {false, true}) {
            CAPTURE(*choices.path, isPackedBefore);
            std::vector<float> weight{3.0F};
            std::vector<float> bias{5.0F};
            auto plan =
                ConvTranspose2dPlan<float>::make(layer, {1, 1, 1, 2}, {weight, bias}, choices);
            RunMonitor cancelled;
            cancelled.cancel();
            CHECK(plan.value().pack(&cancelled) == RunState::Cancelled);
            weight = {4.0F}; // nothing has been taken yet
            bias = {6.0F};
            if (isPackedBefore) {
                CHECK(plan.value().pack() == RunState::Finished);
                weight = {7.0F};
            }
            std::vector<float> output(2);
            CHECK(plan.value().run(input, output) == RunState::Finished);
            CHECK(output == std::vector{10.0F, 14.0F});
            bias = {8.0F};
            CHECK(plan.value().pack() == RunState::Finished);
            CHECK(plan.value().run(input, output) == RunState::Finished);
            CHECK(output == std::vector{10.0F, 14.0F});
        }
}

TEST_CASE("An empty batch has an empty output", "[plan]")
{
    const std::vector<float> weight(4, 1.0F);
    for (const PlanChoices& choices : support::everyChoice()) {
        auto plan = ConvTranspose2dPlan<float>::make({.kernelSize = {2, 2}}, {0, 1, 3, 3},
                                                     {weight, {}}, choices);
        REQUIRE(plan.ok());
        CHECK(plan.value().outputShape() == Shape4{0, 1, 4, 4});
        CHECK(plan.value().run({}, {}) == RunState::Finished);
    }
}

TEST_CASE("A weight that is not finite reaches only the outputs that it belongs to", "[plan]")
{
    constexpr float kInfinite = std::numeric_limits<float>::infinity();
    const std::vector<float> weight{kInfinite, 1.0F, 2.0F};
    const std::vector<float> input{3.0F, 4.0F};
    for (const PlanChoices& choices : support::everyChoice()) {
        auto plan = ConvTranspose2dPlan<float>::make({.kernelSize = {1, 3}}, {1, 1, 1, 2},
                                                     {weight, {}}, choices);
        std::vector<float> output(4);
        plan.value().run(input, output);
        CHECK(output == std::vector<float>{kInfinite, kInfinite, 10.0F, 8.0F});
    }
}

TEST_CASE("A cancelled run ends early and an uncancelled one tells that all is done", "[plan]")
{
    const Shape4 shape{1, 128, 512, 512};
    const std::vector<float> weight(128 * 64 * 25, 1.0F);
    const std::vector<float> input(128 * 512 * 512, 1.0F);
    for (const PlanChoices& choices : support::everyChoice(2)) {
        auto plan = ConvTranspose2dPlan<float>::make(kLongLayer, shape, {weight, {}}, choices);
        std::vector<float> output(
            static_cast<std::size_t>(plan.value().outputShape().elements().value()));
        RunMonitor monitor;
        monitor.cancel();
        CHECK(plan.value().run(input, output, 2, &monitor) == RunState::Cancelled);
        CHECK(monitor.progress() == 0.0);

        RunMonitor late;
        std::atomic<bool> isStarted{false};
        std::thread canceller([&] {
            while (!isStarted)
                std::this_thread::yield();
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
            late.cancel();
        });
        isStarted = true;
        CHECK(plan.value().run(input, output, 2, &late) == RunState::Cancelled);
        canceller.join();
        CHECK(late.progress() < 1.0);
    }
    RunMonitor done;
    const std::vector<float> one{1.0F};
    std::vector<float> output(1);
    auto plan = ConvTranspose2dPlan<float>::make({}, {1, 1, 1, 1}, {one, {}});
    CHECK(plan.value().run(one, output, 1, &done) == RunState::Finished);
    CHECK(done.progress() == 1.0);
}

TEST_CASE("A plan takes the path and the instructions that it is told", "[plan]")
{
    const std::vector<float> weight(9, 1.0F);
    const tconv::ConvTranspose2dLayer layer{.kernelSize = {3, 3}, .options = {.stride = {2, 2}}};
    for (const PlanChoices& choices : support::everyChoice()) {
        const auto plan =
            ConvTranspose2dPlan<float>::make(layer, {1, 1, 4, 5}, {weight, {}}, choices);
        CHECK(plan.value().describe().path == choices.path);
        if (choices.instructions)
            CHECK(plan.value().describe().instructions == choices.instructions);
    }
    // Where the phases are too many for tiles there is still the scatter.
    const auto manyPhases = ConvTranspose2dPlan<float>::make(
        {.kernelSize = {3, 3}, .options = {.stride = {100, 100}}}, {1, 1, 2, 2}, {weight, {}},
        {EnginePath::Polyphase, {}, 1});
    CHECK(manyPhases.value().describe().path == EnginePath::Scatter);
}

TEST_CASE("Left alone a plan scatters tiny layers and no larger ones", "[plan]")
{
    const std::vector<float> weight(9, 1.0F);
    const auto pathOf = [&](Shape4 input) {
        return ConvTranspose2dPlan<float>::make({.kernelSize = {3, 3}}, input, {weight, {}})
            .value()
            .describe()
            .path;
    };
    CHECK(pathOf({1, 1, 3, 3}) == EnginePath::Scatter);
    CHECK(pathOf({1, 1, 64, 64}) != EnginePath::Scatter);
}

TEST_CASE("A plan says in one line what it chose", "[plan]")
{
    const std::vector<float> weight(4, 1.0F);
    const auto plan = ConvTranspose2dPlan<float>::make(
        {.kernelSize = {2, 2}, .options = {.stride = {2, 2}}}, {1, 1, 3, 3}, {weight, {}},
        {EnginePath::Scatter, tconv::InstructionSet::Portable, 2});
    const tconv::PlanDescription description = plan.value().describe();
    CHECK(description.multiplyAdds == 36);
    CHECK(description.text() == "scatter, portable, one product at a time; 36 multiply-adds in 1 "
                                "chunk for up to 2 threads; 20 bytes");
}

TEST_CASE("A stride or dilation without effect may be as large as a number", "[plan]")
{
    constexpr Index kLargest = std::numeric_limits<Index>::max();
    LayerDice dice(31);
    IntegerLayer sample;
    sample.layer = {.inChannels = 2,
                    .outChannels = 3,
                    .kernelSize = {3, 1},
                    .options = {.stride = {4, 3}, .padding = {1, 0}, .outputPadding = {1, 2}}};
    dice.fill(sample, {2, 2, 1, 1});
    const auto expected = support::as<float>(sample.expected().values());
    CHECK(expected.size() == 2 * 3 * 2 * 3);
    sample.layer.options.stride = {kLargest, kLargest};
    sample.layer.options.dilation = {1, kLargest};
    for (const PlanChoices& choices : support::everyChoice())
        CHECK(support::planned<float>(sample, choices) == expected);
}
