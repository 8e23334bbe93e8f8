// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "npy_bytes.h"
#include "run_command.h"
#include "support/golden.h"
#include <tconv/experiment/experiment_file.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using cli::Answer;
using cli::Folder;
using cli::Json;
using cli::run;

namespace {

/// The default example: k3 s2 p1 op1.
constexpr const char* kExample = R"({"format": "tconvlab-experiment", "version": 1,
    "input": [[1, 2], [3, 4]], "weight": [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
    "stride": 2, "padding": 1, "output_padding": 1})";
/// One plane of ones: n=8, k=3, s=2, p=1, op=1 gives 16 x 16.
const std::string kEight = [] {
    std::string rows;
    for (int i = 0; i < 8; ++i)
        rows += std::string(i > 0 ? ", " : "") + "[1, 1, 1, 1, 1, 1, 1, 1]";
    return R"({"format": "tconvlab-experiment", "version": 1, "input": [)" + rows +
           R"(], "weight": [[1, 1, 1], [1, 1, 1], [1, 1, 1]],
               "stride": 2, "padding": 1, "output_padding": 1})";
}();

constexpr const char* kRight = "5,14,10,12\n14,36,24,30\n15,34,20,24\n24,55,32,36\n";
constexpr const char* kWrong = "5,14,10,12\n14,36,24,30\n15,34,21,24\n24,55,32,36\n";
constexpr const char* kPartial = "5,14,10,12\n14,,24,30\n15,34,20,24\n24,55,?,36\n";

/// Checks one answer and prints JSON.
Answer checkJson(const std::string& answer, const std::string& experiment = kExample)
{
    const Folder folder;
    return run({"check", folder.write("x.tconv", experiment), "-", "--json"}, answer);
}

Answer checkText(const std::string& answer, const std::string& experiment = kExample)
{
    const Folder folder;
    return run({"check", folder.write("x.tconv", experiment), "-"}, answer);
}

Json places(std::vector<std::vector<int>> list)
{
    return Json(std::move(list));
}

} // namespace

TEST_CASE("check says correct", "[check]")
{
    const Answer answer = checkJson(kRight);
    CHECK(answer.status == 0);
    CHECK(answer.json().at("verdict") == "correct");
    CHECK(answer.json().at("shape_ok") == true);
    CHECK(answer.json().at("expected_shape") == Json{4, 4});
    CHECK(answer.json().at("wrong_cells") == Json::array());
    CHECK(answer.json().at("open_cells") == Json::array());
    CHECK(answer.json().at("mistakes") == Json::array());
    CHECK(answer.json().at("first_wrong").is_null());
    CHECK(checkText(kRight).out == "correct: 16 of 16 cells are right\n");
}

TEST_CASE("check names wrong cells and answers 1", "[check]")
{
    const Answer answer = checkJson(kWrong);
    CHECK(answer.status == 1);
    CHECK(answer.json().at("verdict") == "wrong");
    CHECK(answer.json().at("wrong_cells") == places({{2, 2}}));
    const Answer text = checkText(kWrong);
    CHECK(text.status == 1);
    CHECK_THAT(text.out, StartsWith("wrong: 1 of 16 cells is wrong\nwrong cells: [2,2]\n"));
    CHECK(text.err.empty());
}

TEST_CASE("A partial answer finds no difference", "[check]")
{
    const Answer answer = checkJson(kPartial);
    CHECK(answer.status == 0);
    CHECK(answer.json().at("verdict") == "partial");
    CHECK(answer.json().at("open_cells") == places({{1, 1}, {3, 2}}));
    CHECK(checkText(kPartial).out == "partial: 14 of 16 cells are right, 2 are open\n");
}

TEST_CASE("A size is told beside the right one", "[check]")
{
    CHECK(checkText("shape: 4x4").out == "correct: the size is 4 x 4\n");
    const Answer wrong = checkText("5 14\n14 36");
    CHECK(wrong.status == 1);
    CHECK_THAT(wrong.out, StartsWith("wrong: the size is 2 x 2, but 4 x 4 is right\n"));
    const Json cropped = checkJson("36 24\n34 20").json();
    CHECK(cropped.at("shape_ok") == false);
    CHECK(cropped.at("given_shape") == Json{2, 2});
    CHECK(cropped.at("wrong_cells") == Json::array());
    CHECK_THAT(checkText("36 24\n34 99").out,
               Contains("most of it fits with its cell [0,0] at row 1, column 1 of the output\n"));
    CHECK_THAT(checkText("[[[1, 2], [3, 4]]]").out, Contains("is 1 x 2 x 2, but 1 x 4 x 4 is"));
}

TEST_CASE("The rest of a spreadsheet's selection is no part of the answer", "[check]")
{
    CHECK(checkText("5,14,10,12,\n14,36,24,30,\n15,34,20,24,\n24,55,32,36,\n,,,,").out ==
          "correct: 16 of 16 cells are right\n");
}

TEST_CASE("An answer of several planes has places of four indices", "[check]")
{
    constexpr const char* kTwoPlanes = R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[[[3, 4]]]], "weight": [[[[1]], [[2]]]]})";
    const Json json = checkJson("[[[3, 4]], [[6, ?]]]", kTwoPlanes).json();
    CHECK(json.at("verdict") == "partial");
    CHECK(json.at("expected_shape") == Json{1, 2, 1, 2});
    CHECK(json.at("given_shape") == Json{2, 1, 2});
    CHECK(json.at("open_cells") == places({{0, 1, 0, 1}}));
}

TEST_CASE("The output of compute is correct in every golden case", "[check]")
{
    for (const Json& sample : golden::cases("convt2d_valid.json")) {
        CAPTURE(sample.at("id"));
        const std::string experiment = writeExperiment(golden::experiment(sample));
        const Answer output = run({"compute", "-"}, experiment);
        REQUIRE(output.status == 0);
        if (output.out != "[]\n") // an empty batch cannot be written as an experiment's answer
            CHECK(checkJson(output.out, experiment).json().at("verdict") == "correct");
    }
}

TEST_CASE("Tensors of a program are right within their type", "[check]")
{
    constexpr const char* kThirds = R"({"format": "tconvlab-experiment", "version": 1,
        "input": [["1/3", 100]], "weight": [[1]]})";
    const auto verdict = [&](const std::string& bytes) {
        return checkJson(bytes, kThirds).json().at("verdict").get<std::string>();
    };
    CHECK(verdict(cli::npy<float>(cli::kPair, {1.F / 3, 100}, 2)) == "correct");
    CHECK(verdict(cli::npy<float>(cli::kPair, {1.F / 3, 100.0009F}, 3)) == "correct");
    CHECK(verdict(cli::npy<float>(cli::kPair, {1.F / 3, 100.002F})) == "wrong");
    CHECK(verdict(cli::npy<float>(cli::kPair, {0.33335F, 100})) == "wrong");
    CHECK(verdict(cli::npy<double>(cli::kPair, {1. / 3, 100})) == "correct");
    CHECK(verdict(cli::npy<double>(cli::kPair, {1. / 3, 100 + 1e-9})) == "wrong");
    CHECK(verdict(cli::npy<std::int64_t>(cli::kPair, {0, 100})) == "wrong");
    const Json error = checkJson(cli::npy<float>(cli::kPair, {NAN, 1}), kThirds).json().at("error");
    CHECK(error.at("code") == "npy_not_finite");
}

TEST_CASE("A claimed size is explained by every formula that gives it", "[check]")
{
    const Json json = checkJson("shape: 15x15", kEight).json();
    CHECK(json.at("verdict") == "wrong");
    CHECK(json.at("expected_shape") == Json{16, 16});
    std::vector<std::string> sentences;
    for (const Json& mistake : json.at("mistakes"))
        sentences.push_back(mistake.at("title"));
    CHECK(sentences ==
          std::vector<std::string>{"output_padding was left out", "The + 1 was forgotten"});
    CHECK_THAT(checkText("shape: 15x15", kEight).out,
               Contains("\nEach of these explains the size, so it is one of them:\n  S06: "));
    CHECK(checkJson("shape: 16x16", kEight).status == 0);
}

TEST_CASE("Two mistakes at once have both ids", "[check]")
{
    // Rotated by 180 degrees, and not cropped.
    const std::string both = run({"compute", "-"}, R"({"format": "tconvlab-experiment",
        "version": 1, "input": [[1, 2], [3, 4]], "weight": [[9, 8, 7], [6, 5, 4], [3, 2, 1]],
        "stride": 2, "output_padding": 1})")
                                 .out;
    CHECK(checkJson(both).json().at("mistakes").at(0).at("id") == "M01+M12");
    CHECK_THAT(checkText(both).out, Contains("\n  M01+M12: "));
}

TEST_CASE("Mistakes that one answer does not tell apart come with an example that does", "[check]")
{
    const std::string canvas = run({"compute", "-"}, R"({"format": "tconvlab-experiment",
        "version": 1, "input": [[1, 2], [3, 4]], "weight": [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
        "stride": 2})")
                                   .out;
    const Answer answer = checkJson(canvas);
    REQUIRE(answer.json().at("mistakes").size() > 1);
    CHECK(std::ranges::count(answer.out, '\n') == 1);
    CHECK(run({"compute", "-"}, answer.json().at("tells_apart").dump()).status == 0);
    const std::string text = checkText(canvas).out;
    CHECK_THAT(text,
               Contains("\nEach of these explains every number given, so it is one of them:"));
    CHECK_THAT(text, Contains("\nThey differ on X = [["));
    CHECK_THAT(text, Contains("], ConvTranspose2d("));
}

TEST_CASE("The first wrong cell is worked out", "[check]")
{
    CHECK_THAT(checkText(kWrong).out, Contains("= 4·5 = 20, yours: 21\n"));
    const Json first = checkJson(kWrong).json().at("first_wrong");
    CHECK(first.at("cell") == Json{2, 2});
    CHECK_THAT(first.at("text").get<std::string>(), Contains("= 4·5 = 20, yours: 21"));
}

TEST_CASE("What cannot be checked is refused by name", "[check]")
{
    const Folder folder;
    const std::string task = folder.write("x.tconv", kExample);
    const Answer answer = run({"check", task, folder.write("a.txt", "1 2\n3 x")});
    CHECK(answer.status == 2);
    CHECK(answer.out.empty());
    CHECK(answer.err == "error: grid_syntax: " + folder.path("a.txt") +
                            ": Line 2, column 3: \"x\" is not a number.\n");
    CHECK(run({"check", task, "-", "--json"}, "nan").errorCode() == "grid_syntax");
    CHECK(run({"check", task, "-"}, "").err.starts_with("error: grid_empty: standard input: "));
    CHECK(run({"check", task, folder.path("none"), "--json"}).errorCode() == "file_not_found");
    CHECK(run({"check", folder.path("none"), task, "--json"}).errorCode() == "file_not_found");
    CHECK(run({"check", task, "--json"}).errorCode() == "missing_argument");
    CHECK(run({"check", "-", "-", "--json"}, kExample).errorCode() == "usage");
    const std::string broken = R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[1]], "weight": [[1]], "stride": 0})";
    CHECK(checkJson("1", broken).errorCode() == "stride_not_positive");
}

TEST_CASE("A folder of answers becomes a table sorted by name", "[check]")
{
    const Folder folder;
    const std::string task = folder.write("x.tconv", kExample);
    folder.write("b.csv", kRight);
    folder.write("a.txt", kWrong);
    folder.write("c, \"d\".tsv", kPartial);
    folder.write(".hidden", "x");
    std::filesystem::create_directory(folder.path("sub"));
    const Answer table = run({"check", task, folder.path(".")});
    CHECK(table.status == 1);
    CHECK_THAT(table.out, StartsWith("file,verdict,wrong_cells,mistakes\na.txt,wrong,1,"));
    CHECK_THAT(table.out, Contains("\nb.csv,correct,0,\n\"c, \"\"d\"\".tsv\",partial,0,\n"));
    CHECK(table.err.empty());
    const Json json = run({"check", task, folder.path("."), "--json"}).json();
    REQUIRE(json.at("answers").size() == 3);
    CHECK(json.at("answers").at(0).at("file") == "a.txt");
    CHECK(json.at("answers").at(0).at("wrong_cells") == places({{2, 2}}));
    CHECK(json.at("answers").at(2).at("verdict") == "partial");
}

TEST_CASE("An unreadable answer does not stop the others", "[check]")
{
    const Folder folder;
    const Folder answers;
    const std::string task = folder.write("x.tconv", kExample);
    answers.write("1", kWrong);
    answers.write("2", "what is this?");
    answers.write("3", kRight);
    std::filesystem::create_symlink(answers.path("nowhere"), answers.path("4"));
    const Answer table = run({"check", task, answers.path(".")});
    CHECK(table.status == 2);
    CHECK_THAT(table.out, Contains("\n2,refused,,\n3,correct,0,\n4,refused,,\n"));
    CHECK_THAT(table.err, StartsWith("error: grid_syntax: "));
    CHECK_THAT(table.err, Contains("/2: Line 1, column 1: \"what\" is not a number.\nerror: "
                                   "file_not_found: "));
    const Json json = run({"check", task, answers.path("."), "--json"}).json();
    CHECK(json.at("answers").at(1).at("error").at("code") == "grid_syntax");
    CHECK(json.at("answers").at(3).at("file") == "4");
}

TEST_CASE("A folder without answers is refused", "[check]")
{
    const Folder folder;
    const std::string task = folder.write("x.tconv", kExample);
    CHECK(run({"check", task, folder.path("."), "--json"}).errorCode() == "folder_empty");
}

TEST_CASE("The table does not depend on the number of threads", "[check]")
{
    const Folder folder;
    const Folder answers;
    const std::string task = folder.write("x.tconv", kExample);
    for (int i = 0; i < 40; ++i)
        answers.write(std::to_string(i), i % 3 == 0   ? kRight
                                         : i % 3 == 1 ? kWrong
                                                      : "5 " + std::to_string(i));
    const Answer one = run({"check", task, answers.path("."), "--threads", "1"});
    CHECK(one.out == run({"check", task, answers.path("."), "--threads", "7"}).out);
    CHECK(one.out == run({"check", task, answers.path(".")}).out);
    CHECK(std::ranges::count(one.out, '\n') == 41);
}

TEST_CASE("Of an answer whose numbers nothing explains the size alone is explained", "[check]")
{
    const Answer answer = checkText("[[9, 8, 7], [1, 2, 3], [5, 5, 5]]");
    CHECK(answer.status == 1);
    CHECK_THAT(answer.out, Contains("Each of these explains the size"));
    CHECK_THAT(answer.out, !Contains("every number"));
}
