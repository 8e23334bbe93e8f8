// SPDX-License-Identifier: MIT
#include "canvas/theme.h"
#include "catch.hpp"
#include "document/experiment_edits.h"
#include "panels/argument_colors.h"
#include "panels/shape_panel.h"

#include <QApplication>
#include <QLabel>

#include <algorithm>
#include <cmath>
#include <set>

namespace {

struct Fixture {
    Lab lab;
    ShapePanel panel{lab};

    template <typename Change>
    void edit(Change change)
    {
        tconv::Experiment experiment = lab.document().experiment();
        change(experiment);
        lab.document().edit(QStringLiteral("Change"), experiment);
    }

    std::string formula() const { return panel.formulaText().toStdString(); }
    QString formulaHtml() const
    {
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (label->accessibleName() == QStringLiteral("Size formula"))
                return label->text();
        return {};
    }
    std::string output() const { return panel.outputText().toStdString(); }
    std::string conv2d() const { return panel.conv2dText().toStdString(); }
};

} // namespace

TEST_CASE("The formula shows the numbers of the height and the result of a like width",
          "[shape_panel]")
{
    const Fixture fixture;
    CHECK(fixture.formula() == "H = (2−1)·2 − 2·1 + 1·(3−1) + 1 + 1 = 4\nW = 4");
    CHECK(fixture.output() == "output = (1, 1, 4, 4)");
    CHECK(fixture.conv2d() ==
          "Conv2d with the same options maps 3 and 4 to 2; output_padding picks 4.");
}

TEST_CASE("Unlike axes have a formula and a sentence each", "[shape_panel]")
{
    Fixture fixture;
    fixture.edit([](auto& experiment) {
        experiment.options.stride = {3, 2};
        experiment = withKernelSize(experiment, {3, 5});
    });
    CHECK(fixture.formula() == "H = (2−1)·3 − 2·1 + 1·(3−1) + 1 + 1 = 5\n"
                               "W = (2−1)·2 − 2·1 + 1·(5−1) + 1 + 1 = 6");
    CHECK(fixture.output() == "output = (1, 1, 5, 6)");
    CHECK(fixture.conv2d() == "Height: Conv2d with the same options maps 4, 5 and 6 to 2; "
                              "output_padding picks 5.\n"
                              "Width: it maps 5 and 6 to 2; output_padding picks 6.");
}

TEST_CASE("An output without a cell keeps its formula in the wrong colour", "[shape_panel]")
{
    Fixture fixture;
    fixture.edit([](auto& experiment) { experiment.options.padding = {4, 4}; });
    CHECK(fixture.formula() == "H = (2−1)·2 − 2·4 + 1·(3−1) + 1 + 1 = −2\nW = −2");
    CHECK(fixture.output() == "output = none: rule broken");
    CHECK(fixture.conv2d().empty());
    const QString html = fixture.formulaHtml();
    CHECK(html.contains(Theme::current().wrong.name()));
}

TEST_CASE("Conv2d sizes are told for every regime of stride and output_padding", "[shape_panel]")
{
    Fixture fixture;
    fixture.edit([](auto& experiment) {
        experiment.options.stride = {1, 1};
        experiment.options.outputPadding = {0, 0};
    });
    CHECK(fixture.conv2d() == "Conv2d with the same options maps only 2 to 2: no choice is left.");

    // Legal through the dilation, but no Conv2d maps 5 to 2 with stride 1.
    fixture.edit([](auto& experiment) {
        experiment.options.dilation = {2, 2};
        experiment.options.outputPadding = {1, 1};
    });
    CHECK(fixture.conv2d() == "Conv2d with the same options maps only 4 to 2, but not 5.");

    fixture.edit([](auto& experiment) { experiment.options.stride = {6, 6}; });
    CHECK(fixture.conv2d() ==
          "Conv2d with the same options maps 9 to 14 to 2; output_padding picks 10.");

    fixture.edit([](auto& experiment) { experiment.options.stride = {100, 100}; });
    CHECK(fixture.conv2d() == "Conv2d with the same options maps the 100 sizes from 103 on to 2; "
                              "output_padding picks 104.");
}

TEST_CASE("A size beyond counting is called too large", "[shape_panel]")
{
    Fixture fixture;
    fixture.edit([](auto& experiment) {
        const tconv::Index huge = tconv::Index(1) << 60;
        experiment.options.stride = {huge, huge};
    });
    CHECK_THAT(fixture.formula(), Catch::Matchers::EndsWith("= too large\nW = too large"));
}

TEST_CASE("Every term has the colour of its argument in both themes", "[shape_panel]")
{
    Fixture fixture;
    auto& application = *static_cast<QApplication*>(QApplication::instance());
    const auto choice = GENERATE(Settings::Theme::Dark, Settings::Theme::Light);
    applyTheme(application, choice);
    fixture.panel.show();
    QApplication::processEvents();
    const QString html = fixture.formulaHtml();
    using tconv::LayerArgument;
    for (const LayerArgument argument :
         {LayerArgument::Input, LayerArgument::KernelSize, LayerArgument::Stride,
          LayerArgument::Padding, LayerArgument::OutputPadding, LayerArgument::Dilation})
        CHECK(html.contains(argumentColor(argument, Theme::current()).name()));
}

TEST_CASE("The colours of arguments are readable on a card and differ", "[argument_colors]")
{
    const Theme& theme = GENERATE(0, 1) == 0 ? Theme::light() : Theme::dark();
    const auto luminance = [](const QColor& color) {
        const auto linear = [](float part) {
            return part <= 0.03928f ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
               0.0722 * linear(color.blueF());
    };
    std::set<QRgb> colors;
    for (int argument = 0; argument < 6; ++argument) {
        const QColor color = argumentColor(static_cast<tconv::LayerArgument>(argument), theme);
        const double one = luminance(color) + 0.05;
        const double other = luminance(theme.panel) + 0.05;
        CHECK(std::max(one, other) / std::min(one, other) >= 4.5); // WCAG AA
        colors.insert(color.rgb());
    }
    CHECK(colors.size() == 6);
}
