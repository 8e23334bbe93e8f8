// SPDX-License-Identifier: MIT
#include "canvas/color_scale.h"
#include "canvas/plane_strip.h"
#include "canvas/theme.h"
#include "catch.hpp"
#include "support/experiments.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using Kind = PlaneModel::Kind;

namespace {

QString label(const PlaneModel& model, int row)
{
    return model.index(row).data().toString();
}

QImage picture(const PlaneModel& model, int row)
{
    return model.index(row).data(Qt::DecorationRole).value<QImage>();
}

} // namespace

TEST_CASE("The planes of the input are its samples and channels", "[plane_strip]")
{
    Lab lab;
    PlaneModel model(lab, Kind::Input);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    CHECK(model.rowCount() == 1);
    lab.document().reset(support::richExample());
    REQUIRE(model.rowCount() == 8);
    CHECK(label(model, 6) == QLatin1String("1, 2"));
    CHECK(model.index(6).data(Qt::AccessibleTextRole) ==
          QLatin1String("Sample 1, input channel 2"));
    model.showRow(6);
    CHECK(lab.selection().sample() == 1);
    CHECK(lab.selection().inputChannel() == 2);
    CHECK(model.shownRow() == 6);
    lab.document().reset(support::defaultExample());
    CHECK(model.rowCount() == 1);
}

TEST_CASE("An input channel of another group brings an output channel of its group",
          "[plane_strip]")
{
    Lab lab;
    lab.document().reset(support::richExample()); // 4 to 6 channels in 2 groups
    PlaneModel model(lab, Kind::Input);
    lab.selection().showPlanes(support::richExample(), 0, 0, 2);
    model.showRow(1); // the same group
    CHECK(lab.selection().outputChannel() == 2);
    model.showRow(3);
    CHECK(lab.selection().inputChannel() == 3);
    CHECK(lab.selection().outputChannel() == 3);
}

TEST_CASE("The planes of the output are the channels of the shown sample", "[plane_strip]")
{
    Lab lab;
    lab.document().reset(support::richExample());
    PlaneModel model(lab, Kind::Output);
    REQUIRE(model.rowCount() == 6);
    CHECK(label(model, 4) == QLatin1String("4"));
    model.showRow(4);
    CHECK(lab.selection().outputChannel() == 4);
    const QImage first = picture(model, 4);
    lab.selection().showPlanes(support::richExample(), 1, 2, 4);
    CHECK(picture(model, 4) != first);
}

TEST_CASE("A tiny picture has one pixel for each cell in the colours of the grid", "[plane_strip]")
{
    Lab lab;
    tconv::Experiment experiment = support::defaultExample();
    experiment.input = support::grid(2, 3, {-4, 0, 4, 1, 2, 3});
    lab.document().reset(experiment);
    const PlaneModel model(lab, Kind::Input);
    const QImage image = picture(model, 0);
    REQUIRE(image.size() == QSize(3, 2));
    const Theme& theme = Theme::current();
    CHECK(image.pixelColor(0, 0) == theme.dataNegative);
    CHECK(image.pixelColor(1, 0) == theme.panel);
    CHECK(image.pixelColor(2, 0) == theme.dataPositive);
    CHECK(image.pixelColor(0, 1) == ColorScale::data(theme).at(1, 4));
    CHECK(model.pictureSize() == QSize(36, 24));
}

TEST_CASE("An edit paints the tiny pictures anew", "[plane_strip]")
{
    Lab lab;
    const PlaneModel input(lab, Kind::Input);
    const PlaneModel output(lab, Kind::Output);
    const QImage before = picture(input, 0);
    const QImage outputBefore = picture(output, 0);
    tconv::Experiment experiment = lab.document().experiment();
    experiment.input.at(0, 0, {0, 0}) = -9;
    lab.document().edit(QStringLiteral("Set"), experiment);
    CHECK(picture(input, 0) != before);
    CHECK(picture(output, 0) != outputBefore);
}

TEST_CASE("The strip hides while there is nothing to pick from", "[plane_strip]")
{
    Lab lab;
    QWidget window;
    PlaneStrip strip(lab, Kind::Input, &window);
    QSignalSpy told(&strip, &PlaneStrip::visibilityChanged);
    CHECK(strip.isHidden());
    lab.document().reset(support::richExample());
    CHECK_FALSE(strip.isHidden());
    lab.document().reset(support::defaultExample());
    CHECK(strip.isHidden());
    CHECK(told.count() == 2);
}

TEST_CASE("Arrows and clicks pick a plane", "[plane_strip]")
{
    Lab lab;
    lab.document().reset(support::richExample());
    PlaneStrip strip(lab, Kind::Output);
    strip.resize(400, strip.sizeHint().height());
    strip.show();
    strip.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&strip));
    strip.setFocus();
    QTest::keyClick(&strip, Qt::Key_Right);
    QTest::keyClick(&strip, Qt::Key_Right);
    CHECK(lab.selection().outputChannel() == 2);
    QTest::keyClick(&strip, Qt::Key_End);
    CHECK(lab.selection().outputChannel() == 5);
    const QModelIndex second = strip.model()->index(1, 0);
    QTest::mouseClick(strip.viewport(), Qt::LeftButton, {}, strip.visualRect(second).center());
    CHECK(lab.selection().outputChannel() == 1);
    lab.selection().showPlanes(support::richExample(), 0, 3, 4);
    CHECK(strip.currentIndex().row() == 4);
}
