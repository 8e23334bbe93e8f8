// SPDX-License-Identifier: MIT
#include "canvas/color_scale.h"
#include "canvas/digit_batch.h"
#include "canvas/grid_numbers.h"
#include "canvas/grid_painter.h"
#include "catch.hpp"

#include <QImage>

#include <algorithm>

using tconv::Cell;
using Ring = CellLook::Ring;

namespace {

/// A grid of 3 x 3 cells on a ground of the window's colour.
struct Picture {
    explicit Picture(double pitch = 40, const Theme& usedTheme = Theme::light())
        : theme(usedTheme)
        , image(200, 200, QImage::Format_RGB32)
    {
        grid.layout = {{40, 40}, pitch, {3, 3}};
        grid.hasNumbers = false;
        grid.look = [this](Cell cell) {
            return looks[static_cast<std::size_t>(cell.row * 3 + cell.column)];
        };
    }

    void paint()
    {
        image.fill(theme.window);
        QPainter painter(&image);
        paintGrid(painter, grid, image.rect(), theme);
    }
    CellLook& look(Cell cell)
    {
        return looks[static_cast<std::size_t>(cell.row * 3 + cell.column)];
    }
    QColor at(QPointF place) const { return image.pixelColor(place.toPoint()); }
    /// Inside the cell, off its text.
    QColor ground(Cell cell) const { return at(grid.layout.rect(cell).topLeft() + QPointF(6, 6)); }
    /// How many pixels of a cell have a colour.
    int count(Cell cell, QColor color) const
    {
        int found = 0;
        const QRect rect = grid.layout.rect(cell).toAlignedRect().adjusted(-2, -2, 2, 2);
        for (int y = rect.top(); y <= rect.bottom(); ++y)
            for (int x = rect.left(); x <= rect.right(); ++x)
                found += image.pixelColor(x, y) == color;
        return found;
    }

    const Theme& theme;
    std::array<CellLook, 9> looks;
    GridPicture grid;
    QImage image;
};

/// Whether a cell holds pixels nearly of the ink's colour: glyphs have soft edges.
bool hasInk(const Picture& picture, Cell cell, QColor ink)
{
    const QRect rect = picture.grid.layout.rect(cell).toAlignedRect().adjusted(3, 3, -3, -3);
    for (int y = rect.top(); y <= rect.bottom(); ++y)
        for (int x = rect.left(); x <= rect.right(); ++x) {
            const QColor pixel = picture.image.pixelColor(x, y);
            if (std::abs(pixel.red() - ink.red()) + std::abs(pixel.green() - ink.green()) +
                    std::abs(pixel.blue() - ink.blue()) <
                120)
                return true;
        }
    return false;
}

double darkest(const QImage& image, const QRect& area)
{
    double least = 1;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            least = std::min(least, static_cast<double>(image.pixelColor(x, y).lightnessF()));
    return least;
}

} // namespace

TEST_CASE("A cell without a fill has the panel's colour and one with a fill has that",
          "[grid_painter]")
{
    Picture picture(GENERATE(4.0, 12.0, 24.0, 40.0));
    CAPTURE(picture.grid.layout.pitch);
    picture.look({1, 2}).fill = picture.theme.dataPositive;
    picture.paint();
    const auto middle = [&](Cell cell) {
        return picture.at(picture.grid.layout.rect(cell).center());
    };
    CHECK(middle({0, 0}) == picture.theme.panel);
    CHECK(middle({1, 2}) == picture.theme.dataPositive);
    CHECK(picture.at({20, 20}) == picture.theme.window);
}

TEST_CASE("Numbers are painted where cells are wide enough", "[grid_painter]")
{
    const Theme& theme = GENERATE(0, 1) ? Theme::dark() : Theme::light();
    Picture picture(40, theme);
    picture.look({1, 1}).text = QStringLiteral("8");
    picture.look({1, 1}).fill = theme.dataNegative;
    picture.look({2, 2}).text = QStringLiteral("8");
    picture.paint();
    CHECK(hasInk(picture, {1, 1}, inkOn(theme.dataNegative, theme)));
    CHECK(hasInk(picture, {2, 2}, inkOn(theme.panel, theme)));
    CHECK_FALSE(hasInk(picture, {0, 0}, inkOn(theme.panel, theme)));

    Picture small(12, theme);
    small.look({1, 1}).text = QStringLiteral("8");
    small.paint();
    CHECK_FALSE(hasInk(small, {1, 1}, theme.text));
}

TEST_CASE("A long number stays inside its cell", "[grid_painter]")
{
    Picture picture(GENERATE(18.0, 24.0, 40.0));
    picture.look({1, 1}).text = QStringLiteral("-123456789012345678901234567890/7");
    picture.paint();
    for (const Cell cell : {Cell{1, 0}, Cell{1, 2}, Cell{0, 1}, Cell{2, 1}}) {
        const QRect inside = picture.grid.layout.rect(cell).toAlignedRect().adjusted(2, 2, -2, -2);
        CHECK(darkest(picture.image, inside) > 0.8);
    }
    // Where not even a few digits fit there is none; small ones are all edges, without a pixel that
    // has the full colour of the ink.
    const double ink = darkest(picture.image, picture.grid.layout.rect(Cell{1, 1}).toAlignedRect());
    CHECK((ink < 0.6) == (picture.grid.layout.pitch > 20));
}

TEST_CASE("Each kind of ring has its colour around the cell", "[grid_painter]")
{
    Picture picture;
    picture.look({0, 0}).ring = Ring::Source;
    picture.look({1, 1}).ring = Ring::Target;
    picture.look({2, 2}).ring = Ring::Stamp;
    picture.paint();
    CHECK(picture.count({0, 0}, picture.theme.accent) > 60);
    CHECK(picture.count({1, 1}, picture.theme.accent) >
          picture.count({0, 0}, picture.theme.accent));
    CHECK(picture.count({2, 2}, picture.theme.stamp) > 60);
    CHECK(picture.count({0, 2}, picture.theme.accent) == 0);
    CHECK(picture.ground({1, 1}) == picture.theme.panel); // the ring hides nothing
}

TEST_CASE("A cropped cell is hatched and dimmed and keeps its number", "[grid_painter]")
{
    Picture picture;
    CellLook look;
    look.text = QStringLiteral("8");
    look.fill = picture.theme.dataPositive;
    picture.look({0, 0}) = look;
    look.isCropped = true;
    picture.look({1, 1}) = look;
    picture.paint();
    CHECK(picture.count({1, 1}, picture.theme.dataPositive) == 0);
    CHECK(hasInk(picture, {1, 1}, picture.theme.muted));
    const QColor dimmed =
        QColor::fromRgb(mixed(picture.theme.dataPositive, picture.theme.window, 0.6).rgb());
    const int plain = picture.count({1, 1}, dimmed);
    CHECK(plain > 200);
    CHECK(plain < 38 * 38 - 200); // the rest is hatched
}

TEST_CASE("A cell of the output_padding edge is dashed", "[grid_painter]")
{
    Picture picture;
    picture.look({1, 1}).isEdge = true;
    picture.paint();
    const QRectF rect = picture.grid.layout.rect(Cell{1, 1});
    int green = 0;
    int changes = 0;
    bool was = false;
    for (double x = rect.left() + 6; x < rect.right() - 6; ++x) {
        const bool is =
            picture.at({x, rect.top() + 2}).green() > picture.at({x, rect.top() + 2}).red() + 40;
        green += is;
        changes += is != was;
        was = is;
    }
    CHECK(green > 5);
    CHECK(changes > 3); // dashes, not a line
}

TEST_CASE("Painting a piece gives the same pixels as painting everything", "[grid_painter]")
{
    Picture picture(GENERATE(5.0, 24.0, 40.0));
    for (std::size_t i = 0; i < 9; ++i) {
        picture.looks[i].text = QString::number(i * 7);
        picture.looks[i].fill = ColorScale::data(picture.theme).at(double(i) - 4, 4);
        picture.looks[i].isCropped = i % 3 == 0;
        picture.looks[i].ring = i == 4 ? Ring::Target : Ring::None;
    }
    picture.paint();
    const QImage whole = picture.image;
    const QRect piece = picture.grid.layout.rect(Cell{1, 2}).toAlignedRect();
    QPainter painter(&picture.image);
    painter.setClipRect(piece);
    painter.fillRect(piece, picture.theme.window);
    paintGrid(painter, picture.grid, QRectF(piece).adjusted(-4, -4, 4, 4), picture.theme);
    painter.end();
    CHECK(picture.image == whole);
}

TEST_CASE("The frame is the strongest line and has its label below", "[grid_painter]")
{
    Picture picture;
    picture.grid.frame = GridFrame{{{0, 0}, {1, 1}}, QStringLiteral("output"), {}};
    picture.paint();
    const QRectF frame = picture.grid.layout.rect(CellRange{{0, 0}, {1, 1}});
    CHECK(picture.at({frame.left() - 1, frame.center().y()}) == picture.theme.text);
    CHECK(picture.at({frame.center().x(), frame.bottom() + 1}) == picture.theme.text);
    CHECK(picture.at({frame.left() + 12, frame.bottom() + 9}) == picture.theme.text); // the pill
}

TEST_CASE("Row and column numbers stay in sight beside scrolled cells", "[grid_numbers]")
{
    QImage image(200, 200, QImage::Format_RGB32);
    const Theme& theme = Theme::light();
    image.fill(theme.window);
    const CellLayout scrolled{{-500, -300}, 40, {40, 40}};
    QPainter painter(&image);
    paintNumbers(painter, scrolled, {30, 30}, image.rect(), theme);
    painter.end();
    CHECK(darkest(image, {30, 8, 170, 22}) < 0.7);
    CHECK(darkest(image, {0, 30, 28, 170}) < 0.7);
    CHECK(darkest(image, {32, 32, 168, 168}) > 0.9); // nothing on the cells
}

TEST_CASE("Digits take the same width whatever they are", "[digit_batch]")
{
    const double width = DigitBatch::textWidth(QStringLiteral("11111"), 13);
    for (const char* text : {"00000", "12345", "88888"})
        CHECK(DigitBatch::textWidth(QString::fromLatin1(text), 13) == width);
}
