// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/experiment_edits.h"
#include "panels/layer_problems.h"
#include <tconv/experiment/evaluation.h>

using tconv::Axis;
using tconv::Index;

namespace {

LayerSettings settingsWith(void (*change)(LayerSettings&))
{
    LayerSettings settings;
    settings.input = {1, 1, 2, 2};
    settings.layer.kernelSize = {3, 3};
    settings.layer.options.stride = {2, 2};
    change(settings);
    return settings;
}

/// All that is wrong with the settings, whether an experiment can hold them or not.
std::vector<tconv::Problem> problemsOf(const LayerSettings& settings)
{
    const auto experiment = withSettings({}, settings);
    if (!experiment)
        return {experiment.problem()};
    return tconv::checkExperiment(experiment.value());
}

struct Case {
    void (*change)(LayerSettings&);
    Argument argument;
    Index nearest;
};

// clang-format off
const Case kCases[] = {
    {[](auto& s) { s.layer.options.stride = {0, 0}; },          Argument::Stride, 1},
    {[](auto& s) { s.layer.options.padding = {-2, -2}; },       Argument::Padding, 0},
    {[](auto& s) { s.layer.options.padding = {9, 9}; },         Argument::Padding, 2},
    {[](auto& s) { s.layer.options.outputPadding = {-1, -1}; }, Argument::OutputPadding, 0},
    {[](auto& s) { s.layer.options.outputPadding = {2, 2}; },   Argument::OutputPadding, 1},
    {[](auto& s) { s.layer.options.dilation = {0, 0}; },        Argument::Dilation, 1},
    {[](auto& s) { s.layer.options.groups = 0; },               Argument::Groups, 1},
    {[](auto& s) { s.layer.options.groups = 2; },               Argument::Groups, 1},
    {[](auto& s) { s.layer.kernelSize = {0, 0}; },              Argument::KernelSize, 1},
    {[](auto& s) { s.layer.kernelSize = {-4, -4}; },            Argument::KernelSize, 1},
    {[](auto& s) { s.input.height = s.input.width = 0; },       Argument::InputSize, 1},
    {[](auto& s) { s.input.height = s.input.width = -1; },      Argument::InputSize, 1},
    {[](auto& s) { s.layer.inChannels = s.input.channels = 0; }, Argument::InChannels, 1},
    {[](auto& s) { s.layer.outChannels = -1; },                 Argument::OutChannels, 1},
};
// clang-format on

} // namespace

TEST_CASE("Every broken rule marks its field and its nearest legal value mends it",
          "[layer_problems]")
{
    const auto index = GENERATE(range(0, static_cast<int>(std::size(kCases))));
    CAPTURE(index);
    const Case& now = kCases[index];
    const LayerSettings settings = settingsWith(now.change);
    const std::vector<tconv::Problem> problems = problemsOf(settings);
    REQUIRE_FALSE(problems.empty());
    CHECK(concerns(problems.front(), settings, {now.argument}));
    CHECK_FALSE(
        concerns(problems.front(), settings,
                 {now.argument == Argument::Stride ? Argument::Padding : Argument::Stride}));
    auto nearest = nearestLegal(problems.front(), settings);
    REQUIRE(nearest);
    CHECK(nearest->value == now.nearest);
    nearest->place.isLocked = true;
    CHECK(problemsOf(withValue(settings, nearest->place, nearest->value)).empty());
}

TEST_CASE("A rule that the width breaks concerns the width", "[layer_problems]")
{
    const LayerSettings settings = settingsWith([](auto& changed) {
        changed.layer.options.outputPadding = {1, 3};
    });
    const tconv::Problem problem = problemsOf(settings).front();
    CHECK_FALSE(concerns(problem, settings, {Argument::OutputPadding, Axis::Height}));
    CHECK(concerns(problem, settings, {Argument::OutputPadding, Axis::Width}));
    CHECK(nearestLegal(problem, settings)->place.axis == Axis::Width);
}

TEST_CASE("One sentence speaks for two axes with the same numbers", "[layer_problems]")
{
    const auto alike = problemsOf(settingsWith([](auto& changed) {
        changed.layer.options.outputPadding = {3, 3};
    }));
    CHECK_FALSE(forBothAxes(alike).axis);
    const auto unlike = problemsOf(settingsWith([](auto& changed) {
        changed.layer.options.outputPadding = {3, 4};
    }));
    CHECK(forBothAxes(unlike).axis == Axis::Height);
}
