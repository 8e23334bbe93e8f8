// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/check.h"
#include "support/experiments.h"
#include <tconv/explain/terms.h>

using namespace tconv;
using support::diagnosed;
using support::lists;
using support::rightGrid;

namespace {

/// 3 x 3 stamps of a 3 x 3 input two apart, cropped by one.
Experiment example()
{
    Experiment experiment;
    experiment.input = {{1, 1, 3, 3}, std::vector<Rational>{2, -3, 5, 7, 4, -6, 8, 9, 11}};
    experiment.weight = {{1, 1, 3, 3}, std::vector<Rational>{1, 3, -2, 5, 4, 7, -6, 8, 10}};
    experiment.options = {.stride = {2, 2}, .padding = {1, 1}};
    return experiment;
}

/// The right grid and `factor` times the stamp of the input cell (1, 1), moved by `shift`.
void addStamp(Tensor4<Rational>& grid, const Experiment& experiment, const Rational& factor,
              Cell shift = {})
{
    for (const LandedTerm& landed : stampOf(experiment, 0, 0, {1, 1})) {
        const Cell cell = landed.canvas + shift - Cell{1, 1};
        if (contains(grid.shape().plane(), cell))
            grid.at(0, 0, cell) += factor * product(experiment, 0, landed.term);
    }
}

Finding onlyFinding(const Experiment& experiment, const Tensor4<Rational>& grid)
{
    const Diagnosis diagnosis = diagnosed(experiment, grid);
    REQUIRE(diagnosis.findings.size() == 1);
    CHECK(diagnosis.findings.front().grid == grid);
    return diagnosis.findings.front();
}

} // namespace

TEST_CASE("A stamp that is missing or doubled or of the wrong sign is named", "[residual]")
{
    const Experiment experiment = example();
    const auto factor = GENERATE(-1, 1, -2);
    CAPTURE(factor);
    Tensor4<Rational> grid = rightGrid(experiment);
    addStamp(grid, experiment, factor);
    const Finding finding = onlyFinding(experiment, grid);
    CHECK(finding.ids == std::vector<std::string>{"R1"});
    CHECK(finding.title == "The stamp of X[1,1] " + std::string(factor == -1 ? "is missing"
                                                                : factor == 1
                                                                    ? "was added twice"
                                                                    : "has the wrong sign"));
}

TEST_CASE("A stamp in the wrong place is named with both places", "[residual]")
{
    const Experiment experiment = example();
    const Cell shift = GENERATE(Cell{0, 1}, Cell{-1, 0}, Cell{2, -1});
    Tensor4<Rational> grid = rightGrid(experiment);
    addStamp(grid, experiment, -1);
    addStamp(grid, experiment, 1, shift);
    const Finding finding = onlyFinding(experiment, grid);
    CHECK(finding.ids == std::vector<std::string>{"R1"});
    CHECK(finding.title == "The stamp of X[1,1] was put in the wrong place");
    CHECK(finding.sentence.find("in the answer it begins at row " + std::to_string(2 + shift.row) +
                                ", column " + std::to_string(2 + shift.column)) !=
          std::string::npos);
}

TEST_CASE("An input number that was read wrong is named with both numbers", "[residual]")
{
    const Experiment experiment = example();
    Experiment misread = experiment;
    misread.input.at(0, 0, {1, 1}) = 14;
    const Finding finding = onlyFinding(experiment, rightGrid(misread));
    CHECK(finding.ids == std::vector<std::string>{"R1"});
    CHECK(finding.title == "The stamp of X[1,1] was made with 14 instead of 4");
}

TEST_CASE("A kernel number that was read wrong is named with both numbers", "[residual]")
{
    const Experiment experiment = example();
    Experiment misread = experiment;
    misread.weight.at(0, 0, {2, 0}) = 6;
    const Finding finding = onlyFinding(experiment, rightGrid(misread));
    CHECK(finding.ids == std::vector<std::string>{"R3"});
    CHECK(finding.title == "The kernel number K[2,0] was taken as 6 instead of -6");
}

TEST_CASE("A number added everywhere is named", "[residual]")
{
    Experiment experiment = example();
    experiment.bias = std::vector<Rational>{5};
    Experiment misread = experiment;
    misread.bias = std::vector<Rational>{-2};
    const Finding finding = onlyFinding(experiment, rightGrid(misread));
    CHECK(finding.ids == std::vector<std::string>{"R4"});
    CHECK(finding.title == "Every number is off by -7");
    CHECK(finding.sentence == "Was another bias added? It is 5, not -2.");
}

TEST_CASE("One slip in one product is named with the product", "[residual]")
{
    const Experiment experiment = example();
    Tensor4<Rational> grid = rightGrid(experiment);
    // output[1,2] = X[0,1]·K[2,1] + X[1,1]·K[0,1] = -24 + 12
    REQUIRE(grid.at(0, 0, {1, 2}) == -12);
    grid.at(0, 0, {1, 2}) = 36; // 24 + 12
    const Diagnosis diagnosis = diagnosed(experiment, grid);
    REQUIRE(diagnosis.findings.size() == 1);
    CHECK(diagnosis.findings.front().ids == std::vector<std::string>{"R2"});
    CHECK(diagnosis.findings.front().title ==
          "The product X[0,1]·K[2,1] has the wrong sign in row 1, column 2");
    REQUIRE(diagnosis.firstWrong);
    CHECK(diagnosis.firstWrong->text ==
          "output[1,2] = X[0,1]·K[2,1] + X[1,1]·K[0,1] = (-3)·8 + 4·3 = -12, yours: 36");
    CHECK(diagnosis.firstWrong->note == "equals the sum with the sign of X[0,1]·K[2,1] changed");
}

TEST_CASE("One wrong number that nothing explains is still the only one", "[residual]")
{
    const Experiment experiment = example();
    Tensor4<Rational> grid = rightGrid(experiment);
    grid.at(0, 0, {1, 2}) += 1;
    const Finding finding = onlyFinding(experiment, grid);
    CHECK(finding.ids == std::vector<std::string>{"R2"});
    CHECK(finding.title == "One number is off by 1 in row 1, column 2");
}

TEST_CASE("A stamp that went wrong is found in its sample and channels", "[residual]")
{
    const Experiment experiment = support::richExample();
    Tensor4<Rational> grid = rightGrid(experiment);
    const Cell start{experiment.options.padding.height, experiment.options.padding.width};
    for (Index channel = 3; channel < 6; ++channel) // the second group's
        for (const LandedTerm& landed : stampOf(experiment, channel, 2, {1, 1}))
            if (landed.kept)
                grid.at(1, channel, landed.canvas - start) -= product(experiment, 1, landed.term);
    const Finding finding = onlyFinding(experiment, grid);
    CHECK(finding.ids == std::vector<std::string>{"R1"});
    CHECK(finding.title == "The stamp of X[2,1,1] of sample 1 is missing");
}
