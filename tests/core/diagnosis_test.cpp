// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/check.h"
#include "support/experiments.h"
#include "support/mistake_fixtures.h"
#include <tconv/check/catalogue.h>
#include <tconv/check/dice.h>
#include <tconv/check/imagined.h>
#include <tconv/matrix/conv2d.h>

#include <algorithm>
#include <set>

using namespace tconv;
using support::answerOf;
using support::diagnosed;
using support::lists;
using support::rightGrid;

namespace {

/// The ids of the findings that are one mistake alone.
std::set<std::string> singles(const Diagnosis& diagnosis)
{
    std::set<std::string> ids;
    for (const Finding& finding : diagnosis.findings)
        if (finding.deviations == 1)
            ids.insert(finding.ids.front());
    return ids;
}

/// The mistakes of the catalogue that write exactly this.
std::set<std::string> mistakesThatGive(const Tensor4<Rational>& grid, const Experiment& experiment)
{
    std::set<std::string> ids;
    for (const Mistake& mistake : mistakes())
        for (const Tensor4<Rational>& other : mistake.grids(experiment))
            if (other == grid)
                ids.insert(std::string(mistake.id));
    return ids;
}

Tensor4<Rational> randomGrid(Shape4 shape, Dice& dice, Index most)
{
    Tensor4<Rational> grid(shape);
    for (Rational& value : grid.values())
        value = dice.between(-most, most);
    return grid;
}

Answer shapeAlone(Shape4 shape)
{
    Answer answer = openAnswer(shape);
    answer.shapeOnly = true;
    return answer;
}

} // namespace

TEST_CASE("Every mistake of every fixture is listed with exactly its equals", "[diagnosis]")
{
    int seen = 0;
    for (const auto& fixture : golden::mistakeFixtures())
        for (const auto& [id, grid] : fixture.wrong) {
            if (!grid || *grid == fixture.correct)
                continue;
            INFO(fixture.name << " " << id);
            const Diagnosis diagnosis = diagnosed(fixture.experiment, *grid);
            const auto equals = mistakesThatGive(*grid, fixture.experiment);
            const auto found = singles(diagnosis);
            CHECK(equals.count(id) == 1);
            CHECK(found.count(id) == 1);
            for (const std::string& equal : equals)
                CHECK(found.count(equal) == 1);
            for (const Finding& finding : diagnosis.findings)
                CHECK((!finding.grid || *finding.grid == *grid));
            ++seen;
        }
    CHECK(seen > 150);
}

TEST_CASE("On the example that tells them apart nothing but the equals is named", "[diagnosis]")
{
    const auto fixtures = golden::mistakeFixtures();
    const auto& fixture = *std::find_if(fixtures.begin(), fixtures.end(),
                                        [](const auto& one) { return one.name == "diag_d1"; });
    for (const auto& [id, grid] : fixture.wrong) {
        if (!grid || *grid == fixture.correct)
            continue;
        INFO(id);
        const Diagnosis diagnosis = diagnosed(fixture.experiment, *grid);
        const auto equals = mistakesThatGive(*grid, fixture.experiment);
        CHECK(diagnosis.findings.size() >= equals.size());
        for (const Finding& finding : diagnosis.findings)
            if (finding.title.find("along the") == std::string::npos) // a mistake on one axis
                CHECK(equals.count(finding.ids.front()) == 1);
        CHECK(diagnosis.tellsApart.has_value() == (diagnosis.findings.size() > 1));
    }
}

TEST_CASE("An experiment that tells two mistakes apart does so", "[diagnosis]")
{
    const Experiment experiment = support::defaultExample(); // k = s + 1: M08 and M09 are one
    const Diagnosis diagnosis =
        diagnosed(experiment, findMistake("M08")->grids(experiment).front());
    REQUIRE(diagnosis.findings.size() == 2);
    CHECK(lists(diagnosis, {"M08"}));
    CHECK(lists(diagnosis, {"M09"}));
    REQUIRE(diagnosis.tellsApart);
    const Experiment& apart = *diagnosis.tellsApart;
    CHECK(checkExperiment(apart).empty());
    CHECK(findMistake("M08")->grids(apart).front() != findMistake("M09")->grids(apart).front());
}

TEST_CASE("Other numbers of the same layer tell apart what its numbers hide", "[diagnosis]")
{
    Experiment experiment = support::defaultExample();
    experiment.weight = {{1, 1, 3, 3}, std::vector<Rational>{1, 2, 3, 4, 5, 4, 3, 2, 1}};
    // Flipped left to right equals flipped top to bottom.
    const Diagnosis diagnosis =
        diagnosed(experiment, findMistake("M04")->grids(experiment).front());
    CHECK(lists(diagnosis, {"M04"}));
    CHECK(lists(diagnosis, {"M05"}));
    REQUIRE(diagnosis.tellsApart);
    CHECK(diagnosis.tellsApart->options == experiment.options);
}

TEST_CASE("A right answer is accused of nothing", "[diagnosis]")
{
    for (const Experiment& experiment : {support::defaultExample(), support::richExample()}) {
        Answer answer = answerOf(rightGrid(experiment));
        CHECK(diagnosed(experiment, answer).comparison.verdict == Verdict::Correct);
        CHECK(diagnosed(experiment, answer).findings.empty());
        answer.cells.values().front().reset();
        const Diagnosis partial = diagnosed(experiment, answer);
        CHECK(partial.comparison.verdict == Verdict::Partial);
        CHECK(partial.findings.empty());
        CHECK_FALSE(partial.firstWrong);
    }
}

TEST_CASE("Random numbers are accused of nothing", "[diagnosis]")
{
    const Experiment experiment = support::defaultExample();
    Dice dice({3});
    for (int i = 0; i < 60; ++i) {
        const Size2 size = i % 2 == 0 ? Size2{4, 4} : dice.between(Size2{3, 3}, Size2{7, 7});
        const auto grid = randomGrid({1, 1, size.height, size.width}, dice, 60);
        const Diagnosis diagnosis = diagnosed(experiment, grid);
        CAPTURE(i);
        for (const Finding& finding : diagnosis.findings)
            CHECK(finding.ids.front().front() == 'S'); // a formula explains the size alone
        CHECK(diagnosis.firstWrong.has_value());
    }
}

TEST_CASE("The first wrong cell is worked out with what it would equal", "[diagnosis]")
{
    const Experiment experiment = support::defaultExample();
    Tensor4<Rational> grid = rightGrid(experiment);
    grid.at(0, 0, {0, 1}) = 8;   // without X[0,0]·K[1,2]
    grid.at(0, 0, {3, 3}) = 100; // so that it is no single slip
    const Diagnosis diagnosis = diagnosed(experiment, grid);
    CHECK(diagnosis.findings.empty());
    REQUIRE(diagnosis.firstWrong);
    CHECK(diagnosis.firstWrong->text ==
          "output[0,1] = X[0,0]·K[1,2] + X[0,1]·K[1,0] = 1·6 + 2·4 = 14, yours: 8");
    CHECK(diagnosis.firstWrong->note.find("equals the sum without X[0,0]·K[1,2]") == 0);
    CHECK(diagnosis.firstWrong->answer == Place{0, 0, {0, 1}});
    CHECK(diagnosis.firstWrong->output == Place{0, 0, {0, 1}});
}

TEST_CASE("A size alone is explained by every formula that gives it", "[diagnosis]")
{
    Experiment experiment; // seed 001: 8, k3 s2 p1 op1 is 16, and 15 was said
    experiment.input = Tensor4<Rational>({1, 1, 8, 8}, 1);
    experiment.weight = Tensor4<Rational>({1, 1, 3, 3}, 1);
    experiment.options = {.stride = {2, 2}, .padding = {1, 1}, .outputPadding = {1, 1}};
    const Diagnosis diagnosis = diagnosed(experiment, shapeAlone({1, 1, 15, 15}));
    CHECK(diagnosis.comparison.verdict == Verdict::Wrong);
    CHECK(diagnosis.findings.size() >= 2);
    for (const Finding& finding : diagnosis.findings) {
        CHECK(finding.ids.size() == 1);
        CHECK_FALSE(finding.grid.has_value());
    }
    REQUIRE(diagnosis.tellsApart);
    CHECK(checkExperiment(*diagnosis.tellsApart).empty());
    CHECK(diagnosed(experiment, shapeAlone({1, 1, 16, 16})).findings.empty());
}

TEST_CASE("Sizes that two formulas made are told by axis", "[diagnosis]")
{
    const Experiment experiment = support::defaultExample(); // 4 x 4
    const Diagnosis diagnosis = diagnosed(experiment, shapeAlone({1, 1, 3, 6}));
    REQUIRE_FALSE(diagnosis.findings.empty());
    for (const Finding& finding : diagnosis.findings) {
        CHECK(finding.ids.size() == 2);
        CHECK(finding.title.find("(height)") != std::string::npos);
        CHECK(finding.title.find("(width)") != std::string::npos);
    }
}

TEST_CASE("Rounded decimals of a wrong grid are recognised", "[diagnosis]")
{
    Experiment experiment = support::defaultExample();
    for (Rational& value : experiment.weight.values())
        value /= 7;
    const Tensor4<Rational> wrong = findMistake("M24")->grids(experiment).front();
    Answer answer = openAnswer(wrong.shape());
    for (std::size_t i = 0; i < wrong.values().size(); ++i) {
        const Rational hundreds = wrong.values()[i] * 100 + Rational(1, 2);
        const BigInteger rounded = numerator(hundreds) / denominator(hundreds); // none is negative
        answer.cells.values()[i] = GivenNumber{Rational(rounded, 100), Rational(1, 200), "0.00"};
    }
    const Diagnosis diagnosis = diagnosed(experiment, answer);
    REQUIRE(diagnosis.findings.size() == 1);
    CHECK(diagnosis.findings.front().ids == std::vector<std::string>{"M24"});
}

TEST_CASE("Mistakes with channels and samples are recognised", "[diagnosis]")
{
    const Experiment experiment = support::richExample();
    int seen = 0;
    for (const Mistake& mistake : mistakes()) {
        const auto grids = mistake.grids(experiment);
        if (grids.empty() || grids.front() == rightGrid(experiment))
            continue;
        INFO(mistake.id);
        CHECK(singles(diagnosed(experiment, grids.front())).count(std::string(mistake.id)) == 1);
        ++seen;
    }
    CHECK(seen > 30);
}

TEST_CASE("Of an answer with open cells the given ones are looked at", "[diagnosis]")
{
    const Experiment experiment = support::defaultExample();
    Answer answer = answerOf(findMistake("M01")->grids(experiment).front());
    for (std::size_t i = 8; i < answer.cells.values().size(); ++i)
        answer.cells.values()[i].reset();
    const Diagnosis diagnosis = diagnosed(experiment, answer);
    CHECK(diagnosis.comparison.verdict == Verdict::Wrong);
    CHECK(lists(diagnosis, {"M01"}));
}

TEST_CASE("A stopped search says so", "[diagnosis]")
{
    const Experiment experiment = support::defaultExample();
    std::stop_source source;
    source.request_stop();
    const Diagnosis diagnosis =
        diagnose(experiment, evaluate(experiment),
                 answerOf(findMistake("M01")->grids(experiment).front()), source.get_token());
    CHECK(diagnosis.cancelled);
    CHECK(diagnosis.findings.empty());
}

TEST_CASE("An original of which Conv2d makes the input is taken for the inverse", "[diagnosis]")
{
    // Many originals have this input, so that M39 alone could not say which one is meant.
    const Tensor4<Rational> original = support::counting({1, 1, 4, 4}, 3);
    Experiment experiment = support::defaultExample();
    experiment.options = {};
    experiment.input = conv2d(original, experiment.weight, std::nullopt, {});
    REQUIRE(findMistake("M39")->grids(experiment).empty());
    const Diagnosis diagnosis = diagnosed(experiment, original);
    REQUIRE(diagnosis.findings.size() == 1);
    CHECK(diagnosis.findings.front().ids == std::vector<std::string>{"M39"});
    CHECK(diagnosis.findings.front().grid == original);

    Tensor4<Rational> another = original;
    another.values().back() += 1;
    CHECK_FALSE(lists(diagnosed(experiment, another), {"M39"}));
}

TEST_CASE("A zero-filled input without any border is named", "[diagnosis]")
{
    const Index padding = GENERATE(0, 1);
    // 3x3 to 5x5, and K = 2x2 without a border gives 4x4; right is 6x6, or 4x4 with padding 1.
    Experiment experiment = support::defaultExample();
    experiment.input = support::counting({1, 1, 3, 3});
    experiment.weight = support::counting({1, 1, 2, 2});
    experiment.options = {.stride = {2, 2}, .padding = {padding, padding}};
    const Tensor4<Rational> turned({1, 1, 2, 2}, {4, 3, 2, 1});
    Tensor4<Rational> stretched({1, 1, 5, 5});
    for (Index row = 0; row < 3; ++row)
        for (Index column = 0; column < 3; ++column)
            stretched.at(0, 0, {2 * row, 2 * column}) = experiment.input.at(0, 0, {row, column});
    const Tensor4<Rational> slid = conv2d(stretched, turned, std::nullopt, {});
    REQUIRE(slid.shape().plane() == Size2{4, 4});
    if (slid != rightGrid(experiment))
        CHECK(singles(diagnosed(experiment, slid)).count("M11") == 1);
    CHECK((slid == rightGrid(experiment)) == (padding == 1)); // d(k-1) - p is 0 then
}
