// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/selection.h"

#include <QSignalSpy>

namespace {

/// Input (2, 4, 3, 4), kernel 3x2 and two groups: 4 input and 6 output channels.
tconv::Experiment twoGroups()
{
    tconv::Experiment experiment;
    experiment.input = tconv::Tensor4<tconv::Rational>({2, 4, 3, 4});
    experiment.weight = tconv::Tensor4<tconv::Rational>({4, 3, 3, 2});
    experiment.options.groups = 2;
    return experiment;
}

tconv::Experiment onePlane(tconv::Size2 input, tconv::Size2 kernel)
{
    tconv::Experiment experiment;
    experiment.input = tconv::Tensor4<tconv::Rational>({1, 1, input.height, input.width});
    experiment.weight = tconv::Tensor4<tconv::Rational>({1, 1, kernel.height, kernel.width});
    return experiment;
}

} // namespace

TEST_CASE("Planes outside the experiment are the nearest that exist", "[selection]")
{
    Selection selection;
    selection.showPlanes(twoGroups(), 9, 9, 9);
    CHECK(selection.sample() == 1);
    CHECK(selection.inputChannel() == 3);
    CHECK(selection.outputChannel() == 5);
    CHECK(selection.plane() == tconv::ShownPlane{1, 5});
    selection.showPlanes(twoGroups(), -1, -1, -1);
    CHECK(selection.sample() == 0);
    CHECK(selection.inputChannel() == 0);
    CHECK(selection.outputChannel() == 0);
}

TEST_CASE("An input channel of another group gives way to the first of the output's group",
          "[selection]")
{
    Selection selection;
    selection.showPlanes(twoGroups(), 0, 1, 2);
    CHECK(selection.inputChannel() == 1);
    selection.showPlanes(twoGroups(), 0, 1, 3); // output channels 3 … 5 read inputs 2 and 3
    CHECK(selection.inputChannel() == 2);
    selection.showPlanes(twoGroups(), 0, 3, 5);
    CHECK(selection.inputChannel() == 3);
    selection.showPlanes(twoGroups(), 0, 3, 0);
    CHECK(selection.inputChannel() == 0);
}

TEST_CASE("Other planes are told once and the same ones not at all", "[selection]")
{
    Selection selection;
    QSignalSpy planes(&selection, &Selection::planesChanged);
    QSignalSpy targets(&selection, &Selection::changed);
    selection.showPlanes(twoGroups(), 1, 2, 4);
    CHECK(planes.count() == 1);
    selection.showPlanes(twoGroups(), 1, 2, 4);
    selection.fitTo(twoGroups());
    CHECK(planes.count() == 1);
    selection.fitTo(onePlane({3, 4}, {3, 2}));
    CHECK(planes.count() == 2);
    CHECK(selection.plane() == tconv::ShownPlane{0, 0});
    CHECK(selection.inputChannel() == 0);
    CHECK(targets.count() == 0);
}

TEST_CASE("A batch without samples shows sample 0", "[selection]")
{
    tconv::Experiment experiment = onePlane({3, 4}, {3, 2});
    experiment.input = tconv::Tensor4<tconv::Rational>({0, 1, 3, 4});
    Selection selection;
    selection.showPlanes(experiment, 5, 0, 0);
    CHECK(selection.sample() == 0);
}

TEST_CASE("Hovering shows over what is pinned and leaving shows it again", "[selection]")
{
    const Target pinned{Target::Kind::Canvas, {1, 2}};
    const Target hovered{Target::Kind::Input, {0, 1}};
    Selection selection;
    CHECK(selection.active() == Target{});
    selection.pin(pinned);
    CHECK(selection.active() == pinned);
    selection.hover(hovered);
    CHECK(selection.active() == hovered);
    CHECK(selection.pinned() == pinned);
    selection.clearHover();
    CHECK(selection.active() == pinned);
    selection.unpin();
    CHECK(selection.active() == Target{});
}

TEST_CASE("A second click on a cell unpins it and a click elsewhere moves the pin", "[selection]")
{
    const Target first{Target::Kind::Input, {1, 0}};
    const Target second{Target::Kind::Tap, {1, 0}};
    Selection selection;
    selection.togglePin(first);
    CHECK(selection.pinned() == first);
    selection.togglePin(second);
    CHECK(selection.pinned() == second);
    selection.togglePin(second);
    CHECK(selection.pinned() == Target{});
}

TEST_CASE("A pointer that stays in its cell changes nothing", "[selection]")
{
    const Target target{Target::Kind::Input, {1, 0}};
    Selection selection;
    QSignalSpy changes(&selection, &Selection::changed);
    selection.hover(target);
    selection.hover(target);
    CHECK(changes.count() == 1);
    selection.pin(target);
    selection.pin(target);
    CHECK(changes.count() == 2);
    selection.clearHover();
    selection.clearHover();
    CHECK(changes.count() == 3);
}

TEST_CASE("A smaller experiment drops the targets outside its grids", "[selection]")
{
    using Kind = Target::Kind;
    const tconv::Experiment large = onePlane({3, 4}, {3, 2}); // canvas 5x5
    const Target kept = GENERATE(Target{Kind::Input, {1, 3}}, Target{Kind::Tap, {1, 1}},
                                 Target{Kind::Canvas, {3, 4}});
    const Target lost = GENERATE(Target{Kind::Input, {2, 0}}, Target{Kind::Tap, {2, 0}},
                                 Target{Kind::Canvas, {4, 0}});
    Selection selection;
    selection.pin(kept);
    selection.hover(lost);
    selection.fitTo(large);
    REQUIRE(selection.hovered() == lost);

    QSignalSpy changes(&selection, &Selection::changed);
    tconv::Experiment small = onePlane({2, 4}, {2, 2}); // canvas 3x5
    if (lost.kind == Kind::Canvas || kept.kind == Kind::Canvas)
        small = onePlane({2, 4}, {3, 2}); // canvas 4x5: taps stay, cells from row 4 on go
    if (lost.kind == Kind::Tap && kept.kind == Kind::Canvas)
        small = onePlane({3, 4}, {2, 2}); // canvas 4x5 as well
    selection.fitTo(small);
    CHECK(selection.hovered() == Target{});
    CHECK(selection.pinned() == kept);
    CHECK(changes.count() == 1);
}

TEST_CASE("A canvas target may lie where only output_padding reaches", "[selection]")
{
    tconv::Experiment experiment = onePlane({2, 2}, {2, 2});
    experiment.options.stride = {3, 3};
    experiment.options.outputPadding = {2, 0}; // canvas 7x5
    const Target target{Target::Kind::Canvas, {6, 4}};
    Selection selection;
    selection.pin(target);
    selection.fitTo(experiment);
    CHECK(selection.pinned() == target);
    experiment.options.outputPadding = {1, 0};
    selection.fitTo(experiment);
    CHECK(selection.pinned() == Target{});
}
