// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/experiment/experiment_file.h>

#include <string>

using namespace tconv;

namespace {

/// A file with input, weight and whatever else is given.
std::string file(const std::string& input, const std::string& weight, const std::string& more = {})
{
    return R"({"format": "tconvlab-experiment", "version": 1, "input": )" + input +
           ", \"weight\": " + weight + (more.empty() ? "" : ", " + more) + "}";
}

std::string problemOf(const std::string& text)
{
    const Result<Experiment> experiment = readExperiment(text);
    return experiment ? "no problem" : sentence(experiment.problem());
}

ProblemCode codeOf(const std::string& text)
{
    const Result<Experiment> experiment = readExperiment(text);
    REQUIRE_FALSE(experiment.ok());
    return experiment.problem().code;
}

Tensor4<Rational> tensor(Shape4 shape, std::vector<Rational> values)
{
    return {shape, std::move(values)};
}

constexpr const char* kWhole = R"({
  "format": "tconvlab-experiment",
  "version": 1,
  "title": "k3 s2 p1 op1",
  "notes": "a \"b\"\n",
  "input": [[1, 2],
            [3, "1/3"]],
  "weight": [[1, 2, 3],
             [4, 5, 6],
             [7, 8, 0.1]],
  "bias": [-0.5],
  "stride": [2, 3],
  "padding": [1, 0],
  "output_padding": [1, 2],
  "dilation": [1, 4],
  "groups": 1,
  "zoom": {"level": 1.50, "of": [1e2, null]}
}
)";

} // namespace

TEST_CASE("An experiment file is read with every number as it is written", "[experiment_file]")
{
    const Experiment experiment = readExperiment(kWhole).value();
    CHECK(experiment.title == "k3 s2 p1 op1");
    CHECK(experiment.notes == "a \"b\"\n");
    CHECK(experiment.input == tensor({1, 1, 2, 2}, {1, 2, 3, Rational(1, 3)}));
    CHECK(experiment.weight == tensor({1, 1, 3, 3}, {1, 2, 3, 4, 5, 6, 7, 8, Rational(1, 10)}));
    CHECK(experiment.bias == std::vector<Rational>{Rational(-1, 2)});
    CHECK(experiment.options == ConvTranspose2dOptions{.stride = {2, 3},
                                                       .padding = {1, 0},
                                                       .outputPadding = {1, 2},
                                                       .dilation = {1, 4},
                                                       .groups = 1});
    REQUIRE(experiment.unknownKeys.size() == 1);
    CHECK(experiment.unknownKeys[0].first == "zoom");
    CHECK(experiment.unknownKeys[0].second == R"({"level": 1.50, "of": [1e2, null]})");
}

TEST_CASE("An experiment file is written in one form", "[experiment_file]")
{
    CHECK(writeExperiment(readExperiment(kWhole).value()) == kWhole);
}

TEST_CASE("An experiment file of one line is written in the same form", "[experiment_file]")
{
    const std::string written = writeExperiment(
        readExperiment(file("[[\"0.5\", 2e0], [-0, \"2/4\"]]", "[[1]]", "\"stride\": 2")).value());
    CHECK(written == R"({
  "format": "tconvlab-experiment",
  "version": 1,
  "title": "",
  "notes": "",
  "input": [[0.5, 2],
            [0, 0.5]],
  "weight": [[1]],
  "bias": null,
  "stride": [2, 2],
  "padding": [0, 0],
  "output_padding": [0, 0],
  "dilation": [1, 1],
  "groups": 1
}
)");
    CHECK(writeExperiment(readExperiment(written).value()) == written);
}

TEST_CASE("A missing option has the default of PyTorch", "[experiment_file]")
{
    const Experiment experiment = readExperiment(file("[[1]]", "[[1]]")).value();
    CHECK(experiment.options == ConvTranspose2dOptions{});
    CHECK(experiment.title.empty());
    CHECK(experiment.notes.empty());
    CHECK_FALSE(experiment.bias.has_value());
    CHECK(experiment.unknownKeys.empty());
}

TEST_CASE("An experiment file may hold samples and channels", "[experiment_file]")
{
    const std::string text = file("[[[[1, 2]], [[3, 4]]], [[[5, 6]], [[7, 8]]]]",
                                  "[[[[1], [2]]], [[[3], [4]]]]", "\"bias\": [1, \"1/3\"]");
    const Experiment experiment = readExperiment(text).value();
    CHECK(experiment.input == tensor({2, 2, 1, 2}, {1, 2, 3, 4, 5, 6, 7, 8}));
    CHECK(experiment.weight == tensor({2, 1, 2, 1}, {1, 2, 3, 4}));
    CHECK(experiment.bias == std::vector<Rational>{1, Rational(1, 3)});
    const std::string written = writeExperiment(experiment);
    CHECK(written.find("\"input\": [[[[1, 2]],\n"
                       "             [[3, 4]]],\n"
                       "            [[[5, 6]],\n"
                       "             [[7, 8]]]],\n") != std::string::npos);
    CHECK(readExperiment(written).value() == experiment);
}

TEST_CASE("An experiment that breaks a rule of the layer can be read", "[experiment_file]")
{
    const Experiment experiment =
        readExperiment(
            file("[[1]]", "[[1]]", R"("stride": 0, "output_padding": [5, -1], "groups": -2)"))
            .value();
    CHECK(experiment.options.stride == Size2{0, 0});
    CHECK(experiment.options.outputPadding == Size2{5, -1});
    CHECK(experiment.options.groups == -2);
    CHECK(readExperiment(writeExperiment(experiment)).value() == experiment);
}

TEST_CASE("Very large and very small numbers survive a file", "[experiment_file]")
{
    const Experiment experiment =
        readExperiment(file(R"([[1e400, "1e400/3e-400", -1e-400, 1e300]])", "[[1e-20]]")).value();
    const std::string written = writeExperiment(experiment);
    CHECK(readExperiment(written).value() == experiment);
    CHECK(written.find("\"weight\": [[0.00000000000000000001]]") != std::string::npos);
    CHECK(written.find("[[\"1000") != std::string::npos); // a float64 reader would overflow
}

TEST_CASE("Another format or a newer version is refused by name", "[experiment_file]")
{
    CHECK(problemOf(R"({"format": "tconvlab-experiment", "version": 2})") ==
          "The file has version 2, and this program knows versions up to 1; use a newer program.");
    CHECK(codeOf(R"({"format": "tconvlab-experiment", "version": 2})") ==
          ProblemCode::VersionTooNew);
    CHECK(problemOf(R"({"format": "other", "version": 1})") ==
          "\"format\" is \"other\", but \"tconvlab-experiment\" is expected.");
    CHECK(problemOf(R"({"format": "a\nb", "version": 1})") ==
          "\"format\" is \"a?b\", but \"tconvlab-experiment\" is expected.");
    CHECK(problemOf(R"({"format": 1, "version": 1})") ==
          "\"format\" is no string, but \"tconvlab-experiment\" is expected.");
    for (const auto* version : {"0", "-1", "1.0", "\"1\"", "99999999999999999999"})
        CHECK(problemOf(std::string(R"({"format": "tconvlab-experiment", "version": )") + version +
                        "}") == "\"version\" must be a whole number from 1.");
}

TEST_CASE("A missing or repeated key is named", "[experiment_file]")
{
    CHECK(problemOf("{}") == "The key \"format\" is missing.");
    CHECK(problemOf(R"({"format": "tconvlab-experiment"})") == "The key \"version\" is missing.");
    CHECK(problemOf(R"({"format": "tconvlab-experiment", "version": 1, "weight": [[1]]})") ==
          "The key \"input\" is missing.");
    CHECK(problemOf(R"({"format": "tconvlab-experiment", "version": 1, "input": [[1]]})") ==
          "The key \"weight\" is missing.");
    CHECK(problemOf(file("[[1]]", "[[1]]", R"("input": [[2]])")) ==
          "The key \"input\" stands twice; keep one.");
    CHECK(codeOf(file("[[1]]", "[[1]]", R"("mine": 1, "mine": 1)")) == ProblemCode::KeyWrongType);
    CHECK(problemOf("[1]") == "The file must be one JSON object.");
}

TEST_CASE("A key of the wrong type is named with what is allowed", "[experiment_file]")
{
    const auto with = [](const std::string& more) {
        return problemOf(file("[[1]]", "[[1]]", more));
    };
    for (const auto* stride : {"2.0", "\"2\"", "null", "[2]", "[2, 2, 2]", "[2, 2.0]", "[[2, 2]]",
                               "9223372036854775808", "true"})
        CHECK(with(std::string("\"stride\": ") + stride) ==
              "\"stride\" must be one integer or [height, width].");
    CHECK(with("\"output_padding\": 1.5") ==
          "\"output_padding\" must be one integer or [height, width].");
    CHECK(with("\"groups\": [1, 1]") == "\"groups\" must be one integer.");
    CHECK(with("\"title\": 3") == "\"title\" must be a string.");
    CHECK(with("\"notes\": null") == "\"notes\" must be a string.");
    CHECK(with("\"bias\": 1") == "\"bias\" must be null or a list of numbers.");
    CHECK(with("\"bias\": [1, [2]]") ==
          "bias cell 2 must be a number or a string such as \"1/3\".");
    CHECK(with("\"bias\": []") == "no problem"); // the layer's rules name it
}

TEST_CASE("A wrong cell of an experiment file is named with its place", "[experiment_file]")
{
    CHECK(problemOf(file("[[1, 2], [3]]", "[[1]]")) ==
          "input row 2 has 1 element, but those before it have 2; make all equally long.");
    CHECK(problemOf(file("[[1]]", "[[1, 2, 3], [4, 5, 6, 7]]")) ==
          "weight row 2 has 4 elements, but those before it have 3; make all equally long.");
    CHECK(problemOf(file("[[1]]", "[[[[1], [2]]], [[[1]]]]")) ==
          "weight block 2, plane 1 has 1 element, but those before it have 2; make all equally "
          "long.");
    CHECK(problemOf(file("[[1, 2], [3, null]]", "[[1]]")) ==
          "input row 2, cell 2 must be a number or a string such as \"1/3\".");
    CHECK(problemOf(file("[[1, \"x\"]]", "[[1]]")) ==
          "input row 1, cell 2: \"x\" is not a number; write it like 3, -0.5, 2e-3 or 1/3.");
    CHECK(problemOf(file("[[\"a\\nb\"]]", "[[1]]")) ==
          "input row 1, cell 1: \"a?b\" is not a number; write it like 3, -0.5, 2e-3 or 1/3.");
    CHECK(problemOf(file("[[1, \"1/0\"]]", "[[1]]")) ==
          "input row 1, cell 2: \"1/0\" divides by zero.");
    CHECK(problemOf(file("[[1], 2]", "[[1]]")) ==
          "input cell 2: a number stands where the lists before have a list.");
    CHECK(codeOf(file("[[1], [2, 3]]", "[[1]]")) == ProblemCode::GridRagged);
}

TEST_CASE("Only planes and whole tensors are read from an experiment file", "[experiment_file]")
{
    CHECK(problemOf(file("[[[1]]]", "[[1]]")) ==
          "\"input\" has 3 levels of lists, but it must have 2 (one plane) or 4.");
    CHECK(problemOf(file("[[1]]", "[1]")) ==
          "\"weight\" has 1 level of lists, but it must have 2 (one plane) or 4.");
    CHECK(problemOf(file("1", "[[1]]")) ==
          "\"input\" must be lists of numbers such as [[1, 2], [3, 4]].");
    CHECK(problemOf(file("[[]]", "[[1]]")) == "\"input\" has an empty list.");
    CHECK(codeOf(file("[[[[[1]]]]]", "[[1]]")) == ProblemCode::GridTooDeep);
}

TEST_CASE("An experiment file beyond the limits is refused", "[experiment_file]")
{
    CHECK(readExperiment(std::string(kMaxExperimentBytes + 1, ' ')).problem() ==
          Problem{ProblemCode::FileTooLarge, {}, {67108865, 67108864}});
    std::string row = "[[0";
    for (Index i = 1; i <= kMaxExperimentCells; ++i)
        row += ",0";
    CHECK(readExperiment(file(row + "]]", "[[1]]")).problem() ==
          Problem{ProblemCode::GridTooLarge, {}, {1048577, 1048576}});
    CHECK(codeOf("{") == ProblemCode::JsonSyntax);
}
