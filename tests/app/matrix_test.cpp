// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "npy_bytes.h"
#include "run_command.h"
#include "support/golden_matrix.h"
#include <tconv/experiment/experiment_file.h>

#include <map>
#include <sstream>

using cli::Answer;
using cli::Folder;
using cli::Json;
using cli::run;

namespace {

/// The default example: k3 s2 p1 op1.
constexpr const char* kExample = R"({"format": "tconvlab-experiment", "version": 1,
    "input": [[1, 2], [3, 4]], "weight": [[1, 2, 3], [4, 5, 6], [7, 8, 9]], "bias": [10],
    "stride": 2, "padding": 1, "output_padding": 1})";

using Entries = std::map<std::pair<int, int>, double>;

/// The sizes under {-1, -1}, {-1, -2} and {-1, -3}, and the entries from 0.
Entries entriesOf(const std::string& text)
{
    std::istringstream lines(text);
    std::string line;
    while (lines.peek() == '%')
        std::getline(lines, line);
    Entries entries;
    lines >> entries[{-1, -1}] >> entries[{-1, -2}] >> entries[{-1, -3}];
    for (int row = 0, column = 0; lines >> row >> column;)
        lines >> entries[{row - 1, column - 1}];
    return entries;
}

tconv::Experiment experimentOf(const Json& sample)
{
    tconv::Experiment experiment;
    experiment.input = golden::tensor(sample.at("x"));
    experiment.weight = golden::tensor(sample.at("w"));
    experiment.options = golden::options(sample.at("params"));
    return experiment;
}

} // namespace

TEST_CASE("matrix writes PyTorch's matrix in every golden case and both ways", "[matrix]")
{
    for (const Json& sample : golden::cases("matrix.json"))
        for (const bool isForward : {false, true}) {
            CAPTURE(sample.at("id"), isForward);
            std::vector<std::string> arguments{"matrix", "-", "--output", "-"};
            if (isForward)
                arguments.push_back("--forward");
            const Answer answer = run(arguments, writeExperiment(experimentOf(sample)));
            REQUIRE(answer.status == 0);
            Entries expected{{{-1, isForward ? -2 : -1}, sample.at("rows")},
                             {{-1, isForward ? -1 : -2}, sample.at("cols")},
                             {{-1, -3}, static_cast<double>(sample.at("VT_triplets").size())}};
            for (const Json& triplet : sample.at("VT_triplets")) {
                const int row = triplet.at(0);
                const int column = triplet.at(1);
                expected[isForward ? std::pair(column, row) : std::pair(row, column)] =
                    triplet.at(2);
            }
            CHECK(entriesOf(answer.out) == expected);
        }
}

TEST_CASE("matrix tells the sizes of the file that it writes", "[matrix]")
{
    const Folder folder;
    const std::string path = folder.path("VT.mtx");
    CHECK(run({"matrix", "-", "--output", path, "--json"}, kExample).json() ==
          Json{{"rows", 16}, {"columns", 4}, {"nonzeros", 25}});
    CHECK(entriesOf(folder.read("VT.mtx")).size() == 25 + 3);
    CHECK(run({"matrix", "-", "--output", path, "--json", "--forward"}, kExample).json() ==
          Json{{"rows", 4}, {"columns", 16}, {"nonzeros", 25}});
    CHECK(run({"matrix", "-", "--output", path}, kExample).out ==
          "Vᵀ: 16 rows, 4 columns, 25 nonzeros\n");
}

TEST_CASE("matrix writes a pattern where only sizes are given", "[matrix]")
{
    const Answer answer = run({"matrix", "--input-size", "1,2", "--kernel-size", "1,2", "--stride",
                               "2", "--groups", "2", "--output", "-"});
    CHECK(answer.status == 0);
    CHECK(
        answer.out ==
        "%%MatrixMarket matrix coordinate pattern general\n"
        "% V^T of ConvTranspose2d(2, 2, kernel_size=(1, 2), stride=(2, 2), groups=2, bias=False)\n"
        "% x is 2 x 1 x 2, y is 2 x 1 x 4, both flattened row by row; y = V^T x + bias\n"
        "8 4 8\n1 1\n2 1\n3 2\n4 2\n5 3\n6 3\n7 4\n8 4\n");
}

TEST_CASE("matrix chooses the output padding for an output size", "[matrix]")
{
    const Folder folder;
    const Json answer =
        run({"matrix", "--input-size", "2", "--kernel-size", "3", "--stride", "2", "--padding", "1",
             "--output-size", "4,4", "--json", "--output", folder.path("a.mtx")})
            .json();
    CHECK(answer == Json{{"rows", 16}, {"columns", 4}, {"nonzeros", 25}});
}

TEST_CASE("matrix refuses what makes no matrix", "[matrix]")
{
    const Folder folder;
    const std::string path = folder.path("VT.mtx");
    const auto code = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), "matrix");
        arguments.push_back("--json");
        const Answer answer = run(arguments, kExample);
        CHECK(answer.status == 2);
        return answer.errorCode();
    };
    CHECK(code({"-"}) == "missing_argument");
    CHECK(code({"--output", path}) == "missing_argument");
    CHECK(code({"--input-size", "2,2", "--output", path}) == "missing_argument");
    CHECK(code({"-", "--input-size", "2,2", "--kernel-size", "2", "--output", path}) == "usage");
    CHECK(code({"-", "--stride", "2", "--output", path}) == "usage");
    CHECK(code({"-", "--output", "-"}) == "usage");
    CHECK(code({"-", "--output", folder.path("no/such.mtx")}) == "file_not_written");
    CHECK(code({"--input-size", "0,0", "--kernel-size", "2", "--output", path}) ==
          "input_spatial_size_zero");
    CHECK(code({"--input-size", "2,2", "--kernel-size", "2", "--output-padding", "1", "--output",
                path}) == "output_padding_too_large");
    CHECK_FALSE(folder.has("VT.mtx"));
}

TEST_CASE("matrix refuses a file that would be absurdly large with its numbers", "[matrix]")
{
    const Folder folder;
    const Answer answer = run({"matrix", "--input-size", "100000,100000", "--kernel-size", "3",
                               "--stride", "2", "--output", folder.path("VT.mtx")});
    CHECK(answer.status == 2);
    CHECK(answer.err ==
          "error: matrix_too_large: The matrix has 40000400001 rows, 10000000000 columns and "
          "90000000000 nonzeros and takes 2250000000000 bytes, and at most 17179869184 are "
          "allowed; use a smaller input.\n");
    CHECK_FALSE(folder.has("VT.mtx"));
}

TEST_CASE("explain writes out a row of the matrix as the sum of an output cell", "[explain]")
{
    const Answer answer = run({"explain", "-", "--row", "6"}, kExample);
    CHECK(answer.status == 0);
    CHECK(answer.out == "y[6] = x[1]·K[2,1] + x[3]·K[0,1] + b = 2·8 + 4·2 + 10 = 34\n");
    const Json json = run({"explain", "-", "--row", "6", "--json"}, kExample).json();
    CHECK(json == Json{{"row", 6},
                       {"output", {0, 0, 1, 2}},
                       {"value", 34},
                       {"entries",
                        {{{"column", 1},
                          {"input", {0, 0, 0, 1}},
                          {"kernel", {0, 0, 2, 1}},
                          {"value", 8},
                          {"product", 16}},
                         {{"column", 3},
                          {"input", {0, 0, 1, 1}},
                          {"kernel", {0, 0, 0, 1}},
                          {"value", 2},
                          {"product", 8}}}},
                       {"bias", 10},
                       {"text", "y[6] = x[1]·K[2,1] + x[3]·K[0,1] + b = 2·8 + 4·2 + 10 = 34"}});
}

TEST_CASE("explain writes out a column of the matrix as the stamp of an input cell", "[explain]")
{
    const Answer answer = run({"explain", "-", "--column", "0"}, kExample);
    CHECK(answer.out == "x[0] = 1 goes to:\n"
                        "y[0] += K[1,1]·x[0] = 5·1 = 5\n"
                        "y[1] += K[1,2]·x[0] = 6·1 = 6\n"
                        "y[4] += K[2,1]·x[0] = 8·1 = 8\n"
                        "y[5] += K[2,2]·x[0] = 9·1 = 9\n");
    const Json json = run({"explain", "-", "--column", "0", "--json"}, kExample).json();
    CHECK(json.at("column") == 0);
    CHECK(json.at("input") == Json{0, 0, 0, 0});
    CHECK(json.at("value") == 1);
    CHECK(json.at("entries").size() == 4);
    CHECK(json.at("entries").at(3) == Json{{"row", 5},
                                           {"output", {0, 0, 1, 1}},
                                           {"kernel", {0, 0, 2, 2}},
                                           {"value", 9},
                                           {"product", 9}});
}

TEST_CASE("The rows that explain gives are PyTorch's matrix and output", "[explain]")
{
    for (const Json& sample : golden::cases("matrix.json")) {
        CAPTURE(sample.at("id"));
        const std::string experiment = writeExperiment(experimentOf(sample));
        const int row = sample.at("rows").get<int>() / 2;
        const Json answer =
            run({"explain", "-", "--row", std::to_string(row), "--json"}, experiment).json();
        CHECK(answer.at("value") == sample.at("y").at("data").at(static_cast<std::size_t>(row)));
        Entries expected;
        for (const Json& triplet : sample.at("VT_triplets"))
            if (triplet.at(0) == row)
                expected[{row, triplet.at(1)}] = triplet.at(2);
        Entries got;
        for (const Json& entry : answer.at("entries"))
            if (entry.at("value") != 0)
                got[{row, entry.at("column")}] = entry.at("value");
        CHECK(got == expected);
    }
}

TEST_CASE("A row or column that does not exist is refused with the nearest", "[explain]")
{
    const auto error = [](const char* option, const char* index) {
        return run({"explain", "-", option, index, "--json"}, kExample).json().at("error");
    };
    CHECK(error("--row", "16").at("code") == "row_out_of_range");
    CHECK(error("--row", "16").at("message") ==
          "Row 16 of the matrix is outside 0 to 15. Nearest: 15.");
    CHECK(error("--column", "-1").at("message") ==
          "Column -1 of the matrix is outside 0 to 3. Nearest: 0.");
    CHECK(error("--row", "1,0").at("code") == "sample_out_of_range");
    CHECK(error("--row", "1,2,3").at("code") == "usage");
    CHECK(run({"explain", "-", "--row", "1", "--column", "1", "--json"}, kExample).errorCode() ==
          "usage");
}

TEST_CASE("matrix keeps the digits of float32 tensors and knows their groups", "[matrix]")
{
    const Folder folder;
    const std::string x = folder.write("x.npy", cli::npy<float>({1, 2, 1, 1}, {5, 6}));
    const std::string w = folder.write("w.npy", cli::npy<float>({2, 1, 1, 2}, {0.1F, 2, 0, -4}));
    const Answer answer =
        run({"matrix", "--input", x, "--weight", w, "--groups", "2", "--output", "-"});
    CHECK(answer.status == 0);
    CHECK_THAT(answer.out,
               Catch::Matchers::StartsWith("%%MatrixMarket matrix coordinate real general\n"));
    CHECK_THAT(answer.out, Catch::Matchers::EndsWith("\n4 2 3\n1 1 0.1\n2 1 2\n4 2 -4\n"));
}
