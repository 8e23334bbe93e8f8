// SPDX-License-Identifier: MIT
#include "canvas/theme.h"
#include "catch.hpp"
#include "document/lab_document.h"
#include "export/picture.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QSvgRenderer>
#include <QTemporaryDir>

#include <cmath>
#include <set>

namespace {

tconv::Experiment defaultExperiment()
{
    return LabDocument().experiment();
}

std::size_t colorsOf(const QImage& image)
{
    std::set<QRgb> colors;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            colors.insert(image.pixel(x, y));
    return colors.size();
}

bool hasPixel(const QImage& image, QColor color)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixel(x, y) == color.rgb())
                return true;
    return false;
}

} // namespace

TEST_CASE("A picture of a step shows the stamp and the crop frame in the theme's colours",
          "[picture]")
{
    const QTemporaryDir folder;
    const bool dark = GENERATE(false, true);
    const Theme& theme = dark ? Theme::dark() : Theme::light();
    const tconv::Experiment experiment = defaultExperiment();
    const QString path = folder.filePath(QStringLiteral("step.png"));
    REQUIRE_FALSE(exportPicture({experiment, PictureView::Scatter, 2, {}, dark}, path));
    const QImage image(path);
    CHECK(image.width() > 900);
    CHECK(image.pixel(2, 2) == theme.window.rgb());
    CHECK(hasPixel(image, theme.stamp));
    CHECK(hasPixel(image, theme.text));
    CHECK(hasPixel(image, theme.edge));
    CHECK(colorsOf(image) > 50);
}

TEST_CASE("Different steps and views give different pictures", "[picture]")
{
    const QTemporaryDir folder;
    const tconv::Experiment experiment = defaultExperiment();
    const auto render = [&](PictureView view, tconv::Index step) {
        const QString path = folder.filePath(QStringLiteral("one.png"));
        REQUIRE_FALSE(exportPicture({experiment, view, step, {}, false}, path));
        return QImage(path);
    };
    const QImage first = render(PictureView::Scatter, 1);
    CHECK(first == render(PictureView::Scatter, 1));
    CHECK(first != render(PictureView::Scatter, 2));
    CHECK(first != render(PictureView::Gather, 1));
}

TEST_CASE("An SVG picture is valid and holds digits as outlines", "[picture]")
{
    const QTemporaryDir folder;
    const tconv::Experiment experiment = defaultExperiment();
    const QString path = folder.filePath(QStringLiteral("step.svg"));
    REQUIRE_FALSE(exportPicture({experiment, PictureView::Scatter, 2, {}, false}, path));
    CHECK(QSvgRenderer(path).isValid());
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    CHECK(text.contains("<path"));
    CHECK_FALSE(text.contains("<text"));
}

TEST_CASE("A PDF picture is one page of the picture's size with text as text", "[picture]")
{
    const QTemporaryDir folder;
    const tconv::Experiment experiment = defaultExperiment();
    const QString png = folder.filePath(QStringLiteral("step.png"));
    const QString pdf = folder.filePath(QStringLiteral("step.pdf"));
    REQUIRE_FALSE(exportPicture({experiment, PictureView::Scatter, 2, {}, false}, png));
    REQUIRE_FALSE(exportPicture({experiment, PictureView::Scatter, 2, {}, false}, pdf));
    QFile file(pdf);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    CHECK(bytes.count("/Type /Page\n") == 1);
    CHECK(bytes.contains("/FontFile2"));
    CHECK_FALSE(bytes.contains("/Subtype /Image"));
    // Two pixels for a unit, of which there are 96 in an inch of 72 points.
    const qsizetype at = bytes.indexOf("/MediaBox [0 0 ");
    REQUIRE(at > 0);
    const QList<QByteArray> box = bytes.mid(at + 15, 60).split(']').first().trimmed().split(' ');
    REQUIRE(box.size() == 2);
    const QSizeF wanted = QSizeF(QImage(png).size()) * 72 / 96 / 2;
    CHECK(std::abs(box[0].toDouble() - wanted.width()) <= 1);
    CHECK(std::abs(box[1].toDouble() - wanted.height()) <= 1);
}

TEST_CASE("A picture of too many pixels is refused with their number", "[picture]")
{
    const QTemporaryDir folder;
    PictureRequest request{defaultExperiment(), PictureView::Scatter, 2, {}, false};
    request.scale = 40;
    const auto problem = exportPicture(request, folder.filePath(QStringLiteral("a.png")));
    REQUIRE(problem);
    CHECK(tconv::codeName(problem->code) == "size_too_large");
    CHECK(problem->numbers.back() == 150'000'000);
    CHECK(problem->numbers.front() > 150'000'000);
    CHECK(QDir(folder.path()).isEmpty());
}

TEST_CASE("What cannot be painted is refused and leaves no file", "[picture]")
{
    const QTemporaryDir folder;
    tconv::Experiment experiment = defaultExperiment();
    SECTION("a step beyond the last")
    {
        const auto problem = exportPicture({experiment, PictureView::Scatter, 5, {}, false},
                                           folder.filePath(QStringLiteral("a.png")));
        REQUIRE(problem);
        CHECK(tconv::codeName(problem->code) == "step_out_of_range");
        CHECK(problem->numbers == std::vector<tconv::Index>{5, 4});
    }
    SECTION("an experiment that breaks a rule")
    {
        experiment.options.outputPadding = {2, 2};
        const auto problem = exportPicture({experiment, PictureView::Scatter, 0, {}, false},
                                           folder.filePath(QStringLiteral("a.png")));
        REQUIRE(problem);
        CHECK(tconv::codeName(problem->code) == "output_padding_too_large");
    }
    SECTION("another kind of file")
    {
        CHECK(exportPicture({experiment, PictureView::Scatter, 0, {}, false},
                            folder.filePath(QStringLiteral("a.bmp"))));
    }
    CHECK(QDir(folder.path()).isEmpty());
}
