// SPDX-License-Identifier: MIT
#include "canvas/grid_view.h"
#include "canvas/matrix_view.h"
#include "catch.hpp"
#include "panels/explanation_panel.h"
#include "support/experiments.h"
#include "workspaces/matrix/matrix_workspace.h"
#include "workspaces/matrix/multiply_page.h"
#include "workspaces/matrix/recipe_page.h"
#include "workspaces/matrix/round_trip_page.h"

#include <QSignalSpy>
#include <QTest>

using tconv::Cell;

namespace {

struct Fixture {
    explicit Fixture(const tconv::Experiment& experiment = support::defaultExample())
        : workspace((lab.document().reset(experiment), lab))
    {
        workspace.resize(780, 640);
        workspace.show();
    }

    GridContent& x() { return workspace.multiplyPage().vectorView().content(); }
    GridContent& y() { return workspace.multiplyPage().outputView().content(); }

    Lab lab{nullptr, Settings::Storage::None};
    MatrixWorkspace workspace;
};

} // namespace

TEST_CASE("x lists every channel in the order of the columns and can be edited",
          "[matrix_workspace]")
{
    Fixture fixture(support::richExample());
    CHECK(fixture.x().size() == tconv::Size2{4 * 2 * 3, 1});
    CHECK(fixture.x().copiedText({7, 0}) == QLatin1String("-13")); // channel 1, cell (0, 1)
    CHECK_FALSE(fixture.x().setText({7, 0}, QStringLiteral("1/3")));
    CHECK(fixture.lab.document().experiment().input.at(0, 1, {0, 1}) == tconv::Rational(1, 3));
    CHECK(fixture.lab.document().undoStack().undoText() == QLatin1String("Edit x1,0,1"));
    const auto refused = fixture.x().setText({7, 0}, QStringLiteral("two"));
    REQUIRE(refused);
    CHECK(refused->contains(QLatin1String("two")));
}

TEST_CASE("y is the output and fills along the timeline", "[matrix_workspace]")
{
    Fixture fixture;
    CHECK(fixture.y().size() == tconv::Size2{4, 4});
    CHECK(fixture.y().copiedText({1, 1}) == QLatin1String("36"));
    fixture.lab.playback().first();
    CHECK(fixture.y().copiedText({1, 1}) == QLatin1String("0"));
    fixture.lab.playback().setStep(1); // column 0: x00 = 1
    CHECK(fixture.y().copiedText({1, 1}) == QLatin1String("9"));
    fixture.lab.playback().setStep(2);
    CHECK(fixture.y().copiedText({1, 1}) == QLatin1String("23")); // and 2 · 7
}

TEST_CASE("A row of the matrix lights the x that it meets in every channel", "[matrix_workspace]")
{
    Fixture fixture(support::richExample());
    const auto start = fixture.lab.document().shownEvaluation().geometry.windowStart;
    fixture.lab.selection().hover({Target::Kind::Canvas, Cell{1, 1} + start});
    int marked = 0;
    for (tconv::Index place = 0; place < fixture.x().size().height; ++place)
        marked += fixture.x().look({place, 0}).ring != CellLook::Ring::None;
    // By the definition: every input channel of the group times the pairs of both axes.
    const auto terms =
        tconv::termsOf(fixture.lab.document().shownExperiment(), 0, Cell{1, 1} + start);
    CHECK(marked == static_cast<int>(terms.size()));
    CHECK(marked > 1);
}

TEST_CASE("The explanation tells which row or column of the matrix it is", "[matrix_workspace]")
{
    Fixture fixture;
    fixture.lab.selection().hover({Target::Kind::Canvas, {2, 2}});
    CHECK(fixture.workspace.explanation().shownText().contains(
        QStringLiteral("Row y11 of Vᵀ (5 of 16)")));
    CHECK(fixture.workspace.explanation().shownText().contains(QLatin1String("= 36")));
    fixture.lab.selection().hover({Target::Kind::Input, {0, 1}});
    CHECK(fixture.workspace.explanation().shownText().contains(
        QStringLiteral("y += x01 · Vᵀ[:, 1] = 2 · (4, 5, 6, 7, 8, 9)")));
    fixture.lab.selection().hover({Target::Kind::Canvas, {0, 0}});
    CHECK(fixture.workspace.explanation().shownText().contains(QStringLiteral("no row for it")));
}

TEST_CASE("Nothing falls over when the experiment changes under the matrix", "[matrix_workspace]")
{
    Fixture fixture(support::richExample());
    fixture.lab.playback().setStep(10);
    fixture.lab.selection().pin({Target::Kind::Input, {1, 2}});
    for (const auto& experiment : {support::defaultExample(), support::richExample()}) {
        fixture.lab.document().reset(experiment);
        fixture.lab.playback().setMode(StepMode::Gather);
        fixture.lab.playback().setStep(4);
        (void)fixture.workspace.grab();
        fixture.lab.playback().setMode(StepMode::Scatter);
    }
    tconv::Experiment empty = support::defaultExample();
    empty.input = tconv::Tensor4<tconv::Rational>({0, 1, 2, 2});
    fixture.lab.document().reset(empty);
    CHECK(fixture.x().size() == tconv::Size2{});
    (void)fixture.workspace.grab();
}

TEST_CASE("The round trip tells that values do not return and which sizes do", "[matrix_workspace]")
{
    Fixture fixture;
    const auto snapshot = fixture.lab.document().shownSnapshot();
    const RoundTripFacts facts = roundTripFacts(snapshot, 0);
    REQUIRE(facts.trip);
    CHECK_FALSE(facts.trip->isInverse);
    const QString words = roundTripWords(facts, tconv::NumberStyle::Automatic);
    CHECK(words.contains(QStringLiteral("2 × 2 → 4 × 4 → 2 × 2")));
    CHECK(words.contains(QLatin1String("4 of 4 cells of x differ")));
    CHECK(words.contains(QStringLiteral("16 × 16 of rank 4")));
    // k5 s3 p2: 16 comes back as 16, and so do 17 and 18, but 15 as 13.
    tconv::Experiment experiment;
    experiment.input = support::counting({1, 1, 6, 6});
    experiment.weight = support::counting({1, 1, 5, 5});
    experiment.options = {.stride = {3, 3}, .padding = {2, 2}};
    const RoundTripFacts sizes =
        roundTripFacts(std::make_shared<const tconv::Experiment>(experiment), 0);
    std::vector<tconv::Index> back;
    for (const tconv::ShapeReturn& entry : sizes.heights)
        if (entry.from >= 15 && entry.from <= 18)
            back.push_back(entry.back);
    CHECK(back == std::vector<tconv::Index>{13, 16, 16, 16});
}

TEST_CASE("The round trip page computes beside the window and shows the newest answer",
          "[matrix_workspace]")
{
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(support::defaultExample());
    Highlights highlights(lab);
    RoundTripPage page(lab, highlights);
    QSignalSpy shown(&page, &RoundTripPage::factsShown);
    page.resize(780, 500);
    page.show();
    REQUIRE(shown.wait(5000));
    CHECK(page.facts().experiment == lab.document().shownSnapshot());
    lab.document().reset(support::richExample());
    REQUIRE(shown.wait(5000));
    CHECK(page.facts().experiment == lab.document().shownSnapshot());
    REQUIRE(page.facts().trip);
    CHECK(page.facts().trip->y.shape() == tconv::Shape4{1, 6, 4, 6});
}
