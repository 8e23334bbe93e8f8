// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "commands/json.h"
#include "run_command.h"

using Catch::Matchers::Contains;
using cli::Answer;
using cli::Folder;
using cli::run;

TEST_CASE("Without a command the window is wanted with the file if there is one", "[command_line]")
{
    std::istringstream in;
    std::ostringstream out;
    const CommandLineResult empty = runCommandLine({}, {in, out, out});
    CHECK_FALSE(empty.status.has_value());
    CHECK(empty.file.empty());
    const CommandLineResult withFile = runCommandLine({"lesson.tconv"}, {in, out, out});
    CHECK_FALSE(withFile.status.has_value());
    CHECK(withFile.file == "lesson.tconv");
    CHECK(out.str().empty());
}

TEST_CASE("Help tells purpose and commands and examples and exit statuses", "[command_line]")
{
    const Answer help = run({"--help"});
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    for (const char* part : {"Transposed Convolution Lab", "compute ", "shape ", "explain ",
                             "matrix ", "export ", "Examples:", "Exit status:", "\n  3  "})
        CHECK_THAT(help.out, Contains(part));
    const Answer shape = run({"shape", "--help"});
    CHECK(shape.status == 0);
    for (const char* part :
         {"Usage: tconvlab shape", "--input-size", "--kernel-size", "--stride", "--padding",
          "--output-padding", "--dilation", "--groups", "--output-size", "--json"})
        CHECK_THAT(shape.out, Contains(part));
}

TEST_CASE("No line of any help is wider than a hundred columns", "[command_line]")
{
    for (const std::vector<std::string>& command : {std::vector<std::string>{},
                                                    {"compute"},
                                                    {"shape"},
                                                    {"explain"},
                                                    {"matrix"},
                                                    {"check"},
                                                    {"exercise"},
                                                    {"export"}}) {
        std::vector<std::string> arguments = command;
        arguments.push_back("--help");
        std::istringstream lines(run(arguments).out);
        for (std::string line; std::getline(lines, line);) {
            CAPTURE(line);
            CHECK(line.size() <= 100);
        }
    }
}

TEST_CASE("The version is printed", "[command_line]")
{
    CHECK(run({"--version"}).out == "tconvlab " TCONVLAB_VERSION "\n");
}

TEST_CASE("Arguments that make no sense are refused with a sentence that names them",
          "[command_line]")
{
    struct Case {
        std::vector<std::string> arguments;
        std::string code;
        std::string named;
    };
    const std::vector<std::string> sizes{"shape", "--input-size", "3", "--kernel-size", "3"};
    const auto shape = [&](std::vector<std::string> more) {
        more.insert(more.begin(), sizes.begin(), sizes.end());
        return more;
    };
    const std::vector<Case> cases{
        {shape({"--strid", "2"}), "usage", "--strid"},
        {shape({"extra"}), "usage", "extra"},
        {shape({"--stride"}), "usage", "--stride"},
        {shape({"--stride", "x"}), "wrong_type", "\"x\""},
        {shape({"--stride", "1.5"}), "wrong_type", "1.5"},
        {shape({"--stride", "1,"}), "wrong_type", "--stride"},
        {shape({"--stride", ""}), "wrong_type", "--stride"},
        {shape({"--stride", "2,"}), "wrong_type", "\"2,\""},
        {{"compute", "--input", "", "--weight", "w.npy"}, "usage", "--input is empty"},
        {{"compute", "--input", "x.npy", "--weight", "w.npy", "--bias", ""}, "usage", "--bias is"},
        {{"compute", "a.tconv", "--output", ""}, "usage", "--output is empty"},
        {{"compute", "a.tconv", "--output", "y.npz"}, "usage", "not .npz"},
        {{"compute", "a.tconv", "--output", "y.PNG"}, "usage", "not .png"},
        {shape({"--padding", "same"}), "wrong_type", "same"},
        {shape({"--stride", "1,1,1"}), "wrong_tuple_length", "--stride"},
        {shape({"--groups", "1,1"}), "wrong_type", "--groups"},
        {{"compute", "a.tconv", "--threads", "0"}, "usage", "--threads 0 must be from 1 to 1024."},
        {{"compute", "a.tconv", "--threads", "1025"},
         "usage",
         "--threads 1025 must be from 1 to 1024."},
        {{"compute", "a.tconv", "--threads", "-2"}, "usage", "--threads"},
        {{"compute", "a.tconv", "--threads", "two"}, "wrong_type", "--threads"},
        {{"shape", "--input-size", "3"}, "missing_argument", "--kernel-size"},
        {{"compute"}, "missing_argument", "--input"},
        {{"compute", "--weight", "w.npy"}, "missing_argument", "--input"},
        {{"compute", "--stride", "2"}, "missing_argument", "--input"},
        {{"compute", "a.tconv", "--stride", "2"}, "usage", "--stride"},
        {{"compute", "a.tconv", "--bias", "b.npy"}, "usage", "--bias"},
        {{"explain", "a.tconv"}, "missing_argument", "--cell"},
        {{"explain", "--cell", "0,0"}, "missing_argument", "EXPERIMENT"},
        {{"export", "a.tconv"}, "missing_argument", "--output"},
        {{"a.tconv", "compute", "b.tconv"}, "usage", "compute"},
        {{"a.tconv", "b.tconv"}, "usage", "b.tconv"},
        {{"--no-such-option"}, "usage", "--no-such-option"},
        {{"shap", "--stride", "2"}, "usage", "no command and no file shap; the commands are"},
    };
    for (const Case& sample : cases) {
        CAPTURE(sample.arguments);
        const Answer plain = run(sample.arguments);
        CHECK(plain.status == 2);
        CHECK(plain.out.empty());
        CHECK_THAT(plain.err, Catch::Matchers::StartsWith("error: " + sample.code + ": "));
        CHECK_THAT(plain.err, Contains(sample.named) && Catch::Matchers::EndsWith(".\n"));
    }
}

TEST_CASE("Under --json wrong arguments are one object on standard output", "[command_line]")
{
    const Answer answer = run({"shape", "--strid", "2", "--json"});
    CHECK(answer.status == 2);
    CHECK(answer.err.empty());
    CHECK(answer.errorCode() == "usage");
    CHECK(answer.json().at("error").at("axis").is_null());
    CHECK(run({"compute", "a.tconv", "--json", "--output", "-"}).errorCode() == "usage");
}

TEST_CASE("Blanks around the numbers of a pair do not count", "[command_line]")
{
    CHECK(run({"shape", "--input-size", "3, 4", "--kernel-size", " 2 , 3", "--json"})
              .json()
              .at("output_size") == cli::Json{4, 6});
}

TEST_CASE("An output padding that the output size overrides is told beside the result",
          "[command_line]")
{
    const std::vector<std::string> both{
        "shape", "--input-size",     "16", "--kernel-size", "3",     "--stride", "2", "--padding",
        "1",     "--output-padding", "1",  "--output-size", "31,31", "--json"};
    const Answer answer = run(both);
    CHECK(answer.status == 0);
    CHECK(answer.json().at("output_size") == cli::Json{31, 31});
    CHECK(answer.err == "note: --output-size 31,31 chooses the output padding, so "
                        "--output-padding 1 is not used.\n");
    CHECK(run({"shape", "--input-size", "16", "--kernel-size", "3", "--output-size", "18,18"})
              .err.empty());
}

TEST_CASE("Negative numbers are values and not options", "[command_line]")
{
    CHECK(run({"shape", "--input-size", "3", "--kernel-size", "3", "--padding", "-1,-2", "--json"})
              .errorCode() == "padding_negative");
}

TEST_CASE("A result that cannot be printed is a failure", "[command_line]")
{
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    out.setstate(std::ios::badbit);
    const CommandLineResult result =
        runCommandLine({"shape", "--input-size", "3", "--kernel-size", "3"}, {in, out, err});
    CHECK(result.status == 2);
    CHECK_THAT(err.str(), Catch::Matchers::StartsWith("error: file_not_written: "));
}

TEST_CASE("The commands are listed for messages", "[command_line]")
{
    CHECK(commandNames() == "compute, shape, explain, matrix, check, exercise and export");
}

TEST_CASE("JSON texts are escaped and bytes that are no text replaced", "[json]")
{
    CHECK(jsonText("a\"b\\\n") == R"("a\"b\\\n")");
    CHECK(cli::Json::parse(jsonText("\xff")).get<std::string>() == "\xEF\xBF\xBD");
    CHECK(jsonObject({}) == "{}");
    CHECK(jsonObject({{"a", "1"}, {"b", jsonList(std::vector<std::string>{})}}) ==
          R"({"a": 1, "b": []})");
}

TEST_CASE("JSON numbers are exact or else strings", "[json]")
{
    using tconv::Rational;
    CHECK(jsonNumber(Rational(-3)) == "-3");
    CHECK(jsonNumber(Rational(0)) == "0");
    CHECK(jsonNumber(Rational(1, 8)) == "0.125");
    CHECK(jsonNumber(Rational(-1, 3)) == "\"-1/3\"");
    CHECK(jsonNumber(0.1) == "0.1");
    CHECK(jsonNumber(0.1F) == "0.1");
    CHECK(jsonNumber(-1.0 / 0.0) == "\"-inf\"");
}
