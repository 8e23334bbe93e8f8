// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/golden.h"
#include <tconv/base/wide.h>
#include <tconv/experiment/plain_scatter.h>

using tconv::BigInteger;
using tconv::Index;
using tconv::PlainTensors;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Shape4;
using tconv::Tensor4;
using tconv::Wide;

namespace {

template <typename T>
std::vector<T> numbers(const golden::Json& tensor)
{
    std::vector<T> values;
    for (const golden::Json& value : tensor.at("data"))
        values.push_back(static_cast<T>(value.get<double>()));
    return values;
}

template <typename T>
Tensor4<T> tensor(const golden::Json& json)
{
    const auto shape = json.at("shape").get<std::vector<Index>>();
    return {Shape4{shape.at(0), shape.at(1), shape.at(2), shape.at(3)}, numbers<T>(json)};
}

template <typename T>
PlainTensors<T> tensors(const golden::Json& sample)
{
    PlainTensors<T> result{tensor<T>(sample.at("x")), tensor<T>(sample.at("w")), std::nullopt};
    if (!sample.at("b").is_null())
        result.bias = numbers<T>(sample.at("b"));
    return result;
}

bool isIntegral(const golden::Json& sample)
{
    for (const char* name : {"x", "w", "b"})
        if (!sample.at(name).is_null())
            for (const golden::Json& value : sample.at(name).at("data"))
                if (!value.is_number_integer())
                    return false;
    return true;
}

template <typename T>
void checkIntegers(const golden::Json& sample)
{
    const Tensor4<T> output =
        plainScatter(tensors<T>(sample), golden::options(sample.at("params")));
    CHECK(bool(output == tensor<T>(sample.at("y"))));
}

std::vector<ProblemCode> codes(const std::vector<Problem>& problems)
{
    std::vector<ProblemCode> result;
    for (const Problem& problem : problems)
        result.push_back(problem.code);
    return result;
}

} // namespace

TEST_CASE("The plain scatter in float64 equals PyTorch on every golden case", "[plain_scatter]")
{
    for (const golden::Json& sample : golden::cases("convt2d_valid.json")) {
        CAPTURE(sample.at("id"));
        const PlainTensors<double> input = tensors<double>(sample);
        const auto options = golden::options(sample.at("params"));
        const std::optional<Index> bias =
            input.bias ? std::optional<Index>(input.bias->size()) : std::nullopt;
        CHECK(checkPlainScatter(input.input.shape(), input.weight.shape(), bias, options).empty());
        CHECK(bool(plainScatter(input, options) == tensor<double>(sample.at("y"))));
    }
}

TEST_CASE("The plain scatter gives the same integers in every integer type", "[plain_scatter]")
{
    int count = 0;
    for (const golden::Json& sample : golden::cases("convt2d_valid.json"))
        if (isIntegral(sample)) {
            CAPTURE(sample.at("id"));
            checkIntegers<std::int64_t>(sample);
            checkIntegers<Wide>(sample);
            checkIntegers<BigInteger>(sample);
            ++count;
        }
    CHECK(count > 30);
}

TEST_CASE("A bias of another length than the output channels is refused", "[plain_scatter]")
{
    const auto problems = tconv::checkPlainScatter({1, 2, 3, 3}, {2, 2, 2, 2}, 3, {.groups = 2});
    CHECK(problems ==
          std::vector<Problem>{{ProblemCode::BiasShapeMismatch, std::nullopt, {4, 3}, ""}});
}

TEST_CASE("The plain scatter refuses more than it can hold before it computes", "[plain_scatter]")
{
    const std::vector<ProblemCode> tooLarge{ProblemCode::SizeTooLarge};
    const auto output = tconv::checkPlainScatter({1, 1, 20'000, 20'000}, {1, 1, 1, 1}, {}, {});
    CHECK(codes(output) == std::vector{ProblemCode::SizeTooLarge, ProblemCode::SizeTooLarge});
    // Nearly all of the plane is cropped away, yet it has to be held.
    const auto plane = tconv::checkPlainScatter(
        {1, 1, 2, 2}, {1, 1, 2, 2}, {}, {.stride = {40'000, 40'000}, .padding = {20'000, 20'000}});
    CHECK(codes(plane) == tooLarge);
    const auto batch = tconv::checkPlainScatter({1'000'000, 1, 20, 20}, {1, 1, 1, 1}, {}, {});
    CHECK(codes(batch) == tooLarge);
}

TEST_CASE("The rules of a layer come before the limits of the plain scatter", "[plain_scatter]")
{
    const auto problems = tconv::checkPlainScatter({1, 2, 20'000, 20'000}, {3, 1, 2, 2}, {}, {});
    CHECK(codes(problems) == std::vector{ProblemCode::InputChannelsMismatch});
}
