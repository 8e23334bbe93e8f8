// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/layer/conv2d_layer.h>
#include <tconv/layer/legality.h>

using namespace tconv;

namespace {

std::vector<ProblemCode> codes(const Conv2dLayer& layer, Shape4 input,
                               std::optional<Index> biasSize = std::nullopt)
{
    std::vector<ProblemCode> result;
    for (const Problem& problem : checkConv2d(layer, input, biasSize))
        result.push_back(problem.code);
    return result;
}

} // namespace

TEST_CASE("The output of a convolution has PyTorch's size", "[conv2d_layer]")
{
    CHECK(conv2dOutputSize({.input = 32, .kernel = 3, .stride = 2, .padding = 1}) == 16);
    CHECK(conv2dOutputSize({.input = 7, .kernel = 3, .stride = 3, .dilation = 2}) == 1);
    CHECK(conv2dOutputSize({.input = 5, .kernel = 1, .stride = 4}) == 2);
    CHECK(conv2dOutputSize({.input = 2, .kernel = 3, .stride = 5}) == 0);
    CHECK(conv2dOutputSize({4, 9}, {3, 2}, {.stride = {1, 3}, .padding = {1, 0}}) == Size2{4, 3});
}

TEST_CASE("A legal convolution has no problem", "[conv2d_layer]")
{
    CHECK(codes({4, 6, {3, 2}, {.padding = {1, 0}, .groups = 2}}, {3, 4, 1, 2}, 6).empty());
    CHECK(codes({1, 1, {1, 1}}, {0, 1, 1, 1}).empty());
}

TEST_CASE("The problems of a convolution are in PyTorch's order", "[conv2d_layer]")
{
    using Code = ProblemCode;
    const Conv2dLayer broken{3, 4, {0, 1}, {{0, 1}, {-1, 0}, {1, 0}, 2}};
    CHECK(codes(broken, {1, 2, 0, 1}, 5) ==
          std::vector{Code::PaddingNegative, Code::StrideNotPositive, Code::DilationNotPositive,
                      Code::InChannelsNotDivisibleByGroups, Code::InputChannelsMismatch,
                      Code::BiasShapeMismatch, Code::InputSpatialSizeZero,
                      Code::KernelSizeNotPositive});
    CHECK(codes({1, 1, {1, 1}, {.groups = 0}}, {1, 1, 1, 1}) ==
          std::vector{Code::GroupsNotPositive});
    CHECK(codes({1, 0, {1, 1}}, {1, 1, 1, 1}) == std::vector{Code::OutChannelsZero});
}

TEST_CASE("A kernel must fit into the padded input", "[conv2d_layer]")
{
    CHECK(checkConv2d({1, 1, {3, 4}, {.padding = {0, 1}, .dilation = {1, 2}}}, {1, 1, 2, 4}) ==
          std::vector{Problem{ProblemCode::KernelLargerThanInput, Axis::Height, {3, 2}},
                      Problem{ProblemCode::KernelLargerThanInput, Axis::Width, {7, 6}}});
}

TEST_CASE("Sizes that no memory holds are refused", "[conv2d_layer]")
{
    constexpr Index kHuge = Index(1) << 62;
    CHECK(codes({1, 1, {3, 3}, {.dilation = {kHuge, 1}}}, {1, 1, 3, 3}) ==
          std::vector{ProblemCode::SizeTooLarge});
    CHECK(codes({1, 1, {1, 1}, {.padding = {1, kHuge}}}, {1, 1, 3, 3}) ==
          std::vector{ProblemCode::SizeTooLarge});
    CHECK(checkConv2d({1, 1, {1, 1}, {.padding = {0, Index(1) << 38}}}, {1, 1, 3, 1}) ==
          std::vector{Problem{ProblemCode::SizeTooLarge,
                              {},
                              {3 * ((Index(1) << 39) + 1), kMaxTensorElements},
                              "the number of output values"}});
}
