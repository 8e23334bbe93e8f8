// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/golden.h"
#include <tconv/layer/size.h>

using namespace tconv;

TEST_CASE("The output size follows the formula of PyTorch", "[size]")
{
    // Numbers of PyTorch's documentation, the seed lessons and the golden calls.
    CHECK(outputSize({.input = 3, .kernel = 2, .stride = 2}) == 6);
    CHECK(outputSize({.input = 2, .kernel = 2}) == 3);
    CHECK(outputSize({.input = 2, .kernel = 2, .padding = 1}) == 1);
    CHECK(outputSize({.input = 2, .kernel = 3, .stride = 2, .padding = 1, .outputPadding = 1}) ==
          4);
    CHECK(outputSize({.input = 6, .kernel = 3, .stride = 2, .padding = 1}) == 11);
    CHECK(outputSize({.input = 50, .kernel = 3, .stride = 2, .padding = 4}) == 93);
    CHECK(outputSize({.input = 3, .kernel = 3, .outputPadding = 1, .dilation = 2}) == 8);
    CHECK(outputSize({.input = 3, .kernel = 3, .stride = 2, .outputPadding = 2, .dilation = 3}) ==
          13);
    CHECK(outputSize({.input = 1, .kernel = 4, .stride = 7}) == 4);
}

TEST_CASE("Every golden output has the size of the formula", "[size][golden]")
{
    const golden::Json cases = golden::cases("convt2d_valid.json");
    CHECK(cases.size() == 62);
    for (const golden::Json& sample : cases) {
        INFO(sample.at("id"));
        const golden::Json& params = sample.at("params");
        const Size2 size =
            outputSize(golden::tensor(sample.at("x")).shape().plane(),
                       golden::pair(params.at("kernel_size")), golden::options(params));
        CHECK(size == golden::tensor(sample.at("y")).shape().plane());
    }
}

TEST_CASE("The formula also answers for illegal settings", "[size]")
{
    CHECK(outputSize({.input = 1, .kernel = 1, .padding = 1}) == -1);
    CHECK(outputSize({.input = 3, .kernel = 2, .stride = 0}) == 2);
    CHECK(outputSize({.input = 3, .kernel = 2, .padding = -1}) == 6);
}

TEST_CASE("Sizes saturate instead of overflowing", "[size]")
{
    constexpr Index kHuge = Index(1) << 62;
    constexpr Index kLargest = std::numeric_limits<Index>::max();
    constexpr Index kLeast = std::numeric_limits<Index>::min();
    CHECK(outputSize({.input = 3, .kernel = 3, .stride = 1'000'000'000}) == 2'000'000'003);
    CHECK(outputSize({.input = 3, .kernel = 3, .stride = kHuge}) == kMaxExtent);
    CHECK(fullSize(
              {.input = kLargest, .kernel = kLargest, .stride = kLargest, .dilation = kLargest}) ==
          kMaxExtent);
    CHECK(outputSize({.input = 3, .kernel = 3, .padding = kLargest}) == -kMaxExtent);
    CHECK(
        outputSize({.input = kLeast, .kernel = kLeast, .stride = kLargest, .dilation = kLargest}) ==
        -kMaxExtent);
    CHECK(fullSize({.input = 2, .kernel = 1, .stride = kMaxExtent - 2}) == kMaxExtent - 1);
}

TEST_CASE("The canvas is what the stamps cover and padding places the output on it", "[size]")
{
    const CanvasGeometry geometry = canvasGeometry(
        {2, 3}, {3, 2}, {.stride = {2, 3}, .padding = {1, 0}, .outputPadding = {1, 0}});
    CHECK(geometry.full == Size2{5, 8});
    CHECK(geometry.canvas == Size2{5, 8});
    CHECK(geometry.windowStart == Cell{1, 0});
    CHECK(geometry.output == Size2{4, 8});
    CHECK_FALSE(geometry.isKept({0, 0}));
    CHECK(geometry.isKept({1, 0}));
    CHECK(geometry.isKept({4, 7}));
    CHECK_FALSE(geometry.isKept({5, 7}));
}

TEST_CASE("An output_padding larger than the padding extends the canvas", "[size]")
{
    // k2 s2 op1: nothing was cropped, so the added row and column lie beyond every stamp.
    const CanvasGeometry geometry =
        canvasGeometry({2, 2}, {2, 2}, {.stride = {2, 2}, .outputPadding = {1, 0}});
    CHECK(geometry.full == Size2{4, 4});
    CHECK(geometry.canvas == Size2{5, 4});
    CHECK(geometry.output == Size2{5, 4});
}

TEST_CASE("An output may lie on the canvas wholly beyond the stamps", "[size]")
{
    const CanvasGeometry geometry = canvasGeometry(
        {1, 1}, {1, 1}, {.stride = {3, 3}, .padding = {1, 1}, .outputPadding = {2, 2}});
    CHECK(geometry.full == Size2{1, 1});
    CHECK(geometry.canvas == Size2{2, 2});
    CHECK(geometry.output == Size2{1, 1});
    CHECK_FALSE(geometry.isKept({0, 0}));
    CHECK(geometry.isKept({1, 1}));
}

TEST_CASE("The sizes that Conv2d maps to an input are those that output_padding chooses among",
          "[size]")
{
    CHECK(sizesThatConv2dMapsTo({.input = 16, .kernel = 3, .stride = 2, .padding = 1}) ==
          std::vector<Index>{31, 32});
    CHECK(sizesThatConv2dMapsTo({.input = 2, .kernel = 2, .outputPadding = 1}) ==
          std::vector<Index>{3});
    CHECK(sizesThatConv2dMapsTo({.input = 1, .kernel = 1, .stride = 3, .padding = 1}).empty());
    CHECK(sizesThatConv2dMapsTo({.input = 2, .kernel = 2, .stride = 0}).empty());
    const Index stride = GENERATE(1, 2, 3, 4);
    const Index dilation = GENERATE(1, 2, 3);
    CAPTURE(stride, dilation);
    const AxisSettings settings{
        .input = 5, .kernel = 3, .stride = stride, .padding = 1, .dilation = dilation};
    std::vector<Index> mapped;
    for (Index size = 1; size < 60; ++size) { // Conv2d's own formula
        const Index rest = size + 2 * 1 - dilation * (3 - 1) - 1;
        if (rest >= 0 && rest / stride + 1 == 5)
            mapped.push_back(size);
    }
    CHECK(sizesThatConv2dMapsTo(settings) == mapped);
}

TEST_CASE("A stride without end does not make a list without end", "[size]")
{
    CHECK(sizesThatConv2dMapsTo({.input = 2, .kernel = 2, .stride = Index(1) << 39}).size() == 64);
}

TEST_CASE("The formula is written with the numbers put in", "[size]")
{
    CHECK(
        sizeFormulaText({.input = 2, .kernel = 3, .stride = 2, .padding = 1, .outputPadding = 1}) ==
        "(2 - 1) * 2 - 2 * 1 + 1 * (3 - 1) + 1 + 1 = 4");
    CHECK(sizeFormulaText({.input = 5, .kernel = 2, .stride = 3, .padding = -1, .dilation = 4}) ==
          "(5 - 1) * 3 - 2 * (-1) + 4 * (2 - 1) + 0 + 1 = 19");
}

TEST_CASE("Each number of the formula knows the argument it comes from", "[size]")
{
    std::string arguments;
    for (const FormulaPiece& piece : sizeFormula({.input = 11,
                                     .kernel = 12,
                                     .stride = 13,
                                     .padding = 14,
                                     .outputPadding = 15,
                                     .dilation = 16}))
        if (piece.argument)
            arguments += piece.text + "=" + std::to_string(static_cast<int>(*piece.argument)) + " ";
    // Input, Stride, Padding, Dilation, KernelSize, OutputPadding in the formula's order
    CHECK(arguments == "11=0 13=2 14=3 16=5 12=1 15=4 ");
}
