// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "export/palette.h"

#include <algorithm>

namespace {

ColorCount countOf(const std::vector<std::pair<QRgb, int>>& colors)
{
    ColorCount count;
    for (const auto& [color, times] : colors)
        count.add(std::vector<QRgb>(static_cast<std::size_t>(times), color));
    return count;
}

bool has(const std::vector<QRgb>& palette, QRgb color)
{
    return std::find(palette.begin(), palette.end(), color) != palette.end();
}

/// All shades of grey, black and white often.
ColorCount greys()
{
    std::vector<std::pair<QRgb, int>> colors{{qRgb(0, 0, 0), 900}, {qRgb(255, 255, 255), 5000}};
    for (int i = 1; i < 255; ++i)
        colors.emplace_back(qRgb(i, i, i), 3);
    return countOf(colors);
}

} // namespace

TEST_CASE("A palette holds the colours themselves while they fit", "[palette]")
{
    const ColorCount count =
        countOf({{qRgb(1, 2, 3), 5}, {qRgb(1, 2, 4), 1}, {qRgb(200, 0, 0), 900}});
    const std::vector<QRgb> palette = paletteOf(count, 3);
    CHECK(palette.size() == 3);
    CHECK(PaletteIndex(palette).hasAll(count));
    CHECK_FALSE(PaletteIndex(paletteOf(count, 2)).hasAll(count));
}

TEST_CASE("A rare colour of its own comes before a frequent one that looks like another",
          "[palette]")
{
    const std::vector<QRgb> palette = paletteOf(
        countOf({{qRgb(250, 250, 250), 9000}, {qRgb(249, 250, 250), 800}, {qRgb(0, 0, 255), 20}}),
        2);
    CHECK(has(palette, qRgb(250, 250, 250)));
    CHECK(has(palette, qRgb(0, 0, 255)));
}

TEST_CASE("Few colours come near to all of many shades", "[palette]")
{
    const std::vector<QRgb> palette = paletteOf(greys(), 16);
    CHECK(palette.size() == 16);
    CHECK(has(palette, qRgb(0, 0, 0)));
    CHECK(has(palette, qRgb(255, 255, 255)));
    PaletteIndex index(palette);
    int worst = 0;
    for (int i = 0; i < 256; ++i)
        worst = std::max(worst, std::abs(qRed(palette[index.indexOf(qRgb(i, i, i))]) - i));
    CHECK(worst <= 20);
    CHECK(bool(palette == paletteOf(greys(), 16)));
}

TEST_CASE("An image gets only the colours of the palette and keeps those it has", "[palette]")
{
    QImage image(3, 2, QImage::Format_RGB32);
    image.fill(qRgb(10, 10, 10));
    image.setPixel(1, 0, qRgb(90, 0, 0));
    image.setPixel(2, 1, qRgb(12, 9, 10));
    PaletteIndex({qRgb(10, 10, 10), qRgb(90, 0, 0)}).reduce(image);
    CHECK(image.pixel(1, 0) == qRgb(90, 0, 0));
    CHECK(image.pixel(2, 1) == qRgb(10, 10, 10));
    CHECK(image.pixel(0, 0) == qRgb(10, 10, 10));
    ColorCount count;
    count.add(image);
    CHECK(count.size() == 2);
    CHECK(count.counts().value(qRgb(10, 10, 10)) == 5);
}
