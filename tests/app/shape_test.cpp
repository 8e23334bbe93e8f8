// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "run_command.h"
#include "support/golden.h"

using cli::Answer;
using cli::run;

namespace {

std::vector<std::string> shapeArguments(const std::string& input, const std::string& kernel,
                                        std::vector<std::string> layer)
{
    std::vector<std::string> arguments{"shape", "--input-size", input, "--kernel-size", kernel};
    arguments.insert(arguments.end(), layer.begin(), layer.end());
    return arguments;
}

std::string pairText(const cli::Json& pair)
{
    return std::to_string(pair.at(0).get<int>()) + "," + std::to_string(pair.at(1).get<int>());
}

std::vector<std::string> layerArguments(const cli::Json& params)
{
    return {"--stride",         pairText(params.at("stride")),
            "--padding",        pairText(params.at("padding")),
            "--output-padding", pairText(params.at("output_padding")),
            "--dilation",       pairText(params.at("dilation")),
            "--groups",         std::to_string(params.at("groups").get<int>())};
}

} // namespace

TEST_CASE("shape tells the size and the formula of each axis", "[shape]")
{
    const Answer answer = run(shapeArguments("2,3", "3,2", {"--stride", "2", "--padding", "1,0"}));
    CHECK(answer.status == 0);
    CHECK(answer.out == "output size 3 x 6\n"
                        "height: (2 - 1) * 2 - 2 * 1 + 1 * (3 - 1) + 0 + 1 = 3\n"
                        "width: (3 - 1) * 2 - 2 * 0 + 1 * (2 - 1) + 0 + 1 = 6\n");
    CHECK(answer.err.empty());
}

TEST_CASE("shape prints one JSON object with size and formulas and no problems", "[shape]")
{
    const Answer answer = run(shapeArguments("2,3", "3,2", {"--stride", "2", "--json"}));
    CHECK(answer.status == 0);
    CHECK(answer.err.empty());
    CHECK(answer.json() == cli::Json{{"output_size", {5, 6}},
                                     {"formula",
                                      {"(2 - 1) * 2 - 2 * 0 + 1 * (3 - 1) + 0 + 1 = 5",
                                       "(3 - 1) * 2 - 2 * 0 + 1 * (2 - 1) + 0 + 1 = 6"}},
                                     {"problems", cli::Json::array()}});
}

TEST_CASE("shape agrees with PyTorch on every golden case", "[shape]")
{
    for (const cli::Json& sample : golden::cases("convt2d_valid.json")) {
        CAPTURE(sample.at("id"));
        const cli::Json& x = sample.at("x").at("shape");
        const cli::Json& y = sample.at("y").at("shape");
        std::vector<std::string> arguments = shapeArguments(
            pairText({x.at(2), x.at(3)}), pairText(sample.at("params").at("kernel_size")),
            layerArguments(sample.at("params")));
        arguments.push_back("--json");
        CHECK(run(arguments).json().at("output_size") == cli::Json{y.at(2), y.at(3)});
    }
}

TEST_CASE("shape names the broken rule with its axis and leaves the size open", "[shape]")
{
    const std::vector<std::string> arguments =
        shapeArguments("3,3", "3,3", {"--stride", "1,2", "--output-padding", "1,0"});
    const Answer plain = run(arguments);
    CHECK(plain.status == 2);
    CHECK(plain.out.empty());
    CHECK_THAT(plain.err, Catch::Matchers::StartsWith("error: output_padding_too_large: "));
    CHECK_THAT(plain.err, Catch::Matchers::Contains("height 1"));

    std::vector<std::string> withJson = arguments;
    withJson.push_back("--json");
    const Answer answer = run(withJson);
    CHECK(answer.status == 2);
    CHECK(answer.err.empty());
    CHECK(answer.errorCode() == "output_padding_too_large");
    CHECK(answer.json().at("output_size").is_null());
    CHECK(answer.json().at("problems").at(0).at("axis") == "height");
    CHECK(answer.json().at("problems").at(0) == answer.json().at("error"));
}

TEST_CASE("shape lists every broken rule and the one that PyTorch names comes first", "[shape]")
{
    const cli::Json answer =
        run(shapeArguments("3,3", "2", {"--stride", "0", "--padding", "-1", "--json"})).json();
    std::vector<std::string> codes;
    for (const cli::Json& problem : answer.at("problems"))
        codes.push_back(problem.at("code"));
    CHECK(codes == std::vector<std::string>{"padding_negative", "padding_negative",
                                            "stride_not_positive", "stride_not_positive"});
}

TEST_CASE("shape refuses what the constructor refuses", "[shape]")
{
    CHECK(run(shapeArguments("3,3", "-1", {"--json"})).errorCode() == "negative_dimension");
    CHECK(run(shapeArguments("3,3", "2", {"--groups", "0", "--json"})).errorCode() ==
          "groups_not_positive");
    CHECK(run(shapeArguments("3,3", "0", {"--json"})).errorCode() == "kernel_size_not_positive");
}

TEST_CASE("Groups do not change the size however many there are", "[shape]")
{
    CHECK(run(shapeArguments("3,3", "2", {"--groups", "1000000", "--json"}))
              .json()
              .at("output_size") == cli::Json{4, 4});
}

TEST_CASE("The asked output size chooses the output padding", "[shape]")
{
    const std::vector<std::string> layer{"--stride",         "2", "--padding", "1",
                                         "--output-padding", "1"};
    std::vector<std::string> arguments = shapeArguments("16,16", "3", layer);
    arguments.insert(arguments.end(), {"--json", "--output-size", "31,32"});
    const Answer answer = run(arguments);
    CHECK(answer.json().at("output_size") == cli::Json{31, 32});
    CHECK(answer.json().at("formula").at(1) == "(16 - 1) * 2 - 2 * 1 + 1 * (3 - 1) + 1 + 1 = 32");

    arguments.back() = "33,33";
    CHECK(run(arguments).errorCode() == "output_size_out_of_range");
    arguments.back() = "1,31,31";
    CHECK(run(arguments).errorCode() == "output_size_wrong_length");
    arguments.back() = "7,7,31,31"; // PyTorch ignores the leading ones
    CHECK(run(arguments).json().at("output_size") == cli::Json{31, 31});
}

TEST_CASE("Gigantic numbers are refused and do not overflow", "[shape]")
{
    const std::string stride = GENERATE("1000000000000", "4611686018427387904");
    CHECK(run(shapeArguments("3,3", "2", {"--stride", stride, "--json"})).errorCode() ==
          "size_too_large");
    CHECK(run(shapeArguments("3,3", "2", {"--stride", "99999999999999999999", "--json"}))
              .errorCode() == "number_too_long");
}
