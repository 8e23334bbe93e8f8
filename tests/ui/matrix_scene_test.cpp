// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "export/scene.h"
#include "support/experiments.h"

#include <QImage>

namespace {

QImage painted(const Scene& scene)
{
    QImage image(scene.size().toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    scene.paint(painter, false);
    return image;
}

int differences(const QImage& a, const QImage& b)
{
    int count = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y);
    return count;
}

} // namespace

TEST_CASE("The matrix picture has one size and another look at every step", "[matrix_scene]")
{
    const auto view = GENERATE(PictureView::Matrix, PictureView::MatrixByRows);
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(support::defaultExample());
    const ThemeScope scope(Theme::light());
    const auto scene = newScene(lab, view, {Theme::light()});
    CHECK(lab.playback().mode() ==
          (view == PictureView::Matrix ? StepMode::Scatter : StepMode::Gather));
    const QSizeF size = scene->size();
    lab.playback().setStep(lab.playback().total() - 2);
    const QImage before = painted(*scene);
    lab.playback().next();
    const QImage after = painted(*scene);
    CHECK(scene->size() == size);
    CHECK(differences(before, after) > 200);
}

TEST_CASE("A large matrix becomes a picture of bounded size", "[matrix_scene]")
{
    Lab lab(nullptr, Settings::Storage::None);
    tconv::Experiment experiment = support::defaultExample();
    experiment.input = support::counting({1, 1, 64, 64});
    lab.document().reset(experiment);
    const ThemeScope scope(Theme::light());
    const auto scene = newScene(lab, PictureView::Matrix, {Theme::light(), 1500});
    CHECK(scene->size().height() < 1700);
    CHECK(scene->size().width() < 4000);
    const QImage image = painted(*scene);
    // Something of the matrix is there: not only the ground and the white of its zeros.
    int colored = 0;
    for (int x = 60; x < 600; ++x)
        colored += QColor(image.pixel(x, image.height() / 2)).saturation() > 60;
    CHECK(colored > 0);
}
