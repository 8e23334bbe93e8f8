// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/engine.h"

using support::IntegerLayer;
using support::LayerDice;
using tconv::Index;
using tconv::PlanChoices;

namespace {

std::string described(const IntegerLayer& sample)
{
    const tconv::Shape4& input = sample.tensors.input.shape();
    return std::to_string(input.batch) + " x " + std::to_string(input.height) + " x " +
           std::to_string(input.width) + ": " + repr(sample.layer);
}

template <typename T>
bool equalsOracle(const IntegerLayer& sample, const PlanChoices& choices, int threads = 1)
{
    return support::planned<T>(sample, choices, threads) ==
           support::as<T>(sample.expected().values());
}

/// Layers of every kind by every path with every instruction set, in both arithmetics.
void requireOracle(unsigned seed, int layers, int threads)
{
    LayerDice dice(seed);
    for (int i = 0; i < layers; ++i) {
        const IntegerLayer sample = dice.next();
        INFO(described(sample));
        for (const PlanChoices& choices : support::everyChoice(threads)) {
            REQUIRE(equalsOracle<float>(sample, choices, threads));
            REQUIRE(equalsOracle<double>(sample, choices, threads));
        }
    }
}

/// Decimal fractions, which no float holds exactly, so that a changed order of sums is seen.
std::vector<float> fractions(std::size_t count, float step)
{
    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = step * static_cast<float>(i % 97) - 3.3F;
    return values;
}

} // namespace

TEST_CASE("Every path equals the exact scatter on layers of every kind", "[plan]")
{
    requireOracle(1, 1500, 1);
}

// For sanitizer builds; see tests/run --sanitize-engine.
TEST_CASE("Every path equals the exact scatter on 20000 layers", "[.engine]")
{
    requireOracle(5, 20'000, 1);
}

TEST_CASE("Every path with threads equals the exact scatter", "[.threads]")
{
    for (const int threads : {2, 3, 4})
        requireOracle(static_cast<unsigned>(threads), 700, threads);
}

TEST_CASE("Every path equals the exact scatter where images are larger than a tile", "[plan]")
{
    LayerDice dice(2);
    for (int i = 0; i < 25; ++i) {
        const IntegerLayer sample = dice.next(70, 20);
        INFO(described(sample));
        for (const PlanChoices& choices : support::everyChoice()) {
            REQUIRE(equalsOracle<float>(sample, choices));
            REQUIRE(equalsOracle<double>(sample, choices));
        }
    }
}

TEST_CASE("Every path equals the exact scatter on rows that are wider than a tile", "[plan]")
{
    LayerDice dice(3);
    for (const Index width : {Index(511), Index(1500), Index(4100)}) {
        IntegerLayer sample;
        sample.layer = {.inChannels = 3,
                        .outChannels = 2,
                        .kernelSize = {3, 4},
                        .options = {.stride = {1, 2}, .padding = {2, 1}, .dilation = {1, 2}}};
        dice.fill(sample, {2, 3, 3, width});
        INFO(described(sample));
        for (const PlanChoices& choices : support::everyChoice())
            REQUIRE(equalsOracle<float>(sample, choices));
    }
}

TEST_CASE("Random layers go by the paths that they are told", "[plan]")
{
    LayerDice dice(5);
    for (int i = 0; i < 200; ++i) {
        const IntegerLayer sample = dice.next();
        INFO(described(sample));
        const auto weight = support::as<float>(sample.tensors.weight.values());
        for (const PlanChoices& choices : support::everyChoice()) {
            const auto plan = tconv::ConvTranspose2dPlan<float>::make(
                sample.layer, sample.tensors.input.shape(), {weight, {}}, choices);
            REQUIRE(plan.value().describe().path == choices.path);
        }
    }
}

TEST_CASE("Every path equals the exact scatter where strides are very large", "[plan]")
{
    LayerDice dice(6);
    for (const tconv::Size2 stride : {tconv::Size2{1, 65}, {70, 3}, {2, 700}, {65, 63}}) {
        IntegerLayer sample;
        sample.layer = {.inChannels = 4,
                        .outChannels = 6,
                        .kernelSize = {3, 5},
                        .options = {.stride = stride, .padding = {1, 2}, .groups = 2}};
        dice.fill(sample, {2, 4, 3, 7});
        INFO(described(sample));
        for (const PlanChoices& choices : support::everyChoice()) {
            REQUIRE(equalsOracle<float>(sample, choices));
            REQUIRE(equalsOracle<double>(sample, choices));
        }
    }
}

TEST_CASE("All numbers of threads give the same bits", "[plan]")
{
    LayerDice dice(4);
    for (int i = 0; i < 12; ++i) {
        const IntegerLayer sample = dice.next(40, 12);
        INFO(described(sample));
        const auto weight = fractions(sample.tensors.weight.values().size(), 0.1F);
        const auto input = fractions(sample.tensors.input.values().size(), 0.07F);
        for (const PlanChoices& choices : support::everyChoice(4)) {
            std::vector<std::vector<float>> outputs;
            for (const auto& [most, threads] :
                 {std::pair{1, 1}, {4, 1}, {4, 2}, {4, 3}, {4, 4}, {2, 2}}) {
                tconv::PlanChoices ofMost = choices;
                ofMost.threads = most; // tiles may be others
                auto plan = tconv::ConvTranspose2dPlan<float>::make(
                    sample.layer, sample.tensors.input.shape(), {weight, {}}, ofMost);
                outputs.emplace_back(
                    static_cast<std::size_t>(plan.value().outputShape().elements().value()));
                plan.value().run(input, outputs.back(), threads);
                REQUIRE(bool(outputs.back() == outputs.front()));
            }
        }
    }
}
