// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "run_command.h"
#include "support/golden.h"
#include <tconv/experiment/experiment_file.h>

using cli::Answer;
using cli::Json;
using cli::run;

namespace {

/// The default example, with a bias: k3 s2 p1 op1.
constexpr const char* kExample = R"({"format": "tconvlab-experiment", "version": 1,
    "input": [[1, 2], [3, 4]], "weight": [[1, 2, 3], [4, 5, 6], [7, 8, 9]], "bias": [10],
    "stride": 2, "padding": 1, "output_padding": 1})";

} // namespace

TEST_CASE("explain writes out the sum behind a cell in one line", "[explain]")
{
    const Answer answer = run({"explain", "-", "--cell", "1,2"}, kExample);
    CHECK(answer.status == 0);
    CHECK(answer.out == "Y[1,2] = X[0,1]·K[2,1] + X[1,1]·K[0,1] + b = 2·8 + 4·2 + 10 = 34\n");
}

TEST_CASE("explain gives terms and texts as JSON", "[explain]")
{
    const Json answer = run({"explain", "-", "--cell", "0,0,1,2", "--json"}, kExample).json();
    CHECK(answer.at("value") == 34);
    CHECK(answer.at("bias") == 10);
    CHECK(answer.at("terms") ==
          Json{{{"input", {0, 0, 0, 1}}, {"kernel", {0, 0, 2, 1}}, {"product", 16}},
               {{"input", {0, 0, 1, 1}}, {"kernel", {0, 0, 0, 1}}, {"product", 8}}});
    CHECK(answer.at("text") == "Y[1,2] = X[0,1]·K[2,1] + X[1,1]·K[0,1] + b = 2·8 + 4·2 + 10 = 34");
    CHECK_THAT(answer.at("latex").get<std::string>(),
               Catch::Matchers::StartsWith("Y_{1,2} = X_{0,1} K_{2,1}"));
}

TEST_CASE("The terms of a cell sum up to PyTorch's value in every golden case", "[explain]")
{
    for (const Json& sample : golden::cases("convt2d_valid.json")) {
        CAPTURE(sample.at("id"));
        const auto y = sample.at("y").at("shape").get<std::vector<int>>();
        // The first cell of the very last row.
        const std::string cell = std::to_string(y[0] - 1) + "," + std::to_string(y[1] - 1) + "," +
                                 std::to_string(y[2] - 1) + ",0";
        const Json answer = run({"explain", "-", "--cell", cell, "--json"},
                                writeExperiment(golden::experiment(sample)))
                                .json();
        const Json& values = sample.at("y").at("data");
        CHECK(answer.at("value") == values.at(values.size() - static_cast<std::size_t>(y[3])));
        double sum = answer.at("bias");
        for (const Json& term : answer.at("terms"))
            sum += term.at("product").get<double>();
        CHECK(answer.at("value") == sum);
    }
}

TEST_CASE("A cell that does not exist is refused by the index that is wrong", "[explain]")
{
    const auto error = [](const std::string& cell) {
        return run({"explain", "-", "--cell", cell, "--json"}, kExample).json().at("error");
    };
    CHECK(error("4,0").at("code") == "cell_out_of_range");
    CHECK(error("4,0").at("axis") == "height");
    CHECK(error("0,-1").at("axis") == "width");
    CHECK(error("1,0,0,0").at("code") == "sample_out_of_range");
    CHECK(error("0,1,0,0").at("code") == "channel_out_of_range");
    CHECK(error("0,0,0").at("code") == "usage");
    CHECK(error("0,x").at("code") == "wrong_type");
}
