// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/layer/legality.h>
#include <tconv/layer/size.h>

#include <array>

using namespace tconv;

namespace {

using Problems = std::vector<Problem>;
using Options = ConvTranspose2dOptions;

constexpr Size2 kSquare{3, 3};

Problem problem(ProblemCode code, Axis axis, std::vector<Index> numbers)
{
    return {code, axis, std::move(numbers), {}};
}

ProblemCode firstCode(const ConvTranspose2dLayer& layer, std::vector<Index> shape)
{
    const Problems problems = checkForward(layer, shape);
    REQUIRE_FALSE(problems.empty());
    return problems.front().code;
}

bool isLegal(const Options& options, Size2 input = {4, 4}, Size2 kernel = {3, 3})
{
    return checkOptions(input, kernel, options).empty();
}

} // namespace

TEST_CASE("Each broken option is named with its axis and number", "[legality]")
{
    CHECK(checkOptions(kSquare, {2, 2}, {.stride = {2, 0}}) ==
          Problems{problem(ProblemCode::StrideNotPositive, Axis::Width, {0})});
    CHECK(checkOptions(kSquare, {2, 2}, {.padding = {-1, 0}}) ==
          Problems{problem(ProblemCode::PaddingNegative, Axis::Height, {-1})});
    CHECK(checkOptions(kSquare, {2, 2}, {.outputPadding = {0, -2}}) ==
          Problems{problem(ProblemCode::OutputPaddingNegative, Axis::Width, {-2})});
    CHECK(checkOptions(kSquare, {2, 2}, {.dilation = {0, 1}}) ==
          Problems{problem(ProblemCode::DilationNotPositive, Axis::Height, {0})});
    CHECK(checkOptions(kSquare, {2, 0}, {}) ==
          Problems{problem(ProblemCode::KernelSizeNotPositive, Axis::Width, {0})});
    CHECK(checkOptions({0, 3}, {2, 2}, {}) ==
          Problems{problem(ProblemCode::InputSpatialSizeZero, Axis::Height, {0})});
}

TEST_CASE("All broken options are listed in the order of PyTorch", "[legality]")
{
    const Problems problems = checkOptions(
        {0, 3}, {3, 0},
        {.stride = {0, 1}, .padding = {1, -1}, .outputPadding = {-1, 0}, .dilation = {1, 0}});
    REQUIRE(problems.size() == 6);
    CHECK(problems[0].code == ProblemCode::PaddingNegative);
    CHECK(problems[1].code == ProblemCode::OutputPaddingNegative);
    CHECK(problems[2].code == ProblemCode::StrideNotPositive);
    CHECK(problems[3].code == ProblemCode::InputSpatialSizeZero);
    CHECK(problems[4].code == ProblemCode::KernelSizeNotPositive);
    CHECK(problems[5].code == ProblemCode::DilationNotPositive);
}

TEST_CASE("An output_padding must be below the stride or the dilation of its own axis",
          "[legality]")
{
    const Index stride = GENERATE(1, 2, 3);
    const Index dilation = GENERATE(1, 2, 3);
    const Index outputPadding = GENERATE(0, 1, 2, 3);
    CAPTURE(stride, dilation, outputPadding);
    const bool legal = outputPadding < stride || outputPadding < dilation;
    // The other axis would allow it, which does not help.
    const Options high{
        .stride = {stride, 4}, .outputPadding = {outputPadding, 0}, .dilation = {dilation, 4}};
    const Options wide{
        .stride = {4, stride}, .outputPadding = {0, outputPadding}, .dilation = {4, dilation}};
    CHECK(isLegal(high) == legal);
    CHECK(isLegal(wide) == legal);
    if (!legal)
        CHECK(checkOptions(kSquare, kSquare, wide) ==
              Problems{problem(ProblemCode::OutputPaddingTooLarge, Axis::Width,
                               {outputPadding, stride, dilation})});
}

TEST_CASE("An output without a cell is refused with the largest padding that leaves one",
          "[legality]")
{
    CHECK(checkOptions({1, 3}, {2, 2}, {.padding = {1, 1}}) ==
          Problems{problem(ProblemCode::OutputSizeTooSmall, Axis::Height, {0, 0})});
    CHECK(checkOptions({4, 4}, {3, 3}, {.stride = {2, 2}, .padding = {9, 1}}) ==
          Problems{problem(ProblemCode::OutputSizeTooSmall, Axis::Height, {-9, 4})});
    CHECK(isLegal({.stride = {2, 2}, .padding = {4, 4}})); // larger than the kernel, one cell left
}

TEST_CASE("A size beyond every computer is refused and not overflowed", "[legality]")
{
    const Index stride = GENERATE(Index(1) << 41, Index(1) << 62);
    CAPTURE(stride);
    CHECK(
        checkOptions(kSquare, {2, 2}, {.stride = {1, stride}}) ==
        Problems{
            {ProblemCode::SizeTooLarge, Axis::Width, {kMaxExtent, kMaxExtent - 1}, "the output"}});
}

TEST_CASE("A canvas beyond the limit is refused even where padding crops it", "[legality]")
{
    const Problems problems =
        checkOptions({2, 2}, {1, 1}, {.stride = {kMaxExtent, 1}, .padding = {kMaxExtent / 2, 0}});
    CHECK(
        problems ==
        Problems{
            {ProblemCode::SizeTooLarge, Axis::Height, {kMaxExtent, kMaxExtent - 1}, "the output"}});
}

TEST_CASE("A tensor with too many values is refused with the number", "[legality]")
{
    ConvTranspose2dLayer layer{.kernelSize = {2, 2}};
    layer.options.stride = {1'000'000'000, 1'000'000'000};
    const std::array shape{Index(1), Index(1), Index(3), Index(3)};
    CHECK(checkForward(layer, shape) == Problems{{ProblemCode::SizeTooLarge,
                                                  {},
                                                  {4'000'000'008'000'000'004, Index(1) << 36},
                                                  "the number of output values"}});
    const ConvTranspose2dLayer heavy{
        .inChannels = 1 << 20, .outChannels = 1 << 20, .kernelSize = {1, 1}};
    const std::array small{Index(1), Index(1) << 20, Index(1), Index(1)};
    CHECK(checkForward(heavy, small) == Problems{{ProblemCode::SizeTooLarge,
                                                  {},
                                                  {Index(1) << 40, Index(1) << 36},
                                                  "the number of weight values"}});
}

TEST_CASE("The faults of a layer and its input win in the order of PyTorch", "[legality]")
{
    // Every fault at once; then the first is mended and the next one wins.
    ConvTranspose2dLayer layer{.inChannels = 3,
                               .outChannels = 0,
                               .kernelSize = {0, 2},
                               .options = {.stride = {0, 1},
                                           .padding = {-1, 0},
                                           .outputPadding = {-1, 0},
                                           .dilation = {0, 1},
                                           .groups = 0}};
    CHECK(firstCode(layer, {4, 3}) == ProblemCode::InputRank);
    const std::vector<Index> shape{1, 4, 0, 3};
    CHECK(firstCode(layer, shape) == ProblemCode::GroupsNotPositive);
    layer.options.groups = 2;
    CHECK(firstCode(layer, shape) == ProblemCode::PaddingNegative);
    layer.options.padding = {9, 0};
    CHECK(firstCode(layer, shape) == ProblemCode::OutputPaddingNegative);
    layer.options.outputPadding = {5, 0};
    CHECK(firstCode(layer, shape) == ProblemCode::StrideNotPositive);
    layer.options.stride = {1, 1};
    CHECK(firstCode(layer, shape) == ProblemCode::InChannelsNotDivisibleByGroups);
    layer.inChannels = 2;
    CHECK(firstCode(layer, shape) == ProblemCode::InputChannelsMismatch);
    CHECK(firstCode(layer, {1, 2, 0, 3}) == ProblemCode::OutChannelsZero);
    layer.outChannels = 2;
    CHECK(firstCode(layer, {1, 2, 0, 3}) == ProblemCode::InputSpatialSizeZero);
    CHECK(firstCode(layer, {1, 2, 3, 3}) == ProblemCode::KernelSizeNotPositive);
    layer.kernelSize = {2, 2};
    CHECK(firstCode(layer, {1, 2, 3, 3}) == ProblemCode::DilationNotPositive);
    layer.options.dilation = {1, 1};
    CHECK(firstCode(layer, {1, 2, 3, 3}) == ProblemCode::OutputPaddingTooLarge);
    layer.options.outputPadding = {0, 0};
    CHECK(firstCode(layer, {1, 2, 3, 3}) == ProblemCode::OutputSizeTooSmall);
    layer.options.padding = {0, 0};
    CHECK(checkForward(layer, std::array<Index, 4>{1, 2, 3, 3}).empty());
}

TEST_CASE("An empty batch and an input without a batch are legal", "[legality]")
{
    const ConvTranspose2dLayer layer{.inChannels = 2, .outChannels = 3, .kernelSize = {2, 2}};
    CHECK(checkForward(layer, std::array<Index, 4>{0, 2, 3, 3}).empty());
    CHECK(checkForward(layer, std::array<Index, 3>{2, 3, 3}).empty());
    CHECK(checkForward(layer, std::array<Index, 2>{3, 3}) ==
          Problems{{ProblemCode::InputRank, {}, {2}, {}}});
    CHECK(checkForward(layer, std::array<Index, 5>{1, 1, 2, 3, 3}) ==
          Problems{{ProblemCode::InputRank, {}, {5}, {}}});
}

TEST_CASE("The constructor checks groups and channels and nothing else", "[legality]")
{
    ConvTranspose2dLayer layer{.inChannels = 6, .outChannels = 4, .kernelSize = {0, 0}};
    layer.options = {
        .stride = {0, 0}, .padding = {-1, -1}, .outputPadding = {9, 9}, .dilation = {0, 0}};
    CHECK(checkConstruction(layer).empty());
    layer.options.groups = 0;
    CHECK(checkConstruction(layer) == Problems{{ProblemCode::GroupsNotPositive, {}, {0}, {}}});
    layer.options.groups = 4;
    CHECK(checkConstruction(layer) ==
          Problems{{ProblemCode::InChannelsNotDivisibleByGroups, {}, {6, 4, 2}, {}}});
    layer.options.groups = 3;
    CHECK(checkConstruction(layer) ==
          Problems{{ProblemCode::OutChannelsNotDivisibleByGroups, {}, {4, 3, 2}, {}}});
    layer.options.groups = 1;
    layer.kernelSize = {2, -1};
    CHECK(checkConstruction(layer) ==
          Problems{{ProblemCode::NegativeDimension, Axis::Width, {-1}, "kernel_size"}});
    layer = {.inChannels = -1, .outChannels = -2};
    CHECK(checkConstruction(layer) ==
          Problems{{ProblemCode::NegativeDimension, {}, {-1}, "in_channels"},
                   {ProblemCode::NegativeDimension, {}, {-2}, "out_channels"}});
}

TEST_CASE("The nearest legal groups divide both channel counts", "[legality]")
{
    const auto nearest = [](Index in, Index out, Index groups) {
        ConvTranspose2dLayer layer{.inChannels = in, .outChannels = out};
        layer.options.groups = groups;
        const Problems problems = checkConstruction(layer);
        REQUIRE_FALSE(problems.empty());
        return problems.front().numbers.at(2);
    };
    CHECK(nearest(12, 8, 3) == 2); // 2 and 4 are as near: the smaller one
    CHECK(nearest(12, 12, 5) == 4);
    CHECK(nearest(12, 24, 11) == 12);
    CHECK(nearest(5, 7, 3) == 1);
    CHECK(nearest(4, 4, Index(1) << 62) == 4); // at once
    const Index largest = std::numeric_limits<Index>::max();
    CHECK(nearest(largest, largest, largest - 1) == largest);
    CHECK(nearest(Index(1) << 61, Index(1) << 61, (Index(1) << 60) - (Index(1) << 40)) == 1);
}

TEST_CASE("An output_size chooses the output_padding", "[legality]")
{
    const Options options{.stride = {2, 2}, .padding = {1, 1}, .outputPadding = {1, 1}};
    const auto chosen = [&](std::vector<Index> asked, std::size_t rank = 4) {
        return outputPaddingFor(asked, rank, {16, 16}, {3, 3}, options);
    };
    CHECK(chosen({31, 32}).value() == Size2{0, 1}); // the layer's own output_padding is overridden
    CHECK(chosen({7, 9, 32, 31}).value() == Size2{1, 0}); // the leading ones are not looked at
    CHECK(chosen({9, 32, 31}, 3).value() == Size2{1, 0});
    CHECK(chosen({33, 31}).problem() ==
          problem(ProblemCode::OutputSizeOutOfRange, Axis::Height, {33, 31, 32}));
    CHECK(chosen({31, 30}).problem() ==
          problem(ProblemCode::OutputSizeOutOfRange, Axis::Width, {30, 31, 32}));
    CHECK(chosen({1, 31, 31}).problem() ==
          Problem{ProblemCode::OutputSizeWrongLength, {}, {3, 4}, {}});
    CHECK(chosen({1, 1, 31, 31}, 3).problem() ==
          Problem{ProblemCode::OutputSizeWrongLength, {}, {4, 3}, {}});
    CHECK(chosen({31}).problem() == Problem{ProblemCode::OutputSizeWrongLength, {}, {1, 4}, {}});
}

TEST_CASE("An output_size may not use the room that dilation gives output_padding", "[legality]")
{
    const std::array<Index, 2> asked{9, 8};
    CHECK(outputPaddingFor(asked, 4, {4, 4}, {3, 3}, {.dilation = {2, 2}}).problem() ==
          problem(ProblemCode::OutputSizeOutOfRange, Axis::Height, {9, 8, 8}));
}

TEST_CASE("The bounds of padding and output_padding are exactly where the rules begin to break",
          "[legality]")
{
    const Index stride = GENERATE(1, 2, 3);
    const Index dilation = GENERATE(1, 2, 4);
    const Index padding = GENERATE(0, 1, 2, 3);
    CAPTURE(stride, dilation, padding);
    const Size2 input{2, 5};
    const Size2 kernel{2, 3};
    Options options{.stride = {stride, 1}, .padding = {padding, 0}, .dilation = {dilation, 1}};
    const auto legalWith = [&](Size2 Options::*argument, Index value) {
        Options changed = options;
        (changed.*argument).height = value;
        return isLegal(changed, input, kernel);
    };
    const Bounds paddings = paddingBounds(Axis::Height, input, kernel, options);
    CHECK(paddings.least == 0);
    CHECK(legalWith(&Options::padding, paddings.most));
    CHECK_FALSE(legalWith(&Options::padding, paddings.most + 1));
    const Bounds added = outputPaddingBounds(Axis::Height, input, kernel, options);
    CHECK(added.most == std::max(stride, dilation) - 1);
    CHECK_FALSE(legalWith(&Options::outputPadding, added.least - 1));
    CHECK_FALSE(legalWith(&Options::outputPadding, added.most + 1));
    const bool canBeMended =
        outputSize(along(Axis::Height, input, kernel, options)) + added.most > 0;
    CHECK(legalWith(&Options::outputPadding, added.least) == canBeMended);
}

TEST_CASE("Bounds are never negative however illegal the other options are", "[legality]")
{
    const Options options{.stride = {0, 1}, .padding = {50, 0}, .dilation = {0, 1}};
    const Bounds added = outputPaddingBounds(Axis::Height, {2, 2}, {2, 2}, options);
    CHECK(added.least == 0);
    CHECK(added.most == 0);
    const Bounds paddings = paddingBounds(Axis::Height, {0, 2}, {2, 2}, {.stride = {9, 1}});
    CHECK(paddings.least == 0);
    CHECK(paddings.most == 0);
}
