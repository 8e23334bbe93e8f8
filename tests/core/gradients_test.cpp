// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/golden.h"
#include "support/gradients.h"

#include <cmath>

using support::computedGradients;
using support::everyGradientChoice;
using support::exactGradients;
using support::Gradients;
using support::IntegerLayer;
using support::Integers;
using support::LayerDice;
using tconv::GradientChoices;
using tconv::Index;
using tconv::Shape4;

namespace {

template <typename T>
bool equalsExact(const IntegerLayer& sample, const Integers& gradOutput,
                 const Gradients<std::int64_t>& expected, const GradientChoices& choices,
                 int threads = 1)
{
    using support::as;
    const Gradients<T> got = computedGradients<T>(
        sample.layer, sample.tensors.input.shape(), as<T>(sample.tensors.input.values()),
        as<T>(sample.tensors.weight.values()), as<T>(gradOutput.values()), choices, threads);
    return got == Gradients<T>{as<T>(expected.input), as<T>(expected.weight), as<T>(expected.bias)};
}

void requireExact(unsigned seed, int layers, int threads, Index mostInput = 7,
                  Index mostChannels = 5)
{
    LayerDice dice(seed);
    for (int i = 0; i < layers; ++i) {
        const IntegerLayer sample = dice.next(mostInput, mostChannels);
        const Integers gradOutput = dice.integers(sample.expected().shape());
        const Gradients<std::int64_t> expected = exactGradients(sample, gradOutput);
        INFO(repr(sample.layer));
        for (const GradientChoices& choices : everyGradientChoice(threads)) {
            REQUIRE(equalsExact<float>(sample, gradOutput, expected, choices, threads));
            REQUIRE(equalsExact<double>(sample, gradOutput, expected, choices, threads));
        }
    }
}

std::vector<double> numbers(const golden::Json& tensor)
{
    return tensor.at("data").get<std::vector<double>>();
}

Shape4 shapeOf(const golden::Json& tensor)
{
    const auto shape = tensor.at("shape").get<std::vector<Index>>();
    return {shape.at(0), shape.at(1), shape.at(2), shape.at(3)};
}

template <typename T>
void checkGolden(const golden::Json& sample, const GradientChoices& choices, int threads)
{
    const auto as = [](const std::vector<double>& values) {
        return std::vector<T>(values.begin(), values.end());
    };
    golden::Json params = sample.at("params");
    params["bias"] = true;
    const Gradients<T> got = computedGradients<T>(
        golden::layer(params), shapeOf(sample.at("v")), as(numbers(sample.at("v"))),
        as(numbers(sample.at("w"))), as(numbers(sample.at("u"))), choices, threads);
    CHECK(got.input == as(numbers(sample.at("grad_x"))));
    CHECK(got.weight == as(numbers(sample.at("grad_w"))));
    CHECK(got.bias == as(numbers(sample.at("grad_b"))));
}

std::vector<double> fractions(Index count, double step)
{
    std::vector<double> values(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::sin(step * static_cast<double>(i + 1)) + 0.1;
    return values;
}

std::vector<float> as32(const std::vector<double>& values)
{
    return {values.begin(), values.end()};
}

/// The largest difference in parts of the largest value, which counts as 1 at least.
template <typename T>
double distance(const std::vector<T>& got, const std::vector<double>& exact)
{
    double largest = 1;
    double difference = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        largest = std::max(largest, std::abs(exact[i]));
        difference = std::max(difference, std::abs(static_cast<double>(got[i]) - exact[i]));
    }
    return difference / largest;
}

} // namespace

TEST_CASE("The gradients are PyTorch's on every golden case", "[gradients]")
{
    const golden::Json cases = golden::cases("adjoint_grad.json");
    CHECK(cases.size() == 8);
    for (const golden::Json& sample : cases)
        for (const GradientChoices& choices : everyGradientChoice(4))
            for (const int threads : {1, 2, 3, 4}) {
                INFO(sample.at("id"));
                checkGolden<float>(sample, choices, threads);
                checkGolden<double>(sample, choices, threads);
            }
}

TEST_CASE("The gradients equal the exact sums on layers of every kind", "[gradients]")
{
    requireExact(31, 700, 1);
}

TEST_CASE("The gradients equal the exact sums on images larger than a panel", "[gradients]")
{
    requireExact(32, 10, 2, 60, 12);
}

// For sanitizer builds; see tests/run --sanitize-engine.
TEST_CASE("The gradients equal the exact sums on 20000 layers", "[.engine]")
{
    requireExact(33, 20'000, 1);
}

TEST_CASE("The gradients with threads equal the exact sums", "[.threads]")
{
    for (const int threads : {2, 3, 4})
        requireExact(static_cast<unsigned>(33 + threads), 300, threads);
}

TEST_CASE("The gradients equal the exact sums on rows that are longer than a panel", "[gradients]")
{
    LayerDice dice(37);
    for (const Index width : {Index(16384), Index(40000)}) {
        IntegerLayer sample;
        sample.layer = {.kernelSize = {1, 3}, .options = {.stride = {1, 2}, .padding = {0, 1}}};
        dice.fill(sample, {1, 1, 1, width});
        for (std::int64_t& value : sample.tensors.input.values())
            value = value > 6 ? 1 : 0; // sums that float holds
        const Integers gradOutput = dice.integers(sample.expected().shape());
        for (const GradientChoices& choices : everyGradientChoice())
            REQUIRE(equalsExact<float>(sample, gradOutput, exactGradients(sample, gradOutput),
                                       choices));
    }
}

TEST_CASE("All numbers of threads give the same bits of every gradient", "[gradients]")
{
    LayerDice dice(34);
    for (int i = 0; i < 12; ++i) {
        const IntegerLayer sample = dice.next(40, 12);
        const Shape4 shape = sample.tensors.input.shape();
        const auto x = as32(fractions(sample.tensors.input.size(), 0.7));
        const auto w = as32(fractions(sample.tensors.weight.size(), 1.3));
        const auto dy = as32(fractions(sample.expected().size(), 1.1));
        for (const GradientChoices& choices : everyGradientChoice()) {
            const auto one = computedGradients<float>(sample.layer, shape, x, w, dy, choices, 1);
            for (const int threads : {2, 3, 4})
                REQUIRE(computedGradients<float>(
                            sample.layer, shape, x, w, dy,
                            {choices.instructions, threads, choices.weightPath}, threads) == one);
        }
    }
}

TEST_CASE("Gradients over many positions are as exact as the number type allows", "[gradients]")
{
    const tconv::ConvTranspose2dLayer layer{.inChannels = 3,
                                            .outChannels = 2,
                                            .kernelSize = {3, 3},
                                            .options = {.stride = {2, 2}, .padding = {1, 1}}};
    const Shape4 shape{2, 3, 150, 170};
    const Shape4 outputShape{2, 2, 299, 339};
    const auto x = fractions(shape.elements().value(), 0.7);
    const auto w = fractions(3 * 2 * 9, 1.3);
    const auto dy = fractions(outputShape.elements().value(), 1.1);
    // As exact as long double on this machine: the definition once more, for one weight and bias.
    std::vector<double> bias;
    for (Index o = 0; o < 2; ++o) {
        long double sum = 0;
        for (Index n = 0; n < 2; ++n)
            for (Index i = 0; i < 299 * 339; ++i)
                sum += dy[static_cast<std::size_t>((n * 2 + o) * 299 * 339 + i)];
        bias.push_back(static_cast<double>(sum));
    }
    const auto reference =
        computedGradients<double>(layer, shape, x, w, dy, {tconv::InstructionSet::Portable, 1});
    CHECK(distance(reference.bias, bias) < 1e-12);
    for (const GradientChoices& choices : everyGradientChoice()) {
        const auto doubles = computedGradients<double>(layer, shape, x, w, dy, choices);
        const auto floats =
            computedGradients<float>(layer, shape, as32(x), as32(w), as32(dy), choices);
        CHECK(distance(doubles.weight, reference.weight) < 1e-12);
        CHECK(distance(floats.input, reference.input) < 1e-5);
        CHECK(distance(floats.weight, reference.weight) < 1e-5);
        CHECK(distance(floats.bias, reference.bias) < 1e-5);
    }
}

TEST_CASE("The weight's gradient meets the layer in every inner product", "[gradients]")
{
    LayerDice dice(35);
    for (int i = 0; i < 200; ++i) {
        IntegerLayer sample = dice.next();
        sample.tensors.bias.reset();
        const Integers y = sample.expected();
        const Integers u = dice.integers(y.shape());
        const auto inner = [](const std::vector<double>& a, const std::vector<double>& b) {
            double sum = 0;
            for (std::size_t k = 0; k < a.size(); ++k)
                sum += a[k] * b[k];
            return sum;
        };
        using support::as;
        const auto w = as<double>(sample.tensors.weight.values());
        const auto got = computedGradients<double>(sample.layer, sample.tensors.input.shape(),
                                                   as<double>(sample.tensors.input.values()), w,
                                                   as<double>(u.values()), {});
        // The layer is linear in its weight, so <grad_w, w> = <u, layer(x)>.
        REQUIRE(inner(got.weight, w) == inner(as<double>(u.values()), as<double>(y.values())));
    }
}

TEST_CASE("Stamps far apart take no memory for what lies between them", "[gradients]")
{
    const tconv::ConvTranspose2dLayer layer{
        .kernelSize = {3, 3},
        .options = {.padding = {1'000'000, 1'000'000}, .dilation = {1'000'000, 1'000'000}}};
    IntegerLayer sample{layer, {}};
    LayerDice dice(36);
    dice.fill(sample, {1, 1, 2, 3});
    const Integers gradOutput = dice.integers({1, 1, 2, 3});
    for (const GradientChoices& choices : everyGradientChoice())
        CHECK(equalsExact<float>(sample, gradOutput, exactGradients(sample, gradOutput), choices));
}
