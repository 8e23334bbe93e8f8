// SPDX-License-Identifier: MIT
#include "canvas/color_scale.h"
#include "canvas/matrix_picture.h"
#include "canvas/theme.h"
#include "catch.hpp"
#include "support/experiments.h"

#include <cmath>

using tconv::Cell;
using tconv::Index;

namespace {

constexpr QRgb kGround = 0xff123456;

/// Large enough that a pixel holds many cells, in every direction its own size.
tconv::Experiment larger()
{
    tconv::Experiment experiment;
    experiment.input = support::counting({1, 2, 9, 11});
    experiment.weight = support::counting({2, 2, 3, 2}, -5);
    experiment.options = {.stride = {3, 2}, .padding = {1, 1}, .dilation = {1, 2}};
    return experiment;
}

struct Painted {
    MatrixLayout layout;
    QImage image;

    QRgb at(double x, double y) const
    {
        return image.pixel(static_cast<int>(std::floor(x)), static_cast<int>(std::floor(y)));
    }
};

Painted painted(const MatrixPicture& picture, MatrixForm form, QSizeF cell)
{
    Painted result;
    result.layout = MatrixPicture::layoutOf(picture.structure(), form);
    result.layout.cell = cell;
    const QSizeF size = result.layout.size();
    result.image = QImage(static_cast<int>(std::ceil(size.width())) + 1,
                          static_cast<int>(std::ceil(size.height())) + 1, QImage::Format_RGB32);
    result.image.fill(kGround);
    MatrixPicture::Look look;
    look.form = form;
    picture.paintEntries(result.image, {}, result.layout, look, Theme::light());
    return result;
}

/// The entry at a cell of a form, by asking for every single place.
std::optional<Index> entryAt(const MatrixPicture& picture, MatrixForm form, Cell cell)
{
    return form == MatrixForm::Transposed ? picture.structure().weightAt(cell.row, cell.column)
                                          : picture.structure().weightAt(cell.column, cell.row);
}

template <typename Visit>
void forEachCell(const Painted& result, Visit visit)
{
    for (Index row = 0; row < result.layout.rows.count; ++row)
        for (Index column = 0; column < result.layout.columns.count; ++column)
            visit(Cell{row, column});
}

} // namespace

TEST_CASE("Every cell of the matrix has the colour of its value or none", "[matrix_picture]")
{
    const auto form = GENERATE(MatrixForm::Transposed, MatrixForm::Forward);
    const auto experiment =
        GENERATE_COPY(support::defaultExample(), support::richExample(), larger());
    const MatrixPicture picture(experiment);
    const Painted result = painted(picture, form, {5, 4});
    const ColorScale scale = ColorScale::weights(Theme::light());
    double largest = 0;
    for (const tconv::Rational& value : experiment.weight.values())
        largest = std::max(largest, std::abs(tconv::toDouble(value)));
    int wrong = 0;
    forEachCell(result, [&](Cell cell) {
        const auto weight = entryAt(picture, form, cell);
        const double value = weight ? tconv::toDouble(picture.value(*weight)) : 0;
        const QRgb expected = value == 0 ? kGround : scale.at(value, largest).rgb();
        const QPointF middle = result.layout.rect(cell).center();
        wrong += result.at(middle.x(), middle.y()) != expected;
    });
    CHECK(wrong == 0);
}

TEST_CASE("No entry is lost where many share a pixel and nothing is painted beside them",
          "[matrix_picture]")
{
    const auto form = GENERATE(MatrixForm::Transposed, MatrixForm::Forward);
    const double size = GENERATE(0.9, 0.4, 0.13);
    const MatrixPicture picture(larger());
    const Painted result = painted(picture, form, {size * 1.6, size});
    QImage expected = result.image;
    expected.fill(kGround);
    int lost = 0;
    forEachCell(result, [&](Cell cell) {
        const auto weight = entryAt(picture, form, cell);
        if (!weight || picture.value(*weight).is_zero())
            return;
        const double x = result.layout.x(cell.column);
        const double y = result.layout.y(cell.row);
        // A line may leave out an entry for its neighbour within one pixel.
        bool isThere = false;
        for (const double dx : {-1.0, 0.0, 1.0})
            for (const double dy : {-1.0, 0.0, 1.0})
                isThere = isThere ||
                          (x + dx >= 0 && y + dy >= 0 && x + dx < result.image.width() &&
                           y + dy < result.image.height() && result.at(x + dx, y + dy) != kGround);
        lost += !isThere;
        const int right = std::min(static_cast<int>(x) + 2, expected.width() - 1);
        const int bottom = std::min(static_cast<int>(y) + 2, expected.height() - 1);
        for (int row = static_cast<int>(y); row <= bottom; ++row)
            for (int column = static_cast<int>(x); column <= right; ++column)
                expected.setPixel(column, row, 0);
    });
    CHECK(lost == 0);
    int beside = 0;
    for (int y = 0; y < expected.height(); ++y)
        for (int x = 0; x < expected.width(); ++x)
            beside += result.image.pixel(x, y) != kGround && expected.pixel(x, y) == kGround;
    CHECK(beside == 0);
}

TEST_CASE("A part of the picture is the same as the same part of the whole", "[matrix_picture]")
{
    const auto form = GENERATE(MatrixForm::Transposed, MatrixForm::Forward);
    const double size = GENERATE(7.0, 2.0, 0.8);
    const MatrixPicture picture(larger());
    const Painted whole = painted(picture, form, {size, size});
    const QRect part(whole.image.width() / 3, whole.image.height() / 4, whole.image.width() / 2,
                     whole.image.height() / 2);
    QImage image(part.size(), QImage::Format_RGB32);
    image.fill(kGround);
    MatrixPicture::Look look;
    look.form = form;
    picture.paintEntries(image, part.topLeft(), whole.layout, look, Theme::light());
    CHECK(image == whole.image.copy(part));
}

TEST_CASE("Where entries share a pixel the largest gives the colour", "[matrix_picture]")
{
    tconv::Experiment experiment;
    experiment.input = support::counting({1, 1, 1, 8});
    experiment.weight =
        tconv::Tensor4<tconv::Rational>({1, 1, 1, 2}, std::vector<tconv::Rational>{9, 1});
    const MatrixPicture picture(experiment);
    const Painted result = painted(picture, MatrixForm::Transposed, {0.5, 0.5});
    const QRgb nine = result.at(0, 0); // row 0 holds the 9 of column 0, row 1 its 1 and a 9
    CHECK(nine != kGround);
    CHECK(result.at(result.layout.x(2), result.layout.y(2)) == nine);
    CHECK(result.at(result.layout.x(4), result.layout.y(4)) == nine);
}

TEST_CASE("Columns that are not built yet are empty", "[matrix_picture]")
{
    const MatrixPicture picture(support::defaultExample());
    Painted result = painted(picture, MatrixForm::Forward, {5, 4});
    result.image.fill(kGround);
    MatrixPicture::Look look;
    look.form = MatrixForm::Forward;
    look.inputsDone = 1;
    picture.paintEntries(result.image, {}, result.layout, look, Theme::light());
    const auto pixel = [&](Cell cell) {
        const QPointF middle = result.layout.rect(cell).center();
        return result.at(middle.x(), middle.y());
    };
    CHECK(pixel({0, 0}) != kGround);
    CHECK(pixel({1, 1}) == kGround); // x01 meets y01 by a tap, but later
}

TEST_CASE("Cells that are large enough carry numbers", "[matrix_picture]")
{
    const MatrixPicture picture(support::defaultExample());
    MatrixLayout layout = MatrixPicture::layoutOf(picture.structure(), MatrixForm::Transposed);
    layout.cell = {40, 25};
    QImage image(layout.size().toSize(), QImage::Format_RGB32);
    image.fill(Theme::light().window);
    QPainter painter(&image);
    picture.paint(painter, layout, QRectF(image.rect()), {}, Theme::light());
    painter.end();
    // The 5 at the top left: neither its fill nor the ground alone.
    int inks = 0;
    for (int y = 4; y < 20; ++y)
        for (int x = 6; x < 34; ++x)
            inks += qGray(image.pixel(x, y)) < 100;
    CHECK(inks > 10);
}
