// SPDX-License-Identifier: MIT
#include "canvas/color_scale.h"
#include "canvas/theme.h"
#include "catch.hpp"

#include <cmath>
#include <limits>
#include <set>

namespace {

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(QColor color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

double contrast(QColor a, QColor b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

const Theme& anyTheme()
{
    return GENERATE(0, 1) ? Theme::dark() : Theme::light();
}

} // namespace

TEST_CASE("Zero has the panel's colour on both scales in both themes", "[color_scale]")
{
    const Theme& theme = anyTheme();
    CHECK(ColorScale::data(theme).at(0, 5) == theme.panel);
    CHECK(ColorScale::weights(theme).at(0, 5) == theme.panel);
    CHECK(ColorScale::data(theme).at(3, 0) == theme.panel); // nothing to compare with
    CHECK(ColorScale::data(theme).at(std::numeric_limits<double>::quiet_NaN(), 5) == theme.panel);
}

TEST_CASE("The largest values have the full colours and beyond them nothing changes",
          "[color_scale]")
{
    const Theme& theme = anyTheme();
    const ColorScale scale = ColorScale::data(theme);
    CHECK(scale.at(-4, 4) == theme.dataNegative);
    CHECK(scale.at(4, 4) == theme.dataPositive);
    CHECK(scale.at(400, 4) == scale.at(4, 4));
    CHECK(scale.at(-std::numeric_limits<double>::infinity(), 4) == scale.at(-4, 4));
}

TEST_CASE("A value that is not zero never looks like zero", "[color_scale]")
{
    const Theme& theme = anyTheme();
    const ColorScale scale = ColorScale::weights(theme);
    CHECK(scale.at(1e-12, 1) != scale.at(0, 1));
    CHECK(scale.at(-1e-12, 1) != scale.at(0, 1));
    CHECK(scale.at(1e-12, 1) != scale.at(-1e-12, 1));
}

TEST_CASE("Larger values are farther from the neutral colour", "[color_scale]")
{
    const Theme& theme = anyTheme();
    const ColorScale scale = ColorScale::data(theme);
    double before = 0;
    for (const double value : {0.1, 0.3, 0.6, 1.0}) {
        const double distance = contrast(scale.at(value, 1), theme.panel);
        CHECK(distance > before);
        before = distance;
    }
}

TEST_CASE("Digits are readable on every colour of a scale", "[color_scale]")
{
    const Theme& theme = anyTheme();
    for (const ColorScale& scale : {ColorScale::data(theme), ColorScale::weights(theme)})
        for (int i = -20; i <= 20; ++i) {
            const QColor ground = scale.at(i, 20);
            CAPTURE(theme.isDark, i, ground.name().toStdString());
            CHECK(contrast(inkOn(ground, theme), ground) >= 4.5);
        }
}

TEST_CASE("Digits are readable on every tap colour and neighbours differ", "[color_scale]")
{
    const Theme& theme = anyTheme();
    std::set<QRgb> colors;
    for (tconv::Index row = 0; row < 3; ++row)
        for (tconv::Index column = 0; column < 3; ++column) {
            const QColor color = tapColor({row, column}, {3, 3}, theme);
            CHECK(contrast(inkOn(color, theme), color) >= 4.5);
            colors.insert(color.rgb());
        }
    CHECK(colors.size() == 9);
}

TEST_CASE("A mixture begins and ends with its colours", "[color_scale]")
{
    const QColor from(0x4d8fd6);
    const QColor to(0xdd7265);
    CHECK(mixed(from, to, 0).rgb() == from.rgb());
    CHECK(mixed(from, to, 1).rgb() == to.rgb());
    CHECK(mixed(from, to, 0.5).rgb() != from.rgb());
}
