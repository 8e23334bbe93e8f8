// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/lab.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

namespace {

using tconv::Cell;
using tconv::Index;
using tconv::Rational;

tconv::Tensor4<Rational> counted(tconv::Shape4 shape)
{
    tconv::Tensor4<Rational> tensor(shape);
    Rational next = 1;
    for (Rational& value : tensor.values())
        value = next++;
    return tensor;
}

/// Two samples, four input and six output channels in two groups; nothing is square.
tconv::Experiment twoGroups()
{
    tconv::Experiment experiment;
    experiment.input = counted({2, 4, 2, 3});
    experiment.weight = counted({4, 3, 3, 2});
    experiment.bias = std::vector<Rational>{1, 2, 3, 4, 5, 6};
    experiment.options.groups = 2;
    experiment.options.stride = {2, 1};
    experiment.options.padding = {1, 0};
    return experiment;
}

void edit(Lab& lab, tconv::Experiment experiment)
{
    lab.document().edit(QStringLiteral("Edit"), std::move(experiment));
}

std::vector<Rational> row(const Lab& lab, Index rowIndex)
{
    std::vector<Rational> values;
    const tconv::NumberTensor& canvas = lab.stepCanvas();
    for (Index column = 0; column < canvas.shape().width; ++column)
        values.push_back(canvas.exact(0, 0, {rowIndex, column}));
    return values;
}

bool showsWholeResult(const Lab& lab)
{
    const tconv::NumberTensor& all = lab.document().shownEvaluation().canvas;
    const tconv::NumberTensor& shown = lab.stepCanvas();
    if (shown.shape() != tconv::Shape4{1, 1, all.shape().height, all.shape().width})
        return false;
    const tconv::ShownPlane plane = lab.selection().plane();
    for (Index i = 0; i < all.shape().height; ++i)
        for (Index j = 0; j < all.shape().width; ++j)
            if (shown.exact(0, 0, {i, j}) != all.exact(plane.sample, plane.outputChannel, {i, j}))
                return false;
    return true;
}

} // namespace

TEST_CASE("A new lab shows the finished result of the default example", "[lab]")
{
    const Lab lab;
    CHECK(lab.playback().total() == 4);
    CHECK(lab.playback().step() == 4);
    CHECK(row(lab, 0) == std::vector<Rational>{1, 2, 5, 4, 6});
    CHECK(row(lab, 1) == std::vector<Rational>{4, 5, 14, 10, 12});
    CHECK(row(lab, 2) == std::vector<Rational>{10, 14, 36, 24, 30});
    CHECK(row(lab, 3) == std::vector<Rational>{12, 15, 34, 20, 24});
    CHECK(row(lab, 4) == std::vector<Rational>{21, 24, 55, 32, 36});
}

TEST_CASE("The canvas follows the timeline forwards and backwards", "[lab]")
{
    Lab lab;
    lab.playback().first();
    CHECK(row(lab, 0) == std::vector<Rational>{0, 0, 0, 0, 0});
    lab.playback().next();
    CHECK(row(lab, 0) == std::vector<Rational>{1, 2, 3, 0, 0});
    lab.playback().next();
    CHECK(row(lab, 0) == std::vector<Rational>{1, 2, 5, 4, 6});
    CHECK(row(lab, 2) == std::vector<Rational>{7, 8, 23, 16, 18});
    lab.playback().next();
    CHECK(row(lab, 2) == std::vector<Rational>{10, 14, 32, 16, 18});
    lab.playback().previous();
    CHECK(row(lab, 2) == std::vector<Rational>{7, 8, 23, 16, 18});
    lab.playback().last();
    CHECK(row(lab, 2) == std::vector<Rational>{10, 14, 36, 24, 30});
}

TEST_CASE("A stamp tells what was there and what it adds", "[lab]")
{
    Lab lab;
    lab.playback().setStep(1);
    lab.stepCanvas(); // the canvas before and after must not depend on who asked first
    const Index step = GENERATE(4, 2, 3, 1);
    CAPTURE(step);
    const std::vector<tconv::StampedCell> cells = lab.stamp(step);
    REQUIRE(cells.size() == 9);
    lab.playback().setStep(step - 1);
    for (const tconv::StampedCell& cell : cells) {
        CAPTURE(cell.canvas.row, cell.canvas.column);
        CHECK(cell.before == lab.stepCanvas().exact(0, 0, cell.canvas));
        CHECK(cell.before + cell.product == cell.after);
    }
    lab.playback().setStep(step);
    for (const tconv::StampedCell& cell : cells)
        CHECK(cell.after == lab.stepCanvas().exact(0, 0, cell.canvas));
}

TEST_CASE("The last stamp of the default example adds 4 x 1 to 32", "[lab]")
{
    const Lab lab;
    const tconv::StampedCell first = lab.stamp(4).front();
    CHECK(first.canvas == Cell{2, 2});
    CHECK(first.before == 32);
    CHECK(first.product == 4);
    CHECK(first.after == 36);
    CHECK(lab.scatterStep(4) == tconv::ScatterStep{0, {1, 1}, {2, 2}});
    CHECK(lab.scatterStep(1) == tconv::ScatterStep{0, {0, 0}, {0, 0}});
}

TEST_CASE("Gathering walks through the kept cells row by row", "[lab]")
{
    Lab lab;
    lab.playback().setMode(StepMode::Gather);
    CHECK(lab.gatherLead() == 3);
    CHECK(lab.playback().total() == 3 + 16);
    CHECK(lab.playback().step() == 3 + 16); // the finished result stays finished
    CHECK(lab.gatherCell(3 + 1) == Cell{1, 1});
    CHECK(lab.gatherCell(3 + 4) == Cell{1, 4});
    CHECK(lab.gatherCell(3 + 5) == Cell{2, 1});
    CHECK(lab.gatherCell(3 + 16) == Cell{4, 4});
    CHECK(lab.gatheredCell() == Cell{4, 4});
    lab.playback().setStep(4);
    CHECK(lab.gatheredCell() == Cell{1, 1});
    lab.playback().setStep(3);
    CHECK_FALSE(lab.gatheredCell());
    lab.playback().last();
    lab.playback().setMode(StepMode::Scatter);
    CHECK(lab.playback().total() == 4);
    CHECK(lab.playback().step() == 4);
}

TEST_CASE("Gathering has computed the kept cells up to the step and shows the finished canvas",
          "[lab]")
{
    Lab lab;
    CHECK(lab.isComputed({0, 0}));
    lab.playback().setMode(StepMode::Gather);
    lab.playback().setStep(3);
    CHECK_FALSE(lab.isComputed({1, 1})); // only the picture is built
    lab.playback().setStep(8);
    CHECK(lab.isComputed({1, 1}));
    CHECK(lab.isComputed({1, 4}));
    CHECK(lab.isComputed({2, 1}));
    CHECK_FALSE(lab.isComputed({2, 2}));
    CHECK_FALSE(lab.isComputed({0, 0})); // cropped: never computed
    CHECK_FALSE(lab.isComputed({1, 0}));
    CHECK(showsWholeResult(lab));
}

TEST_CASE("Every plane ends with its own numbers", "[lab]")
{
    const Index samples = GENERATE(1, 2);
    const Index outputChannel = GENERATE(0, 2, 3, 5);
    const StepMode mode = GENERATE(StepMode::Scatter, StepMode::Gather);
    CAPTURE(samples, outputChannel);
    Lab lab;
    tconv::Experiment experiment = twoGroups();
    experiment.input = counted({samples, 4, 2, 3});
    edit(lab, experiment);
    lab.playback().setMode(mode);
    REQUIRE(showsWholeResult(lab)); // another plane's numbers are remembered first
    lab.selection().showPlanes(lab.document().shownExperiment(), samples - 1, 0, outputChannel);
    CHECK(showsWholeResult(lab));
    if (mode == StepMode::Gather)
        lab.playback().setStep(8); // what is not computed yet is isComputed()'s business
    CHECK(showsWholeResult(lab));
}

TEST_CASE("Several input channels have a tick each at the step where they begin", "[lab]")
{
    Lab lab;
    CHECK(lab.timelineTicks().empty()); // one channel
    edit(lab, twoGroups());
    CHECK(lab.playback().total() == 12); // two of the four channels, 2x3 cells each
    CHECK(lab.timelineTicks() == std::vector<Index>{0, 6});
    lab.selection().showPlanes(lab.document().shownExperiment(), 0, 0, 4);
    CHECK(lab.scatterStep(7).inputChannel == 3); // the step after the second tick
    CHECK(lab.scatterStep(7).input == Cell{0, 0});
    lab.playback().setMode(StepMode::Gather);
    CHECK(lab.timelineTicks() == std::vector<Index>{1, 2, 3}); // the stages, then the sums
}

TEST_CASE("Another mode keeps what the step means", "[lab]")
{
    Lab lab; // X 2x2, K 3x3, stride 2, padding 1: stamp (0,0) ends on canvas (2,2)
    Playback& playback = lab.playback();
    const auto inOtherMode = [&](Index step) {
        playback.setStep(step);
        const StepMode other =
            playback.mode() == StepMode::Scatter ? StepMode::Gather : StepMode::Scatter;
        playback.setMode(other);
        return playback.step();
    };
    SECTION("from a stamp to the last kept cell that it touches")
    {
        CHECK(inOtherMode(1) == 3 + 6); // Y[1,1]
        CHECK(lab.gatheredCell() == Cell{2, 2});
    }
    SECTION("from a sum to the stamp that completed it")
    {
        playback.setMode(StepMode::Gather);
        CHECK(inOtherMode(3 + 1) == 1); // canvas (1,1): X[0,0] alone
        playback.setMode(StepMode::Gather);
        CHECK(inOtherMode(3 + 2) == 2); // canvas (1,2): X[0,0] and X[0,1]
        playback.setMode(StepMode::Gather);
        CHECK(inOtherMode(3 + 6) == 4); // canvas (2,2): all four
    }
    SECTION("the start stays the start and the end the end")
    {
        CHECK(inOtherMode(0) == 0);
        CHECK(inOtherMode(playback.total()) == 4);
        CHECK(inOtherMode(4) == 3 + 16);
    }
    SECTION("a picture that is being built has no stamp yet")
    {
        playback.setMode(StepMode::Gather);
        CHECK(inOtherMode(2) == 0);
    }
    SECTION("and says so once")
    {
        playback.setStep(1);
        const QSignalSpy told(&playback, &Playback::stepChanged);
        playback.setMode(StepMode::Gather);
        CHECK(told.count() == 1);
    }
}

TEST_CASE("Steps without a counterpart lead to the nearest earlier one", "[lab]")
{
    Lab lab;
    tconv::Experiment experiment = lab.document().experiment();
    experiment.input = counted({1, 1, 3, 3});
    experiment.weight = counted({1, 1, 1, 1});
    experiment.options = {.stride = {3, 3}, .padding = {2, 2}}; // 3x3 kept: X[1,1] in the middle
    edit(lab, experiment);
    lab.playback().setStep(2); // X[0,1] is cropped, and X[0,0] before it
    CHECK(lab.translatedStep(2, StepMode::Scatter, StepMode::Gather) == 3);
    CHECK(lab.translatedStep(5, StepMode::Scatter, StepMode::Gather) == 3 + 5);
    CHECK(lab.translatedStep(7, StepMode::Scatter, StepMode::Gather) == 3 + 5);
    // Y[0,0] gets nothing and nothing comes before it; Y[2,0] comes after Y[1,1].
    CHECK(lab.translatedStep(3 + 1, StepMode::Gather, StepMode::Scatter) == 0);
    CHECK(lab.translatedStep(3 + 7, StepMode::Gather, StepMode::Scatter) == 5);
}

TEST_CASE("With several channels a sum leads to the last channel's stamp", "[lab]")
{
    Lab lab;
    edit(lab, twoGroups());
    lab.selection().showPlanes(lab.document().shownExperiment(), 0, 0, 4);
    const Index step = lab.translatedStep(3 + 1, StepMode::Gather, StepMode::Scatter);
    CHECK(lab.scatterStep(step).inputChannel == 3);
}

TEST_CASE("An edit is in the canvas at once and undo takes it out", "[lab]")
{
    Lab lab;
    lab.playback().setStep(1);
    REQUIRE(row(lab, 0) == std::vector<Rational>{1, 2, 3, 0, 0});
    REQUIRE(lab.stamp(3).front().before == 7); // not the timeline's next one
    tconv::Experiment after = lab.document().experiment();
    after.input.at(0, 0, {0, 0}) = 10;
    edit(lab, after);
    CHECK(lab.playback().step() == 1);
    CHECK(row(lab, 0) == std::vector<Rational>{10, 20, 30, 0, 0});
    CHECK(lab.stamp(2).front().before == 30);
    CHECK(lab.stamp(3).front().before == 70);
    lab.document().undoStack().undo();
    CHECK(row(lab, 0) == std::vector<Rational>{1, 2, 3, 0, 0});
    CHECK(lab.stamp(2).front().before == 3);
}

TEST_CASE("Whoever hears a signal reads a lab that fits together", "[lab]")
{
    Lab lab;
    edit(lab, twoGroups());
    SECTION("that showed another sample")
    {
        lab.selection().showPlanes(lab.document().shownExperiment(), 1, 0, 0);
    }
    SECTION("that showed another input channel")
    {
        lab.selection().showPlanes(lab.document().shownExperiment(), 0, 1, 0);
    }
    SECTION("that showed the last of all planes")
    {
        lab.selection().showPlanes(lab.document().shownExperiment(), 1, 3, 5);
    }
    lab.selection().pin({Target::Kind::Input, {1, 2}});
    int heard = 0;
    const auto check = [&] {
        ++heard;
        const tconv::Experiment& shown = lab.document().shownExperiment();
        const Index channels = tconv::layerOf(shown).outChannels;
        CHECK(lab.selection().sample() < shown.input.shape().batch);
        CHECK(lab.selection().outputChannel() < channels);
        CHECK(lab.selection().active().cell.column < shown.input.shape().width);
        CHECK(lab.playback().total() == tconv::scatterStepCount(shown));
        CHECK(lab.playback().step() <= lab.playback().total());
        CHECK(showsWholeResult(lab));
    };
    QObject::connect(&lab.selection(), &Selection::planesChanged, &lab, check);
    QObject::connect(&lab.selection(), &Selection::changed, &lab, check);
    QObject::connect(&lab.playback(), &Playback::stepChanged, &lab, check);
    QObject::connect(&lab.document(), &LabDocument::changed, &lab, check);
    lab.document().undoStack().undo(); // to one plane of 2x2
    CHECK(heard == 4);
    CHECK(lab.selection().pinned() == Target{});
}

TEST_CASE("A broken rule leaves the timeline and the canvas with the last valid experiment",
          "[lab]")
{
    Lab lab;
    tconv::Experiment after = lab.document().experiment();
    after.options.stride = {1, 1}; // output_padding 1 is too large for it
    after.input = counted({1, 1, 5, 5});
    edit(lab, after);
    REQUIRE_FALSE(lab.document().evaluation().ok());
    CHECK(lab.playback().total() == 4);
    CHECK(row(lab, 2) == std::vector<Rational>{10, 14, 36, 24, 30});
    after.options.outputPadding = {0, 0};
    edit(lab, after);
    CHECK(lab.playback().total() == 25);
    CHECK(lab.playback().step() == 25);
    CHECK(showsWholeResult(lab));
}

TEST_CASE("A new document begins with its finished result and nothing pinned", "[lab]")
{
    Lab lab;
    lab.playback().setStep(1);
    lab.playback().play();
    lab.selection().pin({Target::Kind::Tap, {0, 1}});
    lab.document().reset(twoGroups());
    CHECK(lab.playback().step() == 12);
    CHECK_FALSE(lab.playback().isPlaying());
    CHECK(lab.selection().active() == Target{});
    CHECK(showsWholeResult(lab));
}

TEST_CASE("A batch without samples has no steps and no computed number", "[lab]")
{
    Lab lab;
    tconv::Experiment empty = twoGroups();
    empty.input = tconv::Tensor4<Rational>({0, 4, 2, 3});
    edit(lab, empty);
    REQUIRE(lab.document().evaluation().ok());
    const StepMode mode = GENERATE(StepMode::Scatter, StepMode::Gather);
    lab.playback().setMode(mode);
    CHECK(lab.playback().total() == 0);
    CHECK(lab.timelineTicks().empty());
    const tconv::Size2 canvas = lab.document().shownEvaluation().geometry.canvas;
    CHECK(lab.stepCanvas().shape() == tconv::Shape4{1, 1, canvas.height, canvas.width});
    if (mode == StepMode::Gather)
        CHECK_FALSE(lab.isComputed({1, 0}));
}

TEST_CASE("The clock moves the timeline while it plays and rests otherwise", "[lab]")
{
    Lab lab;
    lab.startClock();
    lab.startClock(); // once is enough
    lab.playback().setSpeed(8);
    lab.playback().setStep(0);
    QSignalSpy steps(&lab.playback(), &Playback::stepChanged);
    QElapsedTimer time;
    time.start();
    lab.playback().play();
    REQUIRE(QTest::qWaitFor([&] { return lab.playback().step() == 4; }, 20'000));
    CHECK(time.elapsed() >= static_cast<qint64>(4 * Playback::kStepMilliseconds / 8) - 1);
    CHECK_FALSE(lab.playback().isPlaying());
    const auto* clock = lab.findChild<QTimer*>();
    REQUIRE(clock != nullptr);
    CHECK_FALSE(clock->isActive());
}
