// SPDX-License-Identifier: MIT
#include "canvas/matrix_view.h"
#include "catch.hpp"
#include "support/experiments.h"

#include <QTest>
#include <QWheelEvent>

using tconv::Cell;

namespace {

/// A view of a matrix that is larger than it.
struct Fixture {
    explicit Fixture(const tconv::Experiment& experiment, MatrixForm form = MatrixForm::Transposed)
        : view((lab.document().reset(experiment), model), form)
    {
        lab.settings().setReducedMotion(true); // zooming arrives at once
        view.resize(500, 400);
        view.show();
        REQUIRE(QTest::qWaitForWindowExposed(&view));
    }

    QPoint pointOf(Cell cell) const { return view.matrixLayout().rect(cell).center().toPoint(); }
    void wheel(QPoint at, int notches)
    {
        QWheelEvent event(at, view.viewport()->mapToGlobal(at), {}, {0, notches * 120},
                          Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(view.viewport(), &event);
    }

    Lab lab{nullptr, Settings::Storage::None};
    MatrixModel model{lab};
    MatrixView view;
};

tconv::Experiment large()
{
    tconv::Experiment experiment = support::defaultExample();
    experiment.input = support::counting({1, 1, 40, 40});
    return experiment;
}

} // namespace

TEST_CASE("A large matrix is seen whole until somebody zooms", "[matrix_view]")
{
    Fixture fixture(large());
    const QRectF bounds = fixture.view.matrixLayout().bounds();
    CHECK(QRectF(fixture.view.viewport()->rect()).contains(bounds));
    CHECK(fixture.view.isFitting());
    CHECK(fixture.view.cellHeight() < 0.2);
}

TEST_CASE("The place under the pointer stays there while zooming", "[matrix_view]")
{
    Fixture fixture(large());
    const QPoint at = fixture.pointOf({3000, 750});
    fixture.wheel(at, 10);
    CHECK_FALSE(fixture.view.isFitting());
    const auto cell = fixture.view.matrixLayout().cellAt(at);
    REQUIRE(cell);
    CHECK(std::abs(cell->row - 3000) < 30);
    const Cell before = *cell;
    fixture.wheel(at, 12);
    const auto after = fixture.view.matrixLayout().cellAt(at);
    REQUIRE(after);
    CHECK(std::abs(after->row - before.row) <= 2);
    CHECK(std::abs(after->column - before.column) <= 2);
    for (int i = 0; i < 60; ++i)
        fixture.wheel(at, 1);
    CHECK(fixture.view.cellHeight() == MatrixView::kLargestCell);
    fixture.view.zoomToFit();
    CHECK(fixture.view.isFitting());
}

TEST_CASE("The pointer over a cell or a name looks at its row or column", "[matrix_view]")
{
    Fixture fixture(support::defaultExample());
    QTest::mouseMove(fixture.view.viewport(), fixture.pointOf({5, 2}));
    CHECK(fixture.lab.selection().hovered() == Target{Target::Kind::Input, {1, 0}});
    QTest::mouseMove(fixture.view.viewport(), {4, fixture.pointOf({5, 2}).y()});
    CHECK(fixture.lab.selection().hovered() == Target{Target::Kind::Canvas, {2, 2}});
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, fixture.pointOf({5, 3}));
    CHECK(fixture.lab.selection().pinned() == Target{Target::Kind::Input, {1, 1}});
    CHECK(fixture.view.currentCell() == Cell{5, 3});
}

TEST_CASE("In V the rows are input cells", "[matrix_view]")
{
    Fixture fixture(support::defaultExample(), MatrixForm::Forward);
    CHECK(fixture.view.matrixLayout().rows.count == 4);
    CHECK(fixture.view.matrixLayout().columns.count == 16);
    QTest::mouseClick(fixture.view.viewport(), Qt::LeftButton, {}, fixture.pointOf({2, 7}));
    CHECK(fixture.lab.selection().pinned() == Target{Target::Kind::Input, {1, 0}});
}

TEST_CASE("Dragging moves the matrix and pins nothing", "[matrix_view]")
{
    Fixture fixture(large());
    fixture.wheel(fixture.pointOf({3000, 750}), 25);
    const QPointF before = fixture.view.matrixLayout().origin;
    QTest::mousePress(fixture.view.viewport(), Qt::LeftButton, {}, {250, 200});
    QTest::mouseMove(fixture.view.viewport(), {230, 190});
    QTest::mouseMove(fixture.view.viewport(), {200, 170});
    QTest::mouseRelease(fixture.view.viewport(), Qt::LeftButton, {}, {200, 170});
    CHECK(fixture.view.matrixLayout().origin.x() == Approx(before.x() - 50).margin(1));
    CHECK(fixture.view.matrixLayout().origin.y() == Approx(before.y() - 30).margin(1));
    CHECK(fixture.lab.selection().pinned().kind == Target::Kind::None);
}

TEST_CASE("The keyboard walks through the matrix and tells each place", "[matrix_view]")
{
    Fixture fixture(support::defaultExample());
    fixture.view.setFocus();
    QTest::keyClick(&fixture.view, Qt::Key_Down);
    QTest::keyClick(&fixture.view, Qt::Key_Right);
    CHECK(fixture.view.currentCell() == Cell{1, 1});
    CHECK(fixture.view.accessibleDescription() ==
          QStringLiteral("Vᵀ[1, 1] = K[1,0] = 4: joins x01 with y01"));
    QTest::keyClick(&fixture.view, Qt::Key_Return);
    CHECK(fixture.lab.selection().pinned() == Target{Target::Kind::Input, {0, 1}});
    QTest::keyClick(&fixture.view, Qt::Key_End, Qt::ControlModifier);
    CHECK(fixture.view.currentCell() == Cell{15, 3});
}

TEST_CASE("Another matrix is seen whole again and another number keeps the zoom", "[matrix_view]")
{
    Fixture fixture(large());
    fixture.wheel(fixture.pointOf({3000, 750}), 10);
    const double zoomed = fixture.view.cellHeight();
    tconv::Experiment edited = large();
    edited.weight.values()[0] = 77;
    fixture.lab.document().edit(QStringLiteral("edit"), edited);
    CHECK(fixture.view.cellHeight() == Approx(zoomed));
    fixture.lab.document().reset(support::defaultExample());
    CHECK(fixture.view.isFitting());
}

TEST_CASE("A row far away is brought into sight", "[matrix_view]")
{
    Fixture fixture(large());
    fixture.view.zoomTo(30, {100, 100});
    fixture.view.makeVisible(tconv::Index(5000), tconv::Index(1200));
    const QRectF rect = fixture.view.matrixLayout().rect({5000, 1200});
    CHECK(QRectF(fixture.view.viewport()->rect()).contains(rect));
}
