// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/check.h"
#include "support/experiments.h"
#include <tconv/check/catalogue.h>
#include <tconv/check/dice.h>
#include <tconv/check/family_search.h>
#include <tconv/check/family_view.h>
#include <tconv/check/imagined.h>
#include <tconv/check/member_search.h>

#include <cmath>

using namespace tconv;
using support::answerOf;
using support::diagnosed;
using support::lists;

namespace {

/// Nothing is square, nothing equals anything else: every mistake shows.
Experiment tellingExample()
{
    Experiment experiment;
    experiment.input = {{1, 1, 2, 3}, std::vector<Rational>{2, 9, -3, 7, -2, 4}};
    experiment.weight = {{1, 1, 3, 4},
                         std::vector<Rational>{1, 5, -4, 3, 6, -7, 2, 8, -5, 10, 11, -6}};
    experiment.bias = std::vector<Rational>{1};
    experiment.options = {
        .stride = {2, 3}, .padding = {2, 1}, .outputPadding = {1, 2}, .dilation = {2, 1}};
    return experiment;
}

Imagined anyMember(Dice& dice)
{
    Imagined imagined;
    imagined.orientation = static_cast<Orientation>(dice.between(0, 7));
    imagined.step = dice.between(Size2{1, 1}, Size2{4, 4});
    imagined.dilation = dice.between(Size2{1, 1}, Size2{3, 3});
    imagined.overlap = static_cast<Overlap>(dice.between(0, 4));
    imagined.bias = static_cast<BiasUse>(dice.between(0, 3));
    imagined.windowStart = {dice.between(-2, 2), dice.between(-2, 2)};
    imagined.windowSize = dice.between(Size2{1, 1}, Size2{9, 9});
    return imagined;
}

/// The right layer with two things imagined otherwise, cut out where the formula says.
Tensor4<Rational> imaginedWith(const Experiment& experiment, Orientation orientation,
                               Overlap overlap, bool cropped)
{
    Imagined imagined = asItIs(experiment);
    imagined.orientation = orientation;
    imagined.overlap = overlap;
    if (!cropped) {
        imagined.windowStart = {};
        imagined.windowSize.height += 2 * experiment.options.padding.height;
        imagined.windowSize.width += 2 * experiment.options.padding.width;
    }
    return imagine(experiment, imagined);
}

} // namespace

TEST_CASE("A member's cells seen one by one are those of the imagined layer", "[family]")
{
    Dice dice({11});
    for (const Experiment& experiment : {tellingExample(), support::richExample()})
        for (int i = 0; i < 60; ++i) {
            Member member;
            member.imagined = anyMember(dice);
            CAPTURE(i);
            CHECK(gridOf(experiment, member) == imagine(experiment, member.imagined));
        }
}

TEST_CASE("The right understanding makes the right member", "[family]")
{
    for (const Experiment& experiment :
         {tellingExample(), support::richExample(), support::defaultExample()}) {
        const auto member = memberOf(experiment, rightUnderstanding(experiment));
        REQUIRE(member);
        CHECK(member->imagined == asItIs(experiment));
        CHECK(gridOf(experiment, *member) == support::rightGrid(experiment));
    }
}

TEST_CASE("Two mistakes at once are named together", "[family][diagnosis]")
{
    const Experiment experiment = tellingExample();
    const Diagnosis flipped = diagnosed(
        experiment, imaginedWith(experiment, Orientation::Rotated180, Overlap::Sum, false));
    REQUIRE(flipped.findings.size() == 1);
    const Finding& finding = flipped.findings.front();
    CHECK(finding.ids == std::vector<std::string>{"M01", "M12"});
    CHECK(finding.deviations == 2);
    CHECK(finding.title == "The kernel was rotated by 180°, and the result was not cropped");
    CHECK(finding.grid == imaginedWith(experiment, Orientation::Rotated180, Overlap::Sum, false));

    const Diagnosis overwritten = diagnosed(
        experiment, imaginedWith(experiment, Orientation::FlippedLeftRight, Overlap::Last, true));
    REQUIRE(overwritten.findings.size() == 1);
    CHECK(overwritten.findings.front().ids == std::vector<std::string>{"M04", "M24"});
}

TEST_CASE("A mistake along one axis only is named with the axis", "[family][diagnosis]")
{
    const Experiment experiment = tellingExample();
    Imagined imagined = asItIs(experiment);
    imagined.windowStart.column = 0;
    imagined.windowSize.width += 2 * experiment.options.padding.width;
    const Diagnosis diagnosis = diagnosed(experiment, imagine(experiment, imagined));
    REQUIRE(diagnosis.findings.size() == 1);
    CHECK(diagnosis.findings.front().ids == std::vector<std::string>{"M12"});
    CHECK(diagnosis.findings.front().deviations == 1);
    CHECK(diagnosis.findings.front().title == "The result was not cropped along the width");
}

TEST_CASE("A step that nobody has a name for is said as a number", "[family][diagnosis]")
{
    const Experiment experiment = tellingExample();
    Imagined imagined = asItIs(experiment);
    imagined.step.height = 5; // k, s + 1 and the other axis's stride are 3; so is max(k, s)
    imagined.windowSize.height += 3;
    const Diagnosis diagnosis = diagnosed(experiment, imagine(experiment, imagined));
    REQUIRE(diagnosis.findings.size() == 1);
    CHECK(diagnosis.findings.front().ids == std::vector<std::string>{"F01"});
    CHECK(diagnosis.findings.front().title == "The stamps were placed 5 apart along the height");
}

TEST_CASE("A window that no rule names is told by its rows and columns", "[family][diagnosis]")
{
    const Experiment experiment = tellingExample();
    Imagined imagined = asItIs(experiment);
    imagined.windowStart = {1, 3};
    imagined.windowSize = {3, 5};
    const Diagnosis diagnosis = diagnosed(experiment, imagine(experiment, imagined));
    REQUIRE(diagnosis.findings.size() == 1);
    CHECK(diagnosis.findings.front().ids == std::vector<std::string>{"F03"});
    CHECK(diagnosis.findings.front().title ==
          "The result was cut out at rows 1 to 3 and columns 3 to 7 of the canvas");
}

TEST_CASE("Few numbers cannot accuse of two mistakes", "[family][diagnosis]")
{
    const Experiment experiment = tellingExample();
    const Tensor4<Rational> grid =
        imaginedWith(experiment, Orientation::FlippedLeftRight, Overlap::Last, true);
    Answer whole = answerOf(grid);
    Answer few = openAnswer(grid.shape());
    Index kept = 0;
    const Tensor4<Rational> right = support::rightGrid(experiment);
    for (std::size_t i = 0; i < grid.values().size() && kept < 2; ++i)
        if (grid.values()[i] != right.values()[i] && grid.values()[i] != 0 &&
            grid.values()[i] != 1) {
            few.cells.values()[i] = whole.cells.values()[i];
            ++kept;
        }
    REQUIRE(kept == 2);
    CHECK(givenCells(few, experiment).informative == 2);
    CHECK(lists(diagnosed(experiment, whole), {"M04", "M24"}));
    for (const Finding& finding : diagnosed(experiment, few).findings)
        CHECK(finding.deviations == 1);
}

TEST_CASE("A longer explanation that contains a shorter one is left out", "[family][diagnosis]")
{
    Experiment experiment = tellingExample();
    experiment.weight = {{1, 1, 1, 3}, std::vector<Rational>{2, 5, 2}}; // a flip cannot be seen
    experiment.options = {.stride = {1, 1}, .padding = {0, 1}};
    Imagined imagined = asItIs(experiment);
    imagined.windowStart = {};
    imagined.windowSize.width += 2;
    const Diagnosis diagnosis = diagnosed(experiment, imagine(experiment, imagined));
    REQUIRE_FALSE(diagnosis.findings.empty());
    CHECK(lists(diagnosis, {"M12"}));
    CHECK_FALSE(lists(diagnosis, {"M01", "M12"}));
}

TEST_CASE("A window is found from any cells that are given", "[family][diagnosis]")
{
    const Experiment experiment = tellingExample();
    Imagined imagined = asItIs(experiment);
    imagined.windowStart = {1, 3};
    imagined.windowSize = {3, 5};
    Answer answer = answerOf(imagine(experiment, imagined));
    for (const Cell open : {Cell{0, 0}, Cell{0, 1}, Cell{1, 0}})
        answer.cells.at(0, 0, open).reset();
    const Diagnosis diagnosis = diagnosed(experiment, answer);
    REQUIRE(diagnosis.findings.size() == 1);
    CHECK(diagnosis.findings.front().grid == imagine(experiment, imagined));
}

TEST_CASE("Rounded decimals of two mistakes are recognised", "[family][diagnosis]")
{
    Experiment experiment = tellingExample();
    for (Rational& value : experiment.weight.values())
        value /= 7;
    const Tensor4<Rational> grid =
        imaginedWith(experiment, Orientation::FlippedLeftRight, Overlap::Last, true);
    Answer answer = openAnswer(grid.shape());
    for (std::size_t i = 0; i < grid.values().size(); ++i) {
        const auto tenths = static_cast<Index>(std::lround(toDouble(grid.values()[i]) * 10));
        answer.cells.values()[i] = GivenNumber{Rational(tenths, 10), Rational(1, 20), "0.0"};
    }
    CHECK(lists(diagnosed(experiment, answer), {"M04", "M24"}));
}

TEST_CASE("A double mistake of which one part is no member is named", "[diagnosis]")
{
    const Experiment experiment = support::richExample();
    Experiment uncropped = experiment;
    uncropped.options.padding = {0, 0};
    const Diagnosis diagnosis = diagnosed(experiment, findMistake("C3")->grids(uncropped).front());
    CHECK(lists(diagnosis, {"M12", "C3"}));
}

TEST_CASE("What is the same on the layer whatever the numbers is told the short way", "[diagnosis]")
{
    const Experiment experiment = support::defaultExample();
    const Diagnosis diagnosis =
        diagnosed(experiment, findMistake("M02")->grids(experiment).front());
    CHECK(lists(diagnosis, {"M02"}));
    CHECK_FALSE(lists(diagnosis, {"M31", "M32"})); // rows and columns exchanged twice
}
