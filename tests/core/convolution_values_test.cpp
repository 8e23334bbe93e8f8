// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/convolutions.h"
#include "support/golden.h"

#include <cmath>

using support::IntegerConvolution;
using support::LayerDice;
using tconv::Conv2dChoices;
using tconv::Conv2dPlan;
using tconv::ConvolutionPath;
using tconv::Index;
using tconv::Shape4;

namespace {

support::Integers integers(const golden::Json& tensor)
{
    const auto shape = tensor.at("shape").get<std::vector<Index>>();
    return {Shape4{shape.at(0), shape.at(1), shape.at(2), shape.at(3)},
            tensor.at("data").get<std::vector<std::int64_t>>()};
}

std::vector<double> numbers(const golden::Json& tensor)
{
    return tensor.at("data").get<std::vector<double>>();
}

template <typename T>
bool equalsOracle(const IntegerConvolution& sample, const Conv2dChoices& choices, int threads = 1)
{
    return support::planned<T>(sample, choices, threads) ==
           support::as<T>(sample.expected().values());
}

/// Convolutions of every kind by all paths with every instruction set, in both arithmetics.
void requireOracle(unsigned seed, int layers, int threads)
{
    LayerDice dice(seed);
    for (int i = 0; i < layers; ++i) {
        const IntegerConvolution sample = support::nextConvolution(dice);
        INFO(described(sample));
        for (const Conv2dChoices& choices : support::everyConvolution(threads)) {
            REQUIRE(equalsOracle<float>(sample, choices, threads));
            REQUIRE(equalsOracle<double>(sample, choices, threads));
        }
    }
}

/// Decimal fractions, which no float holds exactly, so that a changed order of sums is seen.
template <typename T>
std::vector<T> fractions(std::size_t count, double step)
{
    std::vector<T> values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = static_cast<T>(std::sin(step * static_cast<double>(i + 1)));
    return values;
}

/// <a, b> of integers.
std::int64_t inner(const std::vector<std::int64_t>& a, const std::vector<double>& b)
{
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * static_cast<std::int64_t>(b[i]);
    return sum;
}

} // namespace

TEST_CASE("Both convolutions give PyTorch's values on every golden case", "[conv2d_plan]")
{
    const golden::Json cases = golden::cases("conv2d.json");
    CHECK(cases.size() == 5);
    for (const golden::Json& sample : cases) {
        INFO(sample.at("id"));
        const golden::Json& params = sample.at("params");
        IntegerConvolution convolution;
        convolution.input = integers(sample.at("x"));
        convolution.weight = integers(sample.at("w"));
        if (!sample.at("b").is_null())
            convolution.bias = integers({{"shape", {1, 1, 1, sample.at("b").at("data").size()}},
                                         {"data", sample.at("b").at("data")}})
                                   .values();
        convolution.layer = {
            .inChannels = convolution.input.shape().channels,
            .outChannels = convolution.weight.shape().batch,
            .kernelSize = convolution.weight.shape().plane(),
            .options = {golden::pair(params.at("stride")), golden::pair(params.at("padding")),
                        golden::pair(params.at("dilation")), params.at("groups").get<Index>()}};
        for (const Conv2dChoices& choices : support::everyConvolution()) {
            const std::vector<double> expected = numbers(sample.at("y"));
            CHECK(support::planned<double>(convolution, choices) == expected);
            CHECK(support::planned<float>(convolution, choices) ==
                  std::vector<float>(expected.begin(), expected.end()));
        }
    }
}

TEST_CASE("The adjoint of every golden layer gives PyTorch's values", "[conv2d_plan]")
{
    for (const golden::Json& sample : golden::cases("adjoint_grad.json")) {
        INFO(sample.at("id"));
        golden::Json params = sample.at("params");
        params["bias"] = false;
        const auto weight = numbers(sample.at("w"));
        const auto shape = integers(sample.at("v")).shape();
        for (const Conv2dChoices& choices : support::everyConvolution()) {
            auto plan =
                Conv2dPlan<double>::makeAdjoint(golden::layer(params), shape, weight, choices);
            CHECK(plan.value().inputShape() == integers(sample.at("u")).shape());
            CHECK(plan.value().outputShape() == shape);
            CHECK(support::planned(plan.value(), numbers(sample.at("u"))) ==
                  numbers(sample.at("conv_u")));
        }
    }
}

TEST_CASE("Both convolutions equal the exact sums on layers of every kind", "[conv2d_plan]")
{
    requireOracle(21, 1000, 1);
}

// For sanitizer builds; see tests/run --sanitize-engine.
TEST_CASE("Both convolutions equal the exact sums on 20000 layers", "[.engine]")
{
    requireOracle(25, 20'000, 1);
}

TEST_CASE("Both convolutions with threads equal the exact sums", "[.threads]")
{
    for (const int threads : {2, 3, 4})
        requireOracle(static_cast<unsigned>(25 + threads), 300, threads);
}

TEST_CASE("Both convolutions equal the exact sums on images larger than a tile", "[conv2d_plan]")
{
    LayerDice dice(22);
    for (int i = 0; i < 15; ++i) {
        const IntegerConvolution sample = support::nextConvolution(dice, 80, 16);
        INFO(described(sample));
        for (const Conv2dChoices& choices : support::everyConvolution())
            REQUIRE(equalsOracle<float>(sample, choices));
    }
    for (const Index width : {Index(1023), Index(8200)}) {
        IntegerConvolution sample;
        sample.layer = {.inChannels = 3,
                        .outChannels = 2,
                        .kernelSize = {3, 4},
                        .options = {.stride = {1, 2}, .padding = {2, 1}, .dilation = {1, 2}}};
        fill(dice, sample, {2, 3, 3, width});
        for (const Conv2dChoices& choices : support::everyConvolution())
            REQUIRE(equalsOracle<float>(sample, choices));
    }
}

TEST_CASE("The adjoint meets the layer in every inner product", "[conv2d_plan]")
{
    LayerDice dice(23);
    for (int i = 0; i < 300; ++i) {
        support::IntegerLayer sample = dice.next();
        sample.tensors.bias.reset();
        INFO(repr(sample.layer));
        const support::Integers y = sample.expected();
        const support::Integers u = dice.integers(y.shape());
        const auto weight = support::as<double>(sample.tensors.weight.values());
        const Shape4 shape = sample.tensors.input.shape();
        for (const Conv2dChoices& choices : support::everyConvolution()) {
            auto plan = Conv2dPlan<double>::makeAdjoint(sample.layer, shape, weight, choices);
            const auto back = support::planned(plan.value(), support::as<double>(u.values()));
            REQUIRE(inner(sample.tensors.input.values(), back) ==
                    inner(u.values(), support::as<double>(y.values())));
            const auto& options = sample.layer.options;
            REQUIRE(back ==
                    support::as<double>(support::convolved(u, sample.tensors.weight, std::nullopt,
                                                           {options.stride, options.padding,
                                                            options.dilation, options.groups},
                                                           shape.plane())
                                            .values()));
        }
    }
}

TEST_CASE("All numbers of threads give the same bits of a convolution", "[conv2d_plan]")
{
    LayerDice dice(24);
    for (int i = 0; i < 12; ++i) {
        const IntegerConvolution sample = support::nextConvolution(dice, 40, 12);
        const auto weight = fractions<float>(sample.weight.values().size(), 0.7);
        const auto input = fractions<float>(sample.input.values().size(), 1.3);
        for (Conv2dChoices choices : support::everyConvolution()) {
            std::vector<float> one;
            for (choices.threads = 1; choices.threads <= 4; ++choices.threads) {
                auto plan = Conv2dPlan<float>::make(sample.layer, sample.input.shape(),
                                                    {weight, {}}, choices);
                const std::vector<float> y = support::planned(plan.value(), input, choices.threads);
                if (choices.threads == 1)
                    one = y;
                REQUIRE(y == one);
            }
        }
    }
}

TEST_CASE("A convolution over 512 channels is as exact as the number type", "[conv2d_plan]")
{
    const tconv::Conv2dLayer layer{.inChannels = 512,
                                   .outChannels = 13,
                                   .kernelSize = {4, 4},
                                   .options = {.stride = {2, 2}, .padding = {1, 1}}};
    const Shape4 shape{1, 512, 14, 18};
    const auto weight = fractions<double>(512 * 13 * 16, 0.7);
    const auto input = fractions<double>(512 * 14 * 18, 1.3);
    auto plain =
        Conv2dPlan<double>::make(layer, shape, {weight, {}}, {ConvolutionPath::Plain, {}, 1});
    const std::vector<double> exact = support::planned(plain.value(), input);
    const std::vector<float> weight32(weight.begin(), weight.end());
    const std::vector<float> input32(input.begin(), input.end());
    double largest = 1;
    for (const double value : exact)
        largest = std::max(largest, std::abs(value));
    for (const Conv2dChoices& choices : support::everyConvolution()) {
        auto plan = Conv2dPlan<double>::make(layer, shape, {weight, {}}, choices);
        auto plan32 = Conv2dPlan<float>::make(layer, shape, {weight32, {}}, choices);
        const std::vector<double> y = support::planned(plan.value(), input);
        const std::vector<float> y32 = support::planned(plan32.value(), input32);
        for (std::size_t i = 0; i < exact.size(); ++i) {
            REQUIRE(std::abs(y[i] - exact[i]) < 1e-12 * largest);
            REQUIRE(std::abs(static_cast<double>(y32[i]) - exact[i]) < 1e-5 * largest);
        }
    }
}
