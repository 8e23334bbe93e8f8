// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/golden.h"
#include <tconv/layer/legality.h>
#include <tconv/layer/python_call.h>
#include <tconv/layer/size.h>

using namespace tconv;

namespace {

Problem refusalOf(const std::string& arguments)
{
    const Result<ParsedLayer> parsed = parseLayer("ConvTranspose2d(" + arguments + ")");
    REQUIRE_FALSE(parsed.ok());
    return parsed.problem();
}

ParsedLayer accepted(const std::string& arguments)
{
    const Result<ParsedLayer> parsed = parseLayer("ConvTranspose2d(" + arguments + ")");
    REQUIRE(parsed.ok());
    return parsed.value();
}

std::vector<Problem> forwardProblems(const std::string& arguments)
{
    return accepted(arguments).forwardProblems;
}

Problem wrongLength(const char* argument, Index length)
{
    return {ProblemCode::WrongTupleLength, {}, {length}, argument};
}

Problem wrongType(const char* argument)
{
    return {ProblemCode::WrongType, {}, {}, argument};
}

/// The output_padding that the call's output_size makes, or the layer's own.
Result<Size2> outputPaddingOf(const ConvTranspose2dLayer& layer, const golden::Json& sample)
{
    if (sample.at("output_size").is_null())
        return layer.options.outputPadding;
    const auto shape = sample.at("x_shape").get<std::vector<Index>>();
    const auto asked = sample.at("output_size").get<std::vector<Index>>();
    const Size2 input{shape.at(shape.size() - 2), shape.back()};
    return outputPaddingFor(asked, shape.size(), input, layer.kernelSize, layer.options);
}

std::vector<Index> outputShape(const ConvTranspose2dLayer& layer, const golden::Json& sample)
{
    auto shape = sample.at("x_shape").get<std::vector<Index>>();
    ConvTranspose2dOptions options = layer.options;
    options.outputPadding = outputPaddingOf(layer, sample).value();
    const std::size_t channels = shape.size() - 3;
    const Size2 size =
        outputSize({shape.at(channels + 1), shape.at(channels + 2)}, layer.kernelSize, options);
    shape.at(channels) = layer.outChannels;
    shape.at(channels + 1) = size.height;
    shape.at(channels + 2) = size.width;
    return shape;
}

/// Everything wrong with a golden call that its constructor accepts, first what PyTorch names.
std::vector<Problem> problemsOfRunning(const ParsedLayer& parsed, const golden::Json& sample)
{
    ConvTranspose2dLayer layer = parsed.layer;
    std::vector<Problem> problems = parsed.forwardProblems;
    const Result<Size2> outputPadding = outputPaddingOf(layer, sample);
    if (!outputPadding)
        return {outputPadding.problem()};
    layer.options.outputPadding = outputPadding.value();
    const auto shape = sample.at("x_shape").get<std::vector<Index>>();
    const std::vector<Problem> running = checkForward(layer, shape);
    problems.insert(problems.end(), running.begin(), running.end());
    return problems;
}

} // namespace

TEST_CASE("Every call that PyTorch refuses has its code and its stage", "[python_binding][golden]")
{
    const golden::Json cases = golden::cases("convt2d_errors.json");
    CHECK(cases.size() == 54);
    for (const golden::Json& sample : cases) {
        INFO(sample.at("id"));
        const Result<ParsedLayer> parsed = bindConvTranspose2d(golden::callArguments(sample));
        CHECK((parsed.ok() ? "forward" : "construct") == sample.at("stage"));
        const std::vector<Problem> problems =
            parsed ? problemsOfRunning(parsed.value(), sample) : std::vector{parsed.problem()};
        REQUIRE(!problems.empty());
        CHECK(codeName(problems.front().code) == sample.at("code").get<std::string>());
    }
}

TEST_CASE("Every odd call that PyTorch accepts gives its output shape", "[python_binding][golden]")
{
    const golden::Json cases = golden::cases("convt2d_shapes.json");
    CHECK(cases.size() == 18);
    for (const golden::Json& sample : cases) {
        INFO(sample.at("id"));
        const Result<ParsedLayer> parsed = bindConvTranspose2d(golden::callArguments(sample));
        REQUIRE(parsed.ok());
        CHECK(problemsOfRunning(parsed.value(), sample).empty());
        CHECK(outputShape(parsed.value().layer, sample) ==
              sample.at("y_shape").get<std::vector<Index>>());
        if (sample.at("id") != "stride_1tuple") // a tuple of one is a pair here
            CHECK(repr(parsed.value().layer) == sample.at("repr").get<std::string>());
    }
}

TEST_CASE("The seventh positional argument is groups and the ninth is dilation", "[python_binding]")
{
    const ParsedLayer parsed = accepted("4, 8, (3, 5), 6, 1, 7, 2, False, 9, 'zeros', 'cpu', None");
    const ConvTranspose2dLayer expected{.inChannels = 4,
                                        .outChannels = 8,
                                        .kernelSize = {3, 5},
                                        .options = {.stride = {6, 6},
                                                    .padding = {1, 1},
                                                    .outputPadding = {7, 7},
                                                    .dilation = {9, 9},
                                                    .groups = 2},
                                        .bias = false};
    CHECK(parsed.layer == expected);
    CHECK(parsed.forwardProblems.empty());
}

TEST_CASE("Arguments left out have the defaults of PyTorch", "[python_binding]")
{
    const ConvTranspose2dLayer expected{
        .inChannels = 1, .outChannels = 2, .kernelSize = {3, 3}, .options = {}, .bias = true};
    CHECK(accepted("1, kernel_size=3, out_channels=2").layer == expected);
}

TEST_CASE("One integer or a tuple of one counts for both axes", "[python_binding]")
{
    const ConvTranspose2dOptions options =
        accepted("1, 1, 2, stride=(2,), padding=[3], output_padding=1, dilation=(4, 5)")
            .layer.options;
    CHECK(options.stride == Size2{2, 2});
    CHECK(options.padding == Size2{3, 3});
    CHECK(options.outputPadding == Size2{1, 1});
    CHECK(options.dilation == Size2{4, 5});
}

TEST_CASE("The bias is whatever Python takes for true", "[python_binding]")
{
    CHECK(accepted("1, 1, 2, bias=1").layer.bias);
    CHECK(accepted("1, 1, 2, bias='False'").layer.bias);
    CHECK_FALSE(accepted("1, 1, 2, bias=0").layer.bias);
    CHECK_FALSE(accepted("1, 1, 2, bias=None").layer.bias);
}

TEST_CASE("A tuple of the wrong length is refused when the layer runs", "[python_binding]")
{
    CHECK(forwardProblems("1, 1, 3, stride=(1, 2, 3)") == std::vector{wrongLength("stride", 3)});
    CHECK(forwardProblems("1, 1, 3, padding=()") == std::vector{wrongLength("padding", 0)});
    CHECK(forwardProblems("1, 1, (2, 2, 2)") == std::vector{wrongLength("kernel_size", 3)});
    CHECK(forwardProblems("1, 1, (2,)") == std::vector{wrongLength("kernel_size", 1)});
}

TEST_CASE("A wrong type is named before a wrong length", "[python_binding]")
{
    CHECK(forwardProblems("1, 1, 3, stride=(1, 2, 3), padding='same', dilation=1.5") ==
          std::vector{wrongType("padding"), wrongType("dilation"), wrongLength("stride", 3)});
    CHECK(forwardProblems("1, 1, 3, output_padding=(1, None)") ==
          std::vector{wrongType("output_padding")});
    CHECK(forwardProblems("1, 1, 3, stride=True") == std::vector{wrongType("stride")});
}

TEST_CASE("The constructor needs integers where it makes the weight", "[python_binding]")
{
    CHECK(refusalOf("1.0, 1, 3") == wrongType("in_channels"));
    CHECK(refusalOf("1, '1', 3") == wrongType("out_channels"));
    CHECK(refusalOf("1, 1, (3, 2.5)") == wrongType("kernel_size"));
    CHECK(refusalOf("1, 1, 'k'") == wrongType("kernel_size"));
    CHECK(refusalOf("1, 1, 3, groups=None") == wrongType("groups"));
    CHECK(refusalOf("1, 1, (2, -1, 2)") ==
          Problem{ProblemCode::NegativeDimension, {}, {-1}, "kernel_size"});
}

TEST_CASE("Python refuses a call in its own order", "[python_binding]")
{
    // syntax, then names, then unknown or repeated arguments, then too many, then missing ones
    CHECK(refusalOf("x, k=1, 2").code == ProblemCode::PositionalAfterKeyword);
    CHECK(refusalOf("x, k=1, k=2").code == ProblemCode::DuplicateArgument);
    CHECK(refusalOf("x, strides=2").code == ProblemCode::UnresolvedName);
    CHECK(refusalOf("1, strides=2").code == ProblemCode::UnknownArgument);
    CHECK(refusalOf("1,1,1,1,1,1,1,1,1,1,1,1,1, strides=2").code == ProblemCode::UnknownArgument);
    CHECK(refusalOf("1,1,1,1,1,1,1,1,1,1,1,1,1") ==
          Problem{ProblemCode::TooManyArguments, {}, {13, 12}});
    CHECK(refusalOf("1, in_channels=2").code == ProblemCode::DuplicateArgument);
    CHECK(refusalOf("1, out_channels=2, padding_mode='x'") ==
          Problem{ProblemCode::MissingArgument, {}, {}, "kernel_size"});
    CHECK(refusalOf("3, 4, 2, groups=0, padding_mode='reflect'") ==
          Problem{ProblemCode::PaddingModeUnsupported, {}, {}, "reflect"});
    CHECK(refusalOf("1, 1, 2, padding_mode=None").detail == "None");
}

TEST_CASE("Names count nowhere but for device and dtype", "[python_binding]")
{
    CHECK(accepted("1, 1, 2, dtype=torch.float32, device=device").layer.kernelSize == Size2{2, 2});
    CHECK(accepted("1,1,2,1,0,0,1,True,1,'zeros', torch.device('cpu'), dt").layer.bias);
    CHECK(refusalOf("1, 1, 2, bias=use_bias").detail == "use_bias");
    CHECK(refusalOf("1, 1, (2, k)").detail == "k");
    CHECK(refusalOf("*sizes, **options").detail == "sizes");
    CHECK(refusalOf("1, 1, kernel_size=2, **options").detail == "options");
}

TEST_CASE("Huge numbers are kept as they are and refused by name", "[python_binding]")
{
    CHECK(accepted("1, 1, 2, stride=4611686018427387904").layer.options.stride.height == Index(1)
                                                                                             << 62);
    CHECK(refusalOf("4, 4, 3, groups=4611686018427387904") ==
          Problem{ProblemCode::InChannelsNotDivisibleByGroups, {}, {4, Index(1) << 62, 4}});
}

TEST_CASE("Thousands of arguments are refused at once", "[python_binding]")
{
    std::string arguments;
    for (int i = 0; i < 8000; ++i)
        arguments += "a" + std::to_string(i) + "=1,";
    CHECK(refusalOf(arguments).code == ProblemCode::UnknownArgument);
}
