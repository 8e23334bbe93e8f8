// SPDX-License-Identifier: MIT
#include "canvas/cell_boxes.h"
#include "canvas/digit_batch.h"
#include "canvas/theme.h"
#include "catch.hpp"

namespace {

constexpr QRgb kGround = 0xff123456;
const QColor kFill(0xff40c080);

/// Two boxes side by side, a filled one and an empty one, on corners between the pixels.
QImage painted(double scale, bool asOutlines)
{
    QImage image(QSize(80, 30) * scale, QImage::Format_RGB32);
    image.fill(kGround);
    QPainter painter(&image);
    painter.scale(scale, scale);
    DigitBatch digits;
    CellBoxes boxes(painter, digits,
                    {.size = {30.3, 20.2},
                     .radius = 3,
                     .text = QStringLiteral("8"),
                     .textSize = 14,
                     .textColor = Qt::black,
                     .asOutlines = asOutlines},
                    Theme::light());
    boxes.paint({4.3, 5.2}, kFill);
    boxes.paintEmpty({36.4, 5.2});
    digits.draw(painter, asOutlines);
    return image;
}

int darkPixels(const QImage& image, const QRect& area)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            count += qGray(image.pixel(x, y)) < 60;
    return count;
}

} // namespace

TEST_CASE("A box has its fill, a frame and round corners on whole pixels", "[cell_boxes]")
{
    const QImage image = painted(1, false);
    CHECK(image.pixelColor(19, 15) == kFill);
    CHECK(image.pixelColor(19, 5) == Theme::light().line);
    CHECK(image.pixelColor(4, 15) == Theme::light().line);
    CHECK(image.pixelColor(33, 15) == Theme::light().line);
    CHECK(image.pixelColor(19, 24) == Theme::light().line);
    CHECK(image.pixelColor(5, 15) == kFill);
    CHECK(image.pixel(4, 5) == kGround); // a round corner
    CHECK(image.pixel(34, 15) == kGround);
    CHECK(image.pixel(35, 15) == kGround);
    CHECK(image.pixel(19, 25) == kGround);
}

TEST_CASE("An empty box has its text and the ground of the panel", "[cell_boxes]")
{
    const bool asOutlines = GENERATE(false, true);
    const int scale = GENERATE(1, 2);
    const QImage image = painted(scale, asOutlines);
    CHECK(image.pixelColor(40 * scale, 8 * scale) == Theme::light().panel);
    CHECK(darkPixels(image, {45 * scale, 8 * scale, 14 * scale, 14 * scale}) > 10);
    CHECK(darkPixels(image, {7 * scale, 8 * scale, 24 * scale, 14 * scale}) == 0);
}

TEST_CASE("Copied boxes differ from drawn ones at the edges only", "[cell_boxes]")
{
    const int scale = GENERATE(1, 2, 3);
    const QImage copied = painted(scale, false);
    const QImage drawn = painted(scale, true);
    const QRect box(4 * scale, 5 * scale, 30 * scale, 20 * scale);
    int different = 0;
    for (int y = 0; y < copied.height(); ++y)
        for (int x = 0; x < 35 * scale; ++x) {
            const bool isInside =
                box.adjusted(3 * scale, 3 * scale, -3 * scale, -3 * scale).contains(x, y);
            const bool isOutside = !box.adjusted(-scale, -scale, scale, scale).contains(x, y);
            different += (isInside || isOutside) && copied.pixel(x, y) != drawn.pixel(x, y);
        }
    CHECK(different == 0);
}
