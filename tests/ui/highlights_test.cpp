// SPDX-License-Identifier: MIT
#include "canvas/highlights.h"
#include "catch.hpp"
#include "support/experiments.h"

#include <QSignalSpy>

using Ring = CellLook::Ring;
using tconv::Cell;

namespace {

struct Marked {
    Lab lab; ///< X 2 x 2, K 3 x 3, stride 2, canvas 6 x 6, window from (1, 1)
    Highlights highlights{lab};

    std::vector<Cell> canvas(Ring ring) const
    {
        std::vector<Cell> cells;
        const tconv::Size2 size = lab.document().shownEvaluation().geometry.canvas;
        for (tconv::Index row = 0; row < size.height; ++row)
            for (tconv::Index column = 0; column < size.width; ++column)
                if (highlights.canvas({row, column}) == ring)
                    cells.push_back({row, column});
        return cells;
    }
};

std::vector<Cell> square(tconv::Index row, tconv::Index column)
{
    std::vector<Cell> cells;
    for (tconv::Index a = 0; a < 3; ++a)
        for (tconv::Index b = 0; b < 3; ++b)
            cells.push_back({row + a, column + b});
    return cells;
}

} // namespace

TEST_CASE("An input cell marks its whole stamp", "[highlights]")
{
    Marked marked;
    marked.lab.selection().hover({Target::Kind::Input, {0, 1}});
    CHECK(marked.highlights.input({0, 1}) == Ring::Target);
    CHECK(marked.highlights.input({0, 0}) == Ring::None);
    CHECK(marked.canvas(Ring::Source) == square(0, 2)); // stride 2
    CHECK(marked.highlights.isOverridden());
}

TEST_CASE("A canvas cell marks every input cell and tap that contributes", "[highlights]")
{
    Marked marked;
    marked.lab.selection().pin({Target::Kind::Canvas, {2, 1}});
    CHECK(marked.canvas(Ring::Target) == std::vector<Cell>{{2, 1}});
    // X[0,0] K[2,1] and X[1,0] K[0,1]
    CHECK(marked.highlights.input({0, 0}) == Ring::Source);
    CHECK(marked.highlights.input({1, 0}) == Ring::Source);
    CHECK(marked.highlights.input({0, 1}) == Ring::None);
    CHECK(marked.highlights.tap({2, 1}) == Ring::Source);
    CHECK(marked.highlights.tap({0, 1}) == Ring::Source);
    CHECK(marked.highlights.tap({1, 1}) == Ring::None);
    CHECK(marked.highlights.explainedCell() == Cell{2, 1});
}

TEST_CASE("A tap marks every place where its products land", "[highlights]")
{
    Marked marked;
    marked.lab.selection().hover({Target::Kind::Tap, {1, 0}});
    CHECK(marked.highlights.tap({1, 0}) == Ring::Target);
    CHECK(marked.canvas(Ring::Source) == std::vector<Cell>{{1, 0}, {1, 2}, {3, 0}, {3, 2}});
}

TEST_CASE("Without a selection the last step of the timeline is marked", "[highlights]")
{
    Marked marked;
    marked.lab.playback().setStep(2);
    CHECK_FALSE(marked.highlights.isOverridden());
    CHECK(marked.highlights.input({0, 1}) == Ring::Target);
    CHECK(marked.canvas(Ring::Stamp) == square(0, 2));
    marked.lab.selection().hover({Target::Kind::Input, {1, 1}});
    CHECK(marked.canvas(Ring::Stamp).empty()); // what is looked at comes first
    marked.lab.selection().clearHover();
    CHECK(marked.canvas(Ring::Stamp) == square(0, 2));
    marked.lab.playback().setStep(0);
    CHECK(marked.canvas(Ring::Stamp).empty());
    CHECK(marked.highlights.input({0, 1}) == Ring::None);
}

TEST_CASE("A gather step marks the cell that it computes", "[highlights]")
{
    Marked marked;
    marked.lab.playback().setMode(StepMode::Gather);
    marked.lab.playback().setStep(3); // the picture is built, nothing is summed
    CHECK(marked.canvas(Ring::Target).empty());
    CHECK_FALSE(marked.highlights.explainedCell());
    marked.lab.playback().setStep(4);
    const Cell first = marked.lab.gatherCell(4);
    CHECK(first == Cell{1, 1});
    CHECK(marked.canvas(Ring::Target) == std::vector<Cell>{first});
    CHECK(marked.highlights.explainedCell() == first);
}

TEST_CASE("The channel of a stamp is shown and its marks on no other", "[highlights]")
{
    Marked marked;
    tconv::Experiment experiment = support::defaultExample();
    experiment.input = support::counting({1, 2, 2, 2});
    experiment.weight = support::counting({2, 1, 3, 3});
    marked.lab.document().reset(experiment);
    marked.lab.playback().setStep(5); // the first cell of channel 1
    CHECK(marked.lab.selection().inputChannel() == 1);
    CHECK(marked.highlights.input({0, 0}) == Ring::Target);
    CHECK(marked.canvas(Ring::Stamp) == square(0, 0));
    marked.lab.selection().showPlanes(experiment, 0, 0, 0);
    CHECK(marked.highlights.input({0, 0}) == Ring::None);
}

TEST_CASE("Marks are told when they change", "[highlights]")
{
    Marked marked;
    const QSignalSpy told(&marked.highlights, &Highlights::changed);
    marked.lab.selection().hover({Target::Kind::Input, {0, 1}});
    CHECK(told.count() == 1);
    marked.lab.selection().hover({Target::Kind::Input, {0, 1}});
    CHECK(told.count() == 1);
}
