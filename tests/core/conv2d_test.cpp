// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include "support/golden.h"
#include <tconv/experiment/evaluation.h>
#include <tconv/matrix/conv2d.h>

using namespace tconv;
using support::difference;
using support::exactValues;

namespace {

Conv2dOptions conv2dOptions(const golden::Json& params)
{
    return {golden::pair(params.at("stride")), golden::pair(params.at("padding")),
            golden::pair(params.at("dilation")), params.at("groups").get<Index>()};
}

Rational inner(const Tensor4<Rational>& a, const Tensor4<Rational>& b)
{
    REQUIRE(a.shape() == b.shape());
    Rational sum = 0;
    for (std::size_t i = 0; i < a.values().size(); ++i)
        sum += a.values()[i] * b.values()[i];
    return sum;
}

} // namespace

TEST_CASE("Every golden convolution of PyTorch is computed exactly", "[conv2d][golden]")
{
    const golden::Json cases = golden::cases("conv2d.json");
    CHECK(cases.size() == 5);
    for (const golden::Json& sample : cases) {
        INFO(sample.at("id"));
        std::optional<std::vector<Rational>> bias;
        if (!sample.at("b").is_null())
            bias = golden::numbers(sample.at("b").at("data"));
        const Tensor4<Rational> output =
            conv2d(golden::tensor(sample.at("x")), golden::tensor(sample.at("w")), bias,
                   conv2dOptions(sample.at("params")));
        CHECK(difference(output, golden::tensor(sample.at("y"))) == "equal");
    }
}

TEST_CASE("Conv2d with the same weight is the adjoint and the gradient", "[conv2d][golden]")
{
    const golden::Json cases = golden::cases("adjoint_grad.json");
    CHECK(cases.size() == 8);
    for (const golden::Json& sample : cases) {
        INFO(sample.at("id"));
        const Tensor4<Rational> u = golden::tensor(sample.at("u"));
        const Tensor4<Rational> v = golden::tensor(sample.at("v"));
        const Tensor4<Rational> convolved = conv2d(u, golden::tensor(sample.at("w")), std::nullopt,
                                                   conv2dOptions(sample.at("params")));
        CHECK(difference(convolved, golden::tensor(sample.at("conv_u"))) == "equal");
        CHECK(difference(convolved, golden::tensor(sample.at("grad_x"))) == "equal");
        CHECK(inner(convolved, v) == golden::number(sample.at("inner")));
        CHECK(inner(u, golden::tensor(sample.at("convT_v"))) == golden::number(sample.at("inner")));
    }
}

TEST_CASE("A convolution pads with zeros and drops what the stride does not reach", "[conv2d]")
{
    // (4 + 2 - 2 (2 - 1) - 1) / 2 + 1 = 2 rows and (5 + 0 - 1 (3 - 1) - 1) / 3 + 1 = 1 column
    const Tensor4<Rational> output = conv2d(
        support::counting({1, 1, 4, 5}), Tensor4<Rational>({1, 1, 2, 3}, 1),
        std::vector<Rational>{100}, {.stride = {2, 3}, .padding = {1, 0}, .dilation = {2, 1}});
    CHECK(difference(output,
                     support::grid(2, 1, {100 + 6 + 7 + 8, 100 + 6 + 7 + 8 + 16 + 17 + 18})) ==
          "equal");
}

TEST_CASE("Every golden output of PyTorch is gathered by the adjoint of Conv2d", "[conv2d][golden]")
{
    for (const golden::Json& sample : golden::cases("convt2d_valid.json")) {
        INFO(sample.at("id"));
        const Tensor4<Rational> expected = golden::tensor(sample.at("y"));
        CHECK(difference(gatherByAdjoint(golden::experiment(sample), expected.shape().plane()),
                         expected) == "equal");
    }
}

TEST_CASE("The cost of the adjoint counts its multiplications", "[conv2d]")
{
    const Experiment experiment = support::richExample(); // 6 channels out, 4x3 kernels of 3x2
    const Size2 output = evaluate(experiment).geometry.output;
    CHECK(adjointCost(experiment, output) ==
          6 * output.height * output.width * (4 * 3) * (2 * 3) * (3 * 2));
    CHECK(adjointCost(experiment, {Index(1) << 40, Index(1) << 40}) == std::nullopt);
}
