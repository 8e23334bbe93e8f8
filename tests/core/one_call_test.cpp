// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/convolutions.h"
#include <tconv/engine/one_call.h>

using support::LayerDice;
using tconv::Index;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Shape4;
using tconv::Tensor4;

namespace {

template <typename T>
Tensor4<T> as(const support::Integers& values)
{
    return {values.shape(), support::as<T>(values.values())};
}

template <typename T>
std::vector<T> biasOf(const std::optional<std::vector<std::int64_t>>& bias)
{
    return bias ? support::as<T>(*bias) : std::vector<T>();
}

template <typename T>
void checkTransposed(const support::IntegerLayer& sample)
{
    const auto& [input, weight, bias] = sample.tensors;
    const auto y = tconv::convTranspose2d(as<T>(input), as<T>(weight), biasOf<T>(bias),
                                          sample.layer.options, {{}, {}, 2});
    CHECK(bool(y.value() == as<T>(sample.expected())));
}

template <typename T>
void checkConvolution(const support::IntegerConvolution& sample)
{
    const auto y = tconv::conv2d(as<T>(sample.input), as<T>(sample.weight), biasOf<T>(sample.bias),
                                 sample.layer.options, {{}, {}, 2});
    CHECK(bool(y.value() == as<T>(sample.expected())));
}

} // namespace

TEST_CASE("A layer is computed in one call", "[one_call]")
{
    LayerDice dice(41);
    for (int i = 0; i < 100; ++i) {
        const support::IntegerLayer sample = dice.next();
        INFO(repr(sample.layer));
        checkTransposed<float>(sample);
        checkTransposed<double>(sample);
        const support::IntegerConvolution convolution = support::nextConvolution(dice);
        INFO(described(convolution));
        checkConvolution<float>(convolution);
        checkConvolution<double>(convolution);
    }
}

TEST_CASE("One call tells the first problem of its tensors", "[one_call]")
{
    const Tensor4<float> input(Shape4{1, 2, 3, 3}, 1.0F);
    const Tensor4<float> weight(Shape4{2, 3, 2, 2}, 1.0F);
    const std::vector<float> bias(2, 1.0F);
    CHECK(tconv::convTranspose2d(input, weight, bias, {}).problem() ==
          Problem{ProblemCode::BiasShapeMismatch, {}, {3, 2}});
    CHECK(tconv::convTranspose2d(input, weight, {}, {.groups = 0}).problem().code ==
          ProblemCode::GroupsNotPositive);
    CHECK(tconv::convTranspose2d(input, weight, {}, {.groups = Index(1) << 62}).problem().code ==
          ProblemCode::InChannelsNotDivisibleByGroups);
    CHECK(tconv::conv2d(input, weight, {}, {}).problem() ==
          Problem{ProblemCode::InputChannelsMismatch, {}, {3, 2}});
    const Tensor4<float> fitting(Shape4{4, 2, 2, 2}, 1.0F);
    CHECK(tconv::conv2d(input, fitting, bias, {}).problem() ==
          Problem{ProblemCode::BiasShapeMismatch, {}, {4, 2}});
}
