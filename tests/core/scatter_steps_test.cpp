// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/experiments.h"
#include <tconv/explain/scatter_steps.h>

#include <set>

using namespace tconv;
using support::defaultExample;
using support::difference;
using support::exactValues;
using support::richExample;

namespace {

/// The experiment without the input values of a group's channels from step `count` on: its whole
/// canvas must be the partial canvas after `count` steps.
Experiment shortened(Experiment experiment, Index outputChannel, Index count)
{
    const Shape4 shape = experiment.input.shape();
    const Index first = firstInputChannelFor(layerOf(experiment), outputChannel);
    for (Index flat = first * shape.height * shape.width + count;
         flat < shape.channels * shape.height * shape.width; ++flat)
        for (Index n = 0; n < shape.batch; ++n)
            experiment.input.plane(n, 0).data()[flat] = 0;
    return experiment;
}

Tensor4<Rational> planeOf(const NumberTensor& canvas, ShownPlane plane)
{
    const Size2 size = canvas.shape().plane();
    Tensor4<Rational> values({1, 1, size.height, size.width});
    for (Index row = 0; row < size.height; ++row)
        for (Index column = 0; column < size.width; ++column)
            values.at(0, 0, {row, column}) =
                canvas.exact(plane.sample, plane.outputChannel, {row, column});
    return values;
}

Experiment enlarged(Experiment experiment, unsigned bits)
{
    for (Rational& value : experiment.input.values())
        value *= Rational(BigInteger(1) << bits);
    return experiment;
}

} // namespace

TEST_CASE("The steps go through the channels of a group and the rows of the input",
          "[scatter_steps]")
{
    const Experiment experiment = richExample(); // two of four channels in a group, 2x3 planes
    CHECK(scatterStepCount(experiment) == 12);
    CHECK(scatterStep(experiment, 0, 0) == ScatterStep{0, {0, 0}, {0, 0}});
    CHECK(scatterStep(experiment, 2, 4) == ScatterStep{0, {1, 1}, {2, 1}});
    CHECK(scatterStep(experiment, 0, 6) == ScatterStep{1, {0, 0}, {0, 0}});
    CHECK(scatterStep(experiment, 3, 0) == ScatterStep{2, {0, 0}, {0, 0}}); // the second group
    CHECK(scatterStep(experiment, 5, 11) == ScatterStep{3, {1, 2}, {2, 2}});
}

TEST_CASE("The step of an input cell is found again", "[scatter_steps]")
{
    const Experiment experiment = richExample();
    for (const Index channel : {0, 4})
        for (Index step = 0; step < scatterStepCount(experiment); ++step) {
            const ScatterStep at = scatterStep(experiment, channel, step);
            CHECK(scatterStepOf(experiment, channel, at.inputChannel, at.input) == step);
        }
}

TEST_CASE("Each partial canvas is the canvas of the input so far", "[scatter_steps]")
{
    const Experiment experiment = GENERATE(defaultExample(), richExample());
    const ShownPlane plane{experiment.input.shape().batch - 1, layerOf(experiment).outChannels - 1};
    PartialCanvas partial(experiment, plane);
    for (Index step = 0; step <= scatterStepCount(experiment); ++step) {
        CAPTURE(step);
        partial.moveTo(step);
        CHECK(partial.step() == step);
        const Evaluation expected = evaluate(shortened(experiment, plane.outputChannel, step));
        CHECK(difference(exactValues(partial.canvas()), planeOf(expected.canvas, plane)) ==
              "equal");
    }
}

TEST_CASE("Before the first stamp the canvas holds the bias", "[scatter_steps]")
{
    const Experiment experiment = richExample();
    const PartialCanvas partial(experiment, {0, 2});
    const NumberTensor canvas = partial.canvas();
    CHECK(canvas.shape() == Shape4{1, 1, 5, 6});
    CHECK(difference(exactValues(canvas), Tensor4<Rational>({1, 1, 5, 6}, 3)) == "equal");
}

TEST_CASE("Going back gives the same canvas as going there", "[scatter_steps]")
{
    const Experiment experiment = richExample();
    PartialCanvas straight(experiment, {1, 4});
    straight.moveTo(5);
    PartialCanvas wandering(experiment, {1, 4});
    for (const Index step : {12, 3, 9, 0, 5})
        wandering.moveTo(step);
    CHECK(wandering.step() == 5);
    CHECK(difference(exactValues(wandering.canvas()), exactValues(straight.canvas())) == "equal");
}

TEST_CASE("Each stamp tells before plus product equals after on the cells it touches",
          "[scatter_steps]")
{
    const unsigned bits = GENERATE(0u, 62u, 130u); // 64 bits, 128 bits, rationals
    CAPTURE(bits);
    const Experiment experiment = enlarged(richExample(), bits);
    PartialCanvas partial(experiment, {1, 3});
    for (Index step = 0; step < scatterStepCount(experiment); ++step) {
        CAPTURE(step);
        partial.moveTo(step);
        const Tensor4<Rational> before = exactValues(partial.canvas());
        const std::vector<StampedCell> stamp = partial.nextStamp();
        partial.moveTo(step + 1);
        const Tensor4<Rational> after = exactValues(partial.canvas());
        Tensor4<Rational> expected = before;
        for (const StampedCell& cell : stamp) {
            CHECK(cell.before == before.at(0, 0, cell.canvas));
            CHECK(cell.after == cell.before + cell.product);
            expected.at(0, 0, cell.canvas) = cell.after;
        }
        CHECK(stamp.size() == 6);
        CHECK(difference(after, expected) == "equal");
    }
}

TEST_CASE("A stamp told from the canvas after it is the one told from the canvas before",
          "[scatter_steps]")
{
    const Experiment experiment = GENERATE(defaultExample(), richExample());
    const ShownPlane plane{experiment.input.shape().batch - 1, layerOf(experiment).outChannels - 1};
    PartialCanvas partial(experiment, plane);
    for (Index step = 0; step < scatterStepCount(experiment); ++step) {
        CAPTURE(step);
        partial.moveTo(step);
        const std::vector<StampedCell> expected = partial.nextStamp();
        partial.moveTo(step + 1);
        const auto told = stampThatLedTo(partial.canvas(), experiment, plane, step);
        REQUIRE(told.size() == expected.size());
        for (std::size_t i = 0; i < told.size(); ++i) {
            CHECK(told[i].canvas == expected[i].canvas);
            CHECK(told[i].tap == expected[i].tap);
            CHECK(told[i].kept == expected[i].kept);
            CHECK(told[i].before == expected[i].before);
            CHECK(told[i].product == expected[i].product);
            CHECK(told[i].after == expected[i].after);
        }
    }
}

TEST_CASE("A stamp knows its taps and which cells the output keeps", "[scatter_steps]")
{
    const Experiment experiment = defaultExample();
    PartialCanvas partial(experiment, {});
    const std::vector<StampedCell> stamp = partial.nextStamp();
    REQUIRE(stamp.size() == 9);
    std::string kept;
    for (const StampedCell& cell : stamp) {
        kept += cell.kept ? '1' : '0';
        CHECK(cell.canvas == cell.tap); // stride times (0, 0) is no shift
        CHECK(cell.product == experiment.weight.at(0, 0, cell.tap));
    }
    CHECK(kept == "000011011");
    partial.moveTo(3);
    CHECK(partial.nextStamp().front().before == 9 + 14 + 9); // where all four stamps meet
    CHECK(partial.nextStamp().front().canvas == Cell{2, 2});
}

TEST_CASE("A partial canvas can be moved to another owner", "[scatter_steps]")
{
    const Experiment experiment = defaultExample();
    PartialCanvas first(experiment, {});
    first.moveTo(2);
    PartialCanvas second = std::move(first);
    second.moveTo(4);
    CHECK(difference(exactValues(second.canvas()), exactValues(evaluate(experiment).canvas)) ==
          "equal");
}
