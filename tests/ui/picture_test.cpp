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
