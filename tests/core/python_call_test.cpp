// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/golden.h"
#include <tconv/layer/legality.h>
#include <tconv/layer/python_call.h>
#include <tconv/layer/size.h>

using namespace tconv;

namespace {

Problem refusalOf(std::string_view text)
{
    const Result<ParsedLayer> parsed = parseLayer(text);
    REQUIRE_FALSE(parsed.ok());
    return parsed.problem();
}

/// The repr of the layer in the text, or the code of the problem.
std::string layerIn(std::string_view text)
{
    const Result<ParsedLayer> parsed = parseLayer(text);
    return parsed ? repr(parsed.value().layer) : std::string(codeName(parsed.problem().code));
}

/// What the layer of a sample does with the sample's input: all its problems.
std::vector<Problem> running(const ParsedLayer& parsed, const golden::Json& sample)
{
    std::vector<Problem> problems = parsed.forwardProblems;
    const Size2 input = golden::pair(sample.at("forward").at("x_hw"));
    const std::array shape{Index(1), parsed.layer.inChannels, input.height, input.width};
    const std::vector<Problem> more = checkForward(parsed.layer, shape);
    problems.insert(problems.end(), more.begin(), more.end());
    return problems;
}

/// The code for PyTorch's message about a layer that cannot run.
std::string codeOfMessage(const std::string& message)
{
    for (const golden::Json& sample : golden::cases("convt2d_errors.json")) {
        const auto known = sample.at("error_message").get<std::string>();
        constexpr std::size_t kTelling = 20; // the first words, before any number
        if (known.substr(0, kTelling) == message.substr(0, kTelling))
            return sample.at("code");
    }
    return "no such message";
}

} // namespace

TEST_CASE("Every pasted sample that PyTorch accepts gives its layer", "[python_call][golden]")
{
    int count = 0;
    for (const golden::Json& sample : golden::cases("paste_samples.json")) {
        if (sample.at("expect") != "ok")
            continue;
        INFO(sample.at("id"));
        const Result<ParsedLayer> parsed = parseLayer(sample.at("text").get<std::string>());
        REQUIRE(parsed.ok());
        CHECK(parsed.value().layer == golden::layer(sample.at("layer")));
        if (sample.at("id") != "repr_stride_1tuple") // a tuple of one is a pair here
            CHECK(repr(parsed.value().layer) == sample.at("canonical_repr"));
        CHECK(running(parsed.value(), sample).empty());
        const Size2 input = golden::pair(sample.at("forward").at("x_hw"));
        const golden::Json& shape = sample.at("forward").at("y_shape");
        CHECK(outputSize(input, parsed.value().layer.kernelSize, parsed.value().layer.options) ==
              Size2{shape.at(2), shape.at(3)});
        ++count;
    }
    CHECK(count == 19);
}

TEST_CASE("Every pasted sample that cannot run is read and refused when run",
          "[python_call][golden]")
{
    int count = 0;
    for (const golden::Json& sample : golden::cases("paste_samples.json")) {
        if (sample.at("expect") != "ok_but_invalid_parameters")
            continue;
        INFO(sample.at("id"));
        const Result<ParsedLayer> parsed = parseLayer(sample.at("text").get<std::string>());
        REQUIRE(parsed.ok());
        if (sample.at("id") != "ctor_stride_triple") // three strides are no layer of ours
            CHECK(parsed.value().layer == golden::layer(sample.at("layer")));
        const std::vector<Problem> problems = running(parsed.value(), sample);
        REQUIRE_FALSE(problems.empty());
        CHECK(codeName(problems.front().code) ==
              codeOfMessage(sample.at("forward").at("error_message")));
        ++count;
    }
    CHECK(count == 4);
}

TEST_CASE("Every pasted sample with a mistake is refused by its code", "[python_call][golden]")
{
    int count = 0;
    for (const golden::Json& sample : golden::cases("paste_samples.json")) {
        if (sample.at("expect") != "error")
            continue;
        INFO(sample.at("id"));
        const Result<ParsedLayer> parsed = parseLayer(sample.at("text").get<std::string>());
        // PyTorch's constructor accepts a kernel with three sizes, so only running it fails.
        CHECK(parsed.ok() == (sample.at("id") == "two_kernels"));
        const Problem problem =
            parsed.ok() ? parsed.value().forwardProblems.at(0) : parsed.problem();
        CHECK(codeName(problem.code) == sample.at("code").get<std::string>());
        CHECK_FALSE(sentence(problem).empty());
        ++count;
    }
    CHECK(count == 22);
}

TEST_CASE("A printed model gives its first transposed convolution", "[python_call][golden]")
{
    const golden::Json model = golden::file("paste_samples.json").at("multi").at(0);
    const Result<ParsedLayer> parsed = parseLayer(model.at("text").get<std::string>());
    REQUIRE(parsed.ok());
    CHECK(parsed.value().layer == golden::layer(model.at("layers").at(0).at("layer")));
}

TEST_CASE("The repr of a layer reads back as the same layer", "[python_call][golden]")
{
    for (const golden::Json& sample : golden::cases("convt2d_valid.json")) {
        const auto text = sample.at("repr").get<std::string>();
        INFO(text);
        const Result<ParsedLayer> parsed = parseLayer(text);
        REQUIRE(parsed.ok());
        CHECK(parsed.value().layer == golden::layer(sample.at("params")));
    }
}

TEST_CASE("A layer is found wherever it stands in a line", "[python_call]")
{
    const std::string layer = "ConvTranspose2d(1, 2, kernel_size=(3, 3), stride=(1, 1))";
    CHECK(layerIn("self.up = nn.ConvTranspose2d(1, 2, 3)") == layer);
    CHECK(layerIn("x = torch.nn.ConvTranspose2d(1, 2, 3)(x).relu()") == layer);
    CHECK(layerIn("That's it: ConvTranspose2d(1, 2, 3), isn't it") == layer);
    CHECK(layerIn("conv = Conv2d(1, 1, 1); up = ConvTranspose2d(1, 2, 3)") == layer);
    CHECK(layerIn("# nn.ConvTranspose2d(9, 9, 9)\nnn.ConvTranspose2d(1, 2, 3)") == layer);
    CHECK(layerIn(">>> m = nn.ConvTranspose2d(1,\n...     2, 3)") == "call_syntax");
    CHECK(layerIn("ConvTranspose2d(64 * 2, 64, 2)") ==
          "ConvTranspose2d(128, 64, kernel_size=(2, 2), stride=(1, 1))");
}

TEST_CASE("Other layers are told apart from text without a layer", "[python_call]")
{
    CHECK(refusalOf("nn.Linear(3, 4)") == Problem{ProblemCode::UnsupportedLayer, {}, {}, "Linear"});
    CHECK(refusalOf("LazyConv2d(3, 4)") ==
          Problem{ProblemCode::NotTransposed, {}, {}, "LazyConv2d"});
    CHECK(refusalOf("Sequential((0): Conv2d(3, 4, 1))").code == ProblemCode::NotTransposed);
    CHECK(refusalOf("QuantizedConvTranpose2d(1, 1)").code == ProblemCode::UnsupportedLayer);
    CHECK(refusalOf("Conv2DTranspose(32, 3)").code == ProblemCode::UnsupportedLayer);
    CHECK(refusalOf("F.conv_transpose2d(x, w)") ==
          Problem{ProblemCode::UnsupportedLayer, {}, {}, "conv_transpose2d"});
    CHECK(refusalOf("MyConvTranspose2d(1, 1, 2)").code == ProblemCode::UnsupportedLayer);
    CHECK(refusalOf("ConvTranspose2d").code == ProblemCode::NoLayerFound);
    CHECK(refusalOf("# nothing but a comment").code == ProblemCode::NoLayerFound);
    CHECK(refusalOf("print(1)") == Problem{ProblemCode::NoLayerFound, {}, {}, "print(1)"});
    CHECK(refusalOf(" \n\t ").code == ProblemCode::EmptyText);
}

TEST_CASE("A text longer than the limit is refused unread", "[python_call]")
{
    const std::string layer = "ConvTranspose2d(1, 1, 2)";
    const std::string full = layer + std::string(kMaxLayerText - layer.size(), ' ');
    CHECK(parseLayer(full).ok());
    CHECK(refusalOf(full + " ") ==
          Problem{ProblemCode::SizeTooLarge, {}, {65537, 65536}, "the length of the text"});
}

TEST_CASE("Every cut and every broken byte of a call is survived", "[python_call]")
{
    const std::string text = "nn.ConvTranspose2d(1_0, 0x2, (2, [3]), stride=-2.5, bias=f(x)['a'], "
                             "padding_mode=\"zeros\", # 步长（\n *a, **b)";
    for (std::size_t length = 0; length < text.size(); ++length) {
        CAPTURE(length);
        CHECK_FALSE(parseLayer(text.substr(0, length)).ok());
    }
    for (std::size_t at = 0; at < text.size(); ++at)
        for (const char byte : {'\0', '\xFF', '(', ')', '\'', '\\', '#', '\n', '-', '\xE2'}) {
            std::string broken = text;
            broken[at] = byte;
            CAPTURE(broken);
            const Result<ParsedLayer> parsed = parseLayer(broken);
            CHECK((parsed.ok() || !sentence(parsed.problem()).empty()));
        }
}
