// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "run_command.h"
#include "support/golden.h"
#include <tconv/experiment/experiment_file.h>
#include <tconv/io/npy.h>

#include <cstdlib>

using cli::Answer;
using cli::Folder;
using cli::Json;
using cli::run;

namespace {

constexpr const char* kFractions = R"({"format": "tconvlab-experiment", "version": 1,
    "input": [[1, 2], [3, "1/3"]], "weight": [[1, 0.5], [2, 4]], "stride": 2})";
constexpr const char* kFractionsText = "[[1, 0.5, 2, 1],\n"
                                       " [2, 4, 4, 8],\n"
                                       " [3, 1.5, 1/3, 1/6],\n"
                                       " [6, 12, 2/3, 4/3]]\n";

/// A flat list as lists nested by the shape, as JSON and Python write tensors.
Json nested(const Json& tensor)
{
    Json lists = tensor.at("data");
    const Json& shape = tensor.at("shape");
    for (std::size_t axis = shape.size() - 1; axis > 0; --axis) {
        Json next = Json::array();
        const auto length = shape.at(axis).get<std::size_t>();
        for (std::size_t i = 0; i < lists.size(); i += length)
            next.push_back(
                std::vector<Json>(lists.begin() + static_cast<std::ptrdiff_t>(i),
                                  lists.begin() + static_cast<std::ptrdiff_t>(i + length)));
        lists = std::move(next);
    }
    return lists;
}

} // namespace

TEST_CASE("compute prints the exact output of an experiment as nested lists", "[compute]")
{
    const Answer answer = run({"compute", "-"}, kFractions);
    CHECK(answer.status == 0);
    CHECK(answer.out == kFractionsText);
    CHECK(answer.err.empty());
}

TEST_CASE("compute writes what is no decimal as a string in JSON", "[compute]")
{
    const Answer answer = run({"compute", "-", "--json"}, kFractions);
    CHECK(answer.status == 0);
    CHECK(answer.json() ==
          Json{{"shape", {4, 4}},
               {"output",
                {{1, 0.5, 2, 1}, {2, 4, 4, 8}, {3, 1.5, "1/3", "1/6"}, {6, 12, "2/3", "4/3"}}},
               {"arithmetic", "exact"}});
}

TEST_CASE("compute keeps integers of any size and decimals of any length in JSON", "[compute]")
{
    const Answer answer = run({"compute", "-", "--json"},
                              R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[123456789012345678901234567890, 0.1234567890123456789]], "weight": [[1]]})");
    CHECK_THAT(answer.out, Catch::Matchers::Contains(
                               "[[123456789012345678901234567890, 0.1234567890123456789]]"));
}

TEST_CASE("compute agrees with PyTorch on every golden case as an experiment", "[compute]")
{
    for (const Json& sample : golden::cases("convt2d_valid.json")) {
        CAPTURE(sample.at("id"));
        const Json& x = sample.at("x").at("shape");
        const bool isPlane = x.at(0) == 1 && x.at(1) == 1; // then the file has two levels of lists
        const Answer answer =
            run({"compute", "-", "--json"}, writeExperiment(golden::experiment(sample)));
        CHECK(answer.json().at("arithmetic") == "exact");
        const Json expected = nested(sample.at("y"));
        const bool isPlaneOut = isPlane && sample.at("y").at("shape").at(1) == 1;
        CHECK(answer.json().at("output") == (isPlaneOut ? expected.at(0).at(0) : expected));
    }
}

TEST_CASE("An experiment with four levels of lists is answered in four", "[compute]")
{
    const Answer answer = run({"compute", "-", "--json"},
                              R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[[[1, 2]]]], "weight": [[[[3]]]]})");
    CHECK(answer.json().at("shape") == Json{1, 1, 1, 2});
    CHECK(answer.json().at("output") == nested({{"shape", {1, 1, 1, 2}}, {"data", {3, 6}}}));
}

TEST_CASE("A plane that becomes several channels is answered with all its axes", "[compute]")
{
    const Answer answer = run({"compute", "-", "--json"},
                              R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[1, 2]], "weight": [[[[3]], [[5]]]]})");
    CHECK(answer.json().at("shape") == Json{1, 2, 1, 2});
    CHECK(answer.json().at("output") == nested({{"shape", {1, 2, 1, 2}}, {"data", {3, 6, 5, 10}}}));
}

TEST_CASE("compute writes a file of the kind that its name tells", "[compute]")
{
    const Folder folder;
    const auto written = [&](const std::string& name) {
        const Answer answer = run({"compute", "-", "--output", folder.path(name)}, kFractions);
        CHECK(answer.status == 0);
        CHECK(answer.out.empty());
        return folder.read(name);
    };
    CHECK(written("y.txt") == kFractionsText);
    CHECK(written("y") == kFractionsText);
    CHECK(written("y.csv") == "1,0.5,2,1\n2,4,4,8\n3,1.5,1/3,1/6\n6,12,2/3,4/3\n");
    CHECK(written("y.tsv") == "1\t0.5\t2\t1\n2\t4\t4\t8\n3\t1.5\t1/3\t1/6\n6\t12\t2/3\t4/3\n");
}

TEST_CASE("An experiment's .npy holds int64 where all values are integers else float64",
          "[compute]")
{
    const Folder folder;
    const auto written = [&](const std::string& experiment) {
        CHECK(run({"compute", "-", "--output", folder.path("y.npy")}, experiment).status == 0);
        const std::string bytes = folder.read("y.npy");
        return tconv::readNpy(std::as_bytes(std::span(bytes))).value();
    };
    const tconv::NpyArray fractions = written(kFractions);
    CHECK(fractions.rank == 2);
    CHECK(std::get<tconv::Tensor4<double>>(fractions.values).values().back() == 4.0 / 3.0);
    const tconv::NpyArray integers = written(R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[1, 2]], "weight": [["1/2", 4]], "stride": 2, "bias": ["1/2"]})");
    CHECK(integers.type() == tconv::NpyType::Float64);
    CHECK(written(R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[2, 4]], "weight": [["1/2"]]})")
              .type() == tconv::NpyType::Int64);
}

TEST_CASE("A table is refused where the output has several planes and nothing is written",
          "[compute]")
{
    const Folder folder;
    const Answer answer = run({"compute", "-", "--output", folder.path("y.csv")},
                              R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[1, 2]], "weight": [[[[3]], [[5]]]]})");
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, Catch::Matchers::StartsWith("error: usage: "));
    CHECK_FALSE(folder.has("y.csv"));
}

TEST_CASE("A broken rule of an experiment is refused by its name", "[compute]")
{
    const std::string experiment = R"({"format": "tconvlab-experiment", "version": 1,
        "input": [[1, 2]], "weight": [[3]], "output_padding": [0, 1]})";
    const Answer plain = run({"compute", "-"}, experiment);
    CHECK(plain.status == 2);
    CHECK(plain.out.empty());
    CHECK_THAT(plain.err, Catch::Matchers::StartsWith("error: output_padding_too_large: "));
    const Answer asJson = run({"compute", "-", "--json"}, experiment);
    CHECK(asJson.status == 2);
    CHECK(asJson.err.empty());
    CHECK(asJson.errorCode() == "output_padding_too_large");
    CHECK(asJson.json().at("error").at("axis") == "width");
}

TEST_CASE("A file that is no experiment is refused by its fault", "[compute]")
{
    const Folder folder;
    CHECK(run({"compute", folder.path("none.tconv"), "--json"}).errorCode() == "file_not_found");
    CHECK(run({"compute", "-", "--json"}, "{\"format\": ").errorCode() == "json_syntax");
    CHECK(run({"compute", "-", "--json"}, "{}").errorCode() == "key_missing");
    CHECK(run({"compute", "-", "--json"}, R"({"format": "tconvlab-experiment", "version": 2})")
              .errorCode() == "version_too_new");
}

TEST_CASE("A message about an experiment's content begins with the file's name", "[compute]")
{
    const Folder folder;
    const std::string path = folder.write("a.tconv", "{\"format\": ");
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"compute", path},
          {"explain", path, "--cell", "0,0"},
          {"check", path, "-"},
          {"matrix", path, "--output", "-"},
          {"export", path, "--output", folder.path("a.svg")}}) {
        CAPTURE(command.front());
        CHECK_THAT(run(command).err,
                   Catch::Matchers::StartsWith("error: json_syntax: " + path + ": Byte 12: "));
    }
    CHECK_THAT(run({"compute", "-"}, "{}").err,
               Catch::Matchers::StartsWith("error: key_missing: standard input: "));
    CHECK(run({"compute", folder.path("none")}).err ==
          "error: file_not_found: There is no file " + folder.path("none") + ".\n");
}

TEST_CASE("A tensor in the place of an experiment is told where it belongs", "[compute]")
{
    const Folder folder;
    folder.write("x.npy", std::string("\x93NUMPY\x01\x00", 8) + "...");
    const Answer answer = run({"compute", folder.path("x.npy")});
    CHECK(answer.status == 2);
    CHECK_THAT(answer.err, Catch::Matchers::EndsWith(
                               "x.npy is a .npy tensor and no experiment "
                               "file; compute and matrix take it as --input or --weight.\n"));
}

TEST_CASE("Instructions by a name that is none are refused", "[compute]")
{
    const Folder folder;
    folder.write("x.tconv", kFractions);
    ::setenv("TCONV_INSTRUCTIONS", "avx3", 1);
    const Answer refused = run({"compute", folder.path("x.tconv")});
    ::setenv("TCONV_INSTRUCTIONS", "portable", 1);
    const Answer taken = run({"compute", folder.path("x.tconv")});
    ::unsetenv("TCONV_INSTRUCTIONS");
    CHECK(refused.status == 2);
    CHECK_THAT(refused.err, Catch::Matchers::EndsWith("TCONV_INSTRUCTIONS is \"avx3\", but must be "
                                                      "portable, avx2 or avx512.\n"));
    CHECK(taken.out == kFractionsText);
}
