// SPDX-License-Identifier: MIT
#include "canvas/bordered_content.h"
#include "canvas/gather_words.h"
#include "canvas/output_content.h"
#include "canvas/rotated_content.h"
#include "catch.hpp"
#include "support/experiments.h"

#include <QSignalSpy>

using Ring = CellLook::Ring;
using tconv::Cell;

namespace {

/// X 2x2 = 1 2 3 4, K 3x3 = 1 … 9, stride 2, padding 1, output_padding 1: bordered 6x6, output 4x4.
struct Gathered {
    Lab lab{nullptr, Settings::Storage::None};
    Highlights highlights{lab};
    CanvasContent canvas{lab, highlights};
    BorderedContent bordered{lab, highlights};
    RotatedContent rotated{lab, highlights, bordered};
    OutputContent output{lab, canvas};

    Gathered() { lab.playback().setMode(StepMode::Gather); }
    void goTo(tconv::Index step) { lab.playback().setStep(step); }

    /// A row of the shown grid, "·" where nothing is there.
    QString row(tconv::Index row) const
    {
        QStringList cells;
        for (tconv::Index column = 0; column < bordered.size().width; ++column) {
            const CellLook look = bordered.look({row, column});
            cells += look.isAbsent ? QStringLiteral("·") : look.text;
        }
        return cells.join(QLatin1Char(' '));
    }
};

} // namespace

TEST_CASE("The bordered input grows stage by stage on a grid that keeps its size", "[gather]")
{
    Gathered g;
    g.goTo(0);
    CHECK(g.bordered.size() == tconv::Size2{6, 6});
    CHECK(g.row(1) == QStringLiteral("· 1 2 · · ·")); // close together
    CHECK(g.row(2) == QStringLiteral("· 3 4 · · ·"));
    CHECK_FALSE(g.bordered.hasNumbers());
    g.goTo(1);
    CHECK(g.row(1) == QStringLiteral("· 1 0 2 · ·"));
    CHECK(g.row(2) == QStringLiteral("· 0 0 0 · ·"));
    CHECK(g.row(3) == QStringLiteral("· 3 0 4 · ·"));
    g.goTo(2);
    CHECK(g.row(0) == QStringLiteral("0 0 0 0 0 0"));
    CHECK(g.row(3) == QStringLiteral("0 3 0 4 0 0"));
    CHECK(g.bordered.size() == tconv::Size2{6, 6});
    CHECK(g.bordered.hasNumbers());
    CHECK_FALSE(g.bordered.window());
}

TEST_CASE("Zeros that were put in look different from a zero that was typed", "[gather]")
{
    Gathered g;
    tconv::Experiment experiment = g.lab.document().experiment();
    experiment.input.at(0, 0, {0, 0}) = 0;
    g.lab.document().reset(experiment);
    g.goTo(2);
    CHECK_FALSE(g.bordered.look({1, 1}).isFiller); // X[0,0]
    CHECK(g.bordered.look({1, 2}).isFiller);       // inserted
    CHECK(g.bordered.look({0, 0}).isFiller);       // border
    CHECK(g.bordered.look({1, 2}).fill != g.bordered.look({0, 0}).fill);
    CHECK(g.bordered.look({5, 0}).isEdge); // output_padding
    CHECK(g.bordered.look({0, 5}).isEdge);
    CHECK_FALSE(g.bordered.look({4, 4}).isEdge);
    CHECK(g.bordered.spokenText({1, 2}).contains(QStringLiteral("inserted zero")));
    CHECK(g.bordered.spokenText({0, 0}).contains(QStringLiteral("border zero")));
}

TEST_CASE("The rotated kernel appears in the third stage", "[gather]")
{
    Gathered g;
    g.goTo(2);
    CHECK(g.rotated.look({0, 0}).isAbsent);
    CHECK(rotatedHeading(g.bordered).name.isEmpty());
    g.goTo(3);
    CHECK(g.rotated.look({0, 0}).text == QStringLiteral("9"));
    CHECK(g.rotated.look({2, 1}).text == QStringLiteral("2"));
    g.rotated.hover(Cell{0, 0});
    CHECK(g.lab.selection().hovered() == Target{Target::Kind::Tap, {2, 2}});
    CHECK(g.rotated.look({0, 0}).ring == Ring::Target);
}

TEST_CASE("The window carries its products", "[gather]")
{
    Gathered g;
    g.goTo(3 + 6); // Y[1,1] = 1·9 + 2·7 + 3·3 + 4·1
    REQUIRE(g.bordered.window());
    CHECK(g.bordered.window()->range == CellRange{{1, 1}, {3, 3}});
    CHECK(g.bordered.look({1, 1}).note == QStringLiteral("·9=9"));
    CHECK(g.bordered.look({1, 3}).note == QStringLiteral("·7=14"));
    CHECK(g.bordered.look({2, 2}).note == QStringLiteral("·5=0"));
    CHECK(g.bordered.look({1, 1}).ring == Ring::Stamp);
    CHECK(g.bordered.look({2, 2}).ring == Ring::Covered);
    CHECK(g.bordered.look({0, 0}).note.isEmpty());
    CHECK(windowCaption(g.lab, g.bordered) == QStringLiteral("Y[1,1]: products add up to 36"));
    g.lab.settings().setHidesZeroProducts(true);
    CHECK(g.bordered.look({2, 2}).note.isEmpty());
    CHECK(g.bordered.look({1, 3}).note == QStringLiteral("·7=14"));
}

TEST_CASE("A dilated window covers cells that lie apart", "[gather]")
{
    Gathered g;
    tconv::Experiment experiment = g.lab.document().experiment();
    experiment.options = {.stride = {1, 1}, .dilation = {2, 2}};
    g.lab.document().reset(experiment);
    g.goTo(4);
    CHECK(g.bordered.window()->range == CellRange{{0, 0}, {4, 4}});
    CHECK(g.bordered.look({0, 0}).ring == Ring::Covered);
    CHECK(g.bordered.look({0, 1}).ring == Ring::None);
    CHECK(g.bordered.look({4, 4}).ring == Ring::Stamp); // X[0,0] under the last tap
    CHECK(g.bordered.look({4, 4}).note == QStringLiteral("·1=1"));
}

TEST_CASE("Looking at an output cell shows its window and what contributes", "[gather]")
{
    Gathered g;
    g.goTo(4);
    g.output.hover(Cell{1, 1});
    CHECK(g.lab.selection().hovered() == Target{Target::Kind::Canvas, {2, 2}});
    CHECK(g.bordered.window()->range == CellRange{{1, 1}, {3, 3}});
    g.output.hover(std::nullopt);
    CHECK(g.bordered.window()->range == CellRange{{0, 0}, {2, 2}});
}

TEST_CASE("A bordered cell that holds an input value selects that input cell", "[gather]")
{
    Gathered g;
    g.goTo(5);
    g.bordered.hover(Cell{1, 3});
    CHECK(g.lab.selection().hovered() == Target{Target::Kind::Input, {0, 1}});
    CHECK(g.bordered.window()->isPale); // the timeline's window steps back
    CHECK(g.bordered.look({1, 3}).ring == Ring::Target);
    g.bordered.hover(Cell{1, 2});
    CHECK(g.lab.selection().hovered() == Target{});
    g.goTo(0);
    g.bordered.click({2, 2}); // X[1,1] before it is stretched
    CHECK(g.lab.selection().pinned() == Target{Target::Kind::Input, {1, 1}});
}

TEST_CASE("What a negative border crops stays to be seen", "[gather]")
{
    Gathered g;
    tconv::Experiment experiment = g.lab.document().experiment();
    experiment.input = support::counting({1, 1, 3, 3});
    experiment.weight = support::counting({1, 1, 1, 1});
    experiment.options = {.stride = {2, 2}, .padding = {1, 0}};
    g.lab.document().reset(experiment); // stretched 5x5, border -1 x 0, bordered 3x5
    g.goTo(1);
    CHECK_FALSE(g.bordered.look({0, 0}).isCropped);
    CHECK_FALSE(g.bordered.frame());
    g.goTo(2);
    CHECK(g.bordered.size() == tconv::Size2{5, 5});
    CHECK(g.bordered.look({0, 0}).isCropped);
    CHECK(g.bordered.look({0, 0}).text == QStringLiteral("1"));
    CHECK_FALSE(g.bordered.look({1, 0}).isCropped);
    CHECK(g.bordered.firstNumber() == Cell{-1, 0});
    CHECK(g.bordered.frame()->range == CellRange{{1, 0}, {3, 4}});
    g.goTo(4);
    CHECK(g.bordered.window()->range == CellRange{{1, 0}, {1, 0}});
}

TEST_CASE("With several channels the caption tells the shown one's share and the whole sum",
          "[gather]")
{
    Gathered g;
    g.lab.document().reset(support::richExample());
    g.lab.selection().showPlanes(g.lab.document().shownExperiment(), 1, 3, 4);
    g.goTo(g.lab.gatherLead() + 1);
    const tconv::Experiment& experiment = g.lab.document().shownExperiment();
    const Cell cell = g.lab.gatherCell(g.lab.gatherLead() + 1);
    const tconv::NumberTensor& canvas = g.lab.document().shownEvaluation().canvas;
    const QString whole =
        QString::fromStdString(canvas.text(1, 4, cell, tconv::NumberStyle::Automatic));
    tconv::Rational share = 0;
    const tconv::ZeroInsertion stages = tconv::zeroInsertion(experiment, 1, 3, 1);
    for (const auto& product : tconv::windowProducts(stages, experiment.options.dilation, {0, 0}))
        share += product.value;
    const QString words = windowCaption(g.lab, g.bordered);
    CHECK(words.contains(
        QStringLiteral("channel 1 of 2: %1 ·")
            .arg(QString::fromStdString(tconv::numberText(share, tconv::NumberStyle::Automatic)))));
    CHECK(words.endsWith(QStringLiteral("all channels and bias: ") + whole));
    CHECK(borderedHeading(g.lab, g.bordered).remark.contains(QStringLiteral("channel 1 of 2")));
}

TEST_CASE("One step further repaints only the windows", "[gather]")
{
    Gathered g;
    g.goTo(5);
    const QSignalSpy whole(&g.bordered, &GridContent::changed);
    QSignalSpy some(&g.bordered, &GridContent::cellsChanged);
    g.goTo(6);
    CHECK(whole.count() == 0);
    CHECK(some.count() >= 2);
    CHECK(some.at(0).at(0).value<CellRange>() == CellRange{{0, 1}, {2, 3}});
    CHECK(some.at(1).at(0).value<CellRange>() == CellRange{{0, 2}, {2, 4}});
}

TEST_CASE("The output is filled cell by cell and has the canvas's numbers", "[gather]")
{
    Gathered g;
    CHECK(g.output.size() == tconv::Size2{4, 4});
    g.goTo(3);
    CHECK(g.output.look({0, 0}).text.isEmpty());
    g.goTo(4);
    CHECK(g.output.look({0, 0}).text == QStringLiteral("5"));
    CHECK(g.output.look({0, 1}).text.isEmpty());
    CHECK(g.output.look({3, 3}).isEdge);
    CHECK_FALSE(g.output.look({0, 0}).isCropped);
    CHECK(g.output.copiedText({0, 0}) == QStringLiteral("5"));
    CHECK(g.output.copiedText({0, 1}).isEmpty());
}
