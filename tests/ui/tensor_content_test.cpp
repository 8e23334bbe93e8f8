// SPDX-License-Identifier: MIT
#include "canvas/tensor_content.h"
#include "catch.hpp"
#include "document/experiment_edits.h"
#include "support/experiments.h"

#include <QSignalSpy>

using Kind = TensorContent::Kind;
using Ring = CellLook::Ring;
using tconv::Cell;
using tconv::Rational;
using tconv::Size2;

namespace {

struct Contents {
    Contents()
        : highlights(lab)
        , input(lab, highlights, Kind::Input)
        , kernel(lab, highlights, Kind::Kernel)
        , bias(lab, highlights, Kind::Bias)
    {
    }
    explicit Contents(const tconv::Experiment& experiment)
        : Contents()
    {
        lab.document().reset(experiment);
    }
    void show(tconv::Index sample, tconv::Index inputChannel, tconv::Index outputChannel)
    {
        lab.selection().showPlanes(lab.document().shownExperiment(), sample, inputChannel,
                                   outputChannel);
    }
    QString undoText() { return lab.document().undoStack().undoText(); }

    Lab lab;
    Highlights highlights;
    TensorContent input;
    TensorContent kernel;
    TensorContent bias;
};

QString text(const Rational& value)
{
    return QString::fromStdString(tconv::numberText(value));
}

} // namespace

TEST_CASE("The grids show the chosen sample and channels", "[tensor_content]")
{
    Contents grids(support::richExample());
    grids.show(1, 3, 4); // the second group; its second output channel
    const tconv::Experiment& experiment = grids.lab.document().experiment();
    CHECK(grids.input.size() == Size2{2, 3});
    CHECK(grids.kernel.size() == Size2{3, 2});
    CHECK(grids.bias.size() == Size2{1, 6});
    CHECK(grids.input.look({1, 2}).text == text(experiment.input.at(1, 3, {1, 2})));
    CHECK(grids.kernel.look({2, 1}).text == text(experiment.weight.at(3, 1, {2, 1})));
    CHECK(grids.bias.look({0, 5}).text == QLatin1String("-6"));
    CHECK(grids.input.spokenText({1, 2}) ==
          QStringLiteral("row 1, column 2, value %1").arg(grids.input.look({1, 2}).text));
    CHECK(grids.bias.spokenText({0, 5}) == QLatin1String("output channel 5, value -6"));
}

TEST_CASE("An edit changes the shown plane and names the cell in full", "[tensor_content]")
{
    Contents grids(support::richExample());
    grids.show(1, 3, 4);
    CHECK_FALSE(grids.input.setText({0, 1}, QStringLiteral(" 1/3 ")));
    tconv::Experiment expected = support::richExample();
    expected.input.at(1, 3, {0, 1}) = Rational(1, 3);
    CHECK(grids.lab.document().experiment() == expected);
    CHECK(grids.undoText() == QLatin1String("Set X[1,3,0,1] to 1/3"));

    CHECK_FALSE(grids.kernel.setText({2, 0}, QStringLiteral("-2e-3")));
    expected.weight.at(3, 1, {2, 0}) = Rational(-1, 500);
    CHECK(grids.lab.document().experiment() == expected);
    CHECK(grids.undoText() == QLatin1String("Set K[3,1,2,0] to -0.002"));

    CHECK_FALSE(grids.bias.setText({0, 2}, QStringLiteral("8")));
    expected.bias->at(2) = 8;
    CHECK(grids.lab.document().experiment() == expected);
    CHECK(grids.undoText() == QLatin1String("Set b[2] to 8"));
}

TEST_CASE("Signs and digits of other keyboards are read", "[tensor_content]")
{
    Contents grids;
    CHECK_FALSE(grids.input.setText({0, 0}, QStringLiteral("−５")));
    CHECK(grids.lab.document().experiment().input.at(0, 0, {0, 0}) == -5);
    CHECK_FALSE(grids.input.setText({0, 0}, QStringLiteral("１／３")));
    CHECK(grids.lab.document().experiment().input.at(0, 0, {0, 0}) == Rational(1, 3));
    CHECK_FALSE(grids.input.setText({0, 0}, QStringLiteral("½")));
    CHECK(grids.lab.document().experiment().input.at(0, 0, {0, 0}) == Rational(1, 2));
}

TEST_CASE("What is no number is answered with a sentence and changes nothing", "[tensor_content]")
{
    Contents grids;
    const QString typed =
        QString::fromLatin1(GENERATE(as<const char*>(), "abc", "", "1/0", "1,5", "1 2", "nan"));
    CAPTURE(typed.toStdString());
    const std::optional<QString> refusal = grids.input.setText({0, 0}, typed);
    REQUIRE(refusal);
    CHECK(refusal->size() > 10);
    CHECK_FALSE(grids.lab.document().undoStack().canUndo());
}

TEST_CASE("Editing begins with the exact number whatever is shown", "[tensor_content]")
{
    Contents grids;
    grids.input.setText({0, 0}, QStringLiteral("1/3"));
    grids.input.setText({0, 1}, QStringLiteral("0.25"));
    grids.lab.settings().setNumberStyle(tconv::NumberStyle::Decimal);
    CHECK(grids.input.look({0, 0}).text == QStringLiteral("0.3333…"));
    CHECK(grids.input.editedText({0, 0}) == QLatin1String("1/3"));
    CHECK(grids.input.copiedText({0, 0}) == QLatin1String("1/3"));
    grids.lab.settings().setNumberStyle(tconv::NumberStyle::Fraction);
    CHECK(grids.input.look({0, 1}).text == QLatin1String("1/4"));
    CHECK(grids.input.copiedText({0, 1}) == QLatin1String("1/4"));
    grids.lab.settings().setNumberStyle(tconv::NumberStyle::Automatic);
}

TEST_CASE("Clearing one cell is named after it and several after their number", "[tensor_content]")
{
    Contents grids;
    grids.kernel.clear({{1, 1}, {1, 1}});
    CHECK(grids.undoText() == QLatin1String("Clear K[1,1]"));
    grids.kernel.clear({{0, 0}, {1, 2}});
    CHECK(grids.undoText() == QLatin1String("Clear 6 cells of K"));
    CHECK(grids.lab.document().experiment().weight.values() ==
          std::vector<Rational>{0, 0, 0, 0, 0, 0, 7, 8, 9});
}

TEST_CASE("Numbers beyond the edge make the tensor grow", "[tensor_content]")
{
    Contents grids;
    const auto block = support::counting({1, 1, 2, 2});
    CHECK_FALSE(grids.kernel.setNumbers({2, 2}, block, QStringLiteral("Paste")));
    const auto& weight = grids.lab.document().experiment().weight;
    CHECK(weight.shape() == tconv::Shape4{1, 1, 4, 4});
    CHECK(weight.at(0, 0, {0, 0}) == 1);
    CHECK(weight.at(0, 0, {2, 2}) == 1);
    CHECK(weight.at(0, 0, {3, 3}) == 4);
    CHECK(weight.at(0, 0, {0, 3}) == 0);
    CHECK(grids.undoText() == QLatin1String("Paste"));
}

TEST_CASE("A tensor beyond every limit is refused", "[tensor_content]")
{
    Contents grids;
    const auto block = support::counting({1, 1, 1, 1});
    const std::optional<QString> refusal =
        grids.input.setNumbers({9'999'999, 9'999'999}, block, QStringLiteral("Paste"));
    REQUIRE(refusal);
    CHECK(grids.lab.document().experiment().input.shape() == tconv::Shape4{1, 1, 2, 2});
}

TEST_CASE("Zero is neutral and the largest number of the whole tensor has the full colour",
          "[tensor_content]")
{
    tconv::Experiment experiment = support::defaultExample();
    experiment.input = support::counting({1, 2, 1, 3}, -4); // -4 -3 -2 | -1 0 1
    experiment.weight = support::counting({2, 1, 3, 3});
    Contents grids(experiment);
    const Theme& theme = Theme::current();
    CHECK(grids.input.look({0, 0}).fill == theme.dataNegative);
    grids.show(0, 1, 0);
    CHECK(grids.input.look({0, 1}).fill == theme.panel);
    CHECK(grids.input.look({0, 2}).fill == ColorScale::data(theme).at(1, 4));
    CHECK(grids.kernel.look({2, 2}).fill == theme.weightPositive);
}

TEST_CASE("Colour by tap gives each tap the hue that its products have", "[tensor_content]")
{
    Contents grids;
    const Theme& theme = Theme::current();
    const QColor inputByValue = grids.input.look({0, 1}).fill;
    grids.lab.settings().setCellColor(Settings::CellColor::Tap);
    CHECK(grids.kernel.look({1, 2}).fill == tapColor({1, 2}, {3, 3}, theme));
    CHECK(grids.input.look({0, 1}).fill == inputByValue);
    grids.lab.settings().setCellColor(Settings::CellColor::Source);
    CHECK(grids.input.look({0, 1}).fill == tapColor({0, 1}, {2, 2}, theme));
    grids.lab.settings().setCellColor(Settings::CellColor::Value);
    CHECK(grids.input.look({0, 1}).fill == inputByValue);
}

TEST_CASE("Hovering shows a cell and clicking pins it", "[tensor_content]")
{
    Contents grids;
    grids.input.hover(Cell{1, 0});
    CHECK(grids.lab.selection().hovered() == Target{Target::Kind::Input, {1, 0}});
    CHECK(grids.input.look({1, 0}).ring == Ring::Target);
    CHECK(grids.input.look({0, 0}).ring == Ring::None);
    grids.input.hover(std::nullopt);
    CHECK(grids.lab.selection().hovered() == Target{});
    grids.kernel.click({2, 1});
    CHECK(grids.lab.selection().pinned() == Target{Target::Kind::Tap, {2, 1}});
    CHECK(grids.kernel.look({2, 1}).ring == Ring::Target);
    grids.kernel.click({2, 1});
    CHECK(grids.lab.selection().pinned() == Target{});
    grids.bias.click({0, 0}); // is no product's source
    CHECK(grids.lab.selection().pinned() == Target{});
}

TEST_CASE("A new ring tells only of the cells that it touches", "[tensor_content]")
{
    Contents grids;
    grids.lab.selection().hover({Target::Kind::Input, {0, 0}});
    const QSignalSpy all(&grids.input, &GridContent::changed);
    QSignalSpy some(&grids.input, &GridContent::cellsChanged);
    grids.lab.selection().hover({Target::Kind::Input, {1, 1}});
    CHECK(all.isEmpty());
    REQUIRE(some.count() == 2);
    CHECK(some.at(0).at(0).value<CellRange>() == CellRange{{0, 0}, {0, 0}});
    CHECK(some.at(1).at(0).value<CellRange>() == CellRange{{1, 1}, {1, 1}});
}

TEST_CASE("A cell outside the picture's experiment cannot be looked at", "[tensor_content]")
{
    Contents grids;
    tconv::Experiment broken = withInputSize(grids.lab.document().experiment(), {4, 4});
    broken.options.outputPadding = {9, 9}; // larger than the stride: pictures keep 2 x 2
    grids.lab.document().edit(QStringLiteral("Break"), broken);
    REQUIRE(grids.lab.document().isShownOutdated());
    CHECK(grids.input.size() == Size2{4, 4});
    grids.input.hover(Cell{3, 3});
    CHECK(grids.lab.selection().hovered() == Target{});
    grids.input.click({3, 3});
    CHECK(grids.lab.selection().pinned() == Target{});
    grids.input.hover(Cell{1, 1});
    CHECK(grids.lab.selection().hovered() == Target{Target::Kind::Input, {1, 1}});
}

TEST_CASE("Planes that the edited experiment lacks give way to its last ones", "[tensor_content]")
{
    Contents grids(support::richExample());
    grids.show(1, 3, 5);
    tconv::Experiment fewer = withInputShape(support::richExample(), {1, 4, 2, 3}).value();
    fewer.input = support::counting({1, 2, 2, 3}, 50); // channels do not agree: a broken rule
    grids.lab.document().edit(QStringLiteral("Break"), fewer);
    REQUIRE(grids.lab.document().isShownOutdated());
    CHECK(grids.input.size() == Size2{2, 3});
    CHECK(grids.input.look({0, 0}).text == text(fewer.input.at(0, 1, {0, 0})));
}

TEST_CASE("A tensor without numbers is an empty grid", "[tensor_content]")
{
    Contents grids;
    CHECK(grids.bias.size() == Size2{});
    grids.lab.document().reset(withBatch(support::defaultExample(), 0));
    CHECK(grids.input.size() == Size2{});
}
