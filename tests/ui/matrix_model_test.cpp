// SPDX-License-Identifier: MIT
#include "canvas/matrix_model.h"
#include "catch.hpp"
#include "support/experiments.h"

#include <QSignalSpy>

using tconv::Cell;
using tconv::Index;

TEST_CASE("A place of the matrix is told with its tap and the cells that it joins",
          "[matrix_model]")
{
    Lab lab(nullptr, Settings::Storage::None);
    MatrixModel model(lab);
    lab.document().reset(support::defaultExample());
    CHECK(model.describe({5, 0}) == QStringLiteral("Vᵀ[5, 0] = K[2,2] = 9: joins x00 with y11"));
    CHECK(model.describe({0, 3}) == QStringLiteral("Vᵀ[0, 3] = 0: no tap joins x11 with y00"));
    lab.document().reset(support::richExample());
    CHECK(model.rowName(0) == QLatin1String("y0,0,0"));
    CHECK(model.columnName(7) == QLatin1String("x1,0,1"));
}

TEST_CASE("What is looked at in a grid is a row or a column or a tap of the matrix",
          "[matrix_model]")
{
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(support::defaultExample());
    const MatrixModel model(lab);
    lab.selection().hover({Target::Kind::Canvas, {2, 2}}); // output cell (1, 1): padding is 1
    CHECK(model.marks().row == Index(5));
    CHECK_FALSE(model.marks().column);
    CHECK_FALSE(model.marks().isStep);
    lab.selection().hover({Target::Kind::Input, {1, 0}});
    CHECK(model.marks().column == Index(2));
    lab.selection().hover({Target::Kind::Tap, {1, 2}});
    CHECK(model.marks().weight == Index(5));
    lab.selection().hover({Target::Kind::Canvas, {0, 0}}); // cropped: no row
    CHECK_FALSE(model.marks().row);
    CHECK_FALSE(model.marks().isStep);
}

TEST_CASE("Without anything looked at the timeline marks a column or a row", "[matrix_model]")
{
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(support::defaultExample());
    const MatrixModel model(lab);
    lab.playback().setStep(2);
    CHECK(model.marks().column == Index(1));
    CHECK(model.marks().isStep);
    lab.playback().setStep(0);
    CHECK_FALSE(model.marks().column);
    lab.playback().setMode(StepMode::Gather);
    lab.playback().last();
    CHECK(model.marks().row == Index(15));
}

TEST_CASE("Looking at a row or a column of the matrix is looking at a cell of the grids",
          "[matrix_model]")
{
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(support::richExample());
    MatrixModel model(lab);
    const auto geometry = lab.document().shownEvaluation().geometry;
    const Index row = model.structure().rowOf({0, {1, 2}});
    model.hoverRow(row);
    CHECK(lab.selection().hovered() ==
          Target{Target::Kind::Canvas, Cell{1, 2} + geometry.windowStart});
    // Another plane than the one shown: hovering leaves the picture as it is, clicking shows it.
    const Index other = model.structure().rowOf({4, {0, 1}});
    model.hoverRow(other);
    CHECK(lab.selection().hovered().kind == Target::Kind::None);
    model.clickRow(other);
    CHECK(lab.selection().outputChannel() == 4);
    CHECK(lab.selection().pinned() ==
          Target{Target::Kind::Canvas, Cell{0, 1} + geometry.windowStart});
    const Index column = model.structure().columnOf({3, {1, 1}});
    model.clickColumn(column);
    CHECK(lab.selection().inputChannel() == 3);
    CHECK(lab.selection().outputChannel() == 4); // the same group
    CHECK(lab.selection().pinned() == Target{Target::Kind::Input, {1, 1}});
    model.clickColumn(model.structure().columnOf({0, {0, 0}}));
    CHECK(lab.selection().outputChannel() == 0); // the group of channel 0
}

TEST_CASE("A place of the matrix means its row where the timeline goes by row", "[matrix_model]")
{
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(support::defaultExample());
    MatrixModel model(lab);
    model.hover(Cell{5, 2});
    CHECK(lab.selection().hovered().kind == Target::Kind::Input);
    CHECK(model.marks().column == Index(2));
    lab.playback().setMode(StepMode::Gather);
    model.hover(Cell{5, 2});
    CHECK(model.marks().row == Index(5));
    model.hover(std::nullopt);
    CHECK(lab.selection().hovered().kind == Target::Kind::None);
}

TEST_CASE("Whoever hears of an edit first sees the matrix of the new experiment", "[matrix_model]")
{
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(support::defaultExample());
    Index rowsSeen = 0;
    MatrixModel* model = nullptr;
    QObject::connect(&lab.document(), &LabDocument::changed, &lab,
                     [&] { rowsSeen = model ? model->structure().rows().value() : 0; });
    MatrixModel later(lab);
    model = &later;
    lab.document().reset(support::richExample());
    CHECK(rowsSeen == later.structure().rows());
    CHECK(rowsSeen != 16);
}
