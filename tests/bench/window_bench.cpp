// SPDX-License-Identifier: MIT
// How long the window takes for what must fit into a frame. Prints medians; asserts nothing.
// Build and run: cmake --build build --target window_bench && build/tests/bench/window_bench
#include "canvas/grid_view.h"
#include "canvas/tensor_content.h"
#include "canvas/theme.h"
#include "main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

namespace {

double medianMilliseconds(int runs, const std::function<void()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
    return times[static_cast<std::size_t>(runs / 2)];
}

void report(const char* what, double milliseconds, const char* goal)
{
    std::printf("%-58s %8.3f ms   goal %s\n", what, milliseconds, goal);
}

/// A 64x64 input under a 7x7 kernel: 200 704 products, a canvas of 133x133.
tconv::Experiment largeExperiment()
{
    tconv::Experiment experiment;
    experiment.input = tconv::Tensor4<tconv::Rational>({1, 1, 64, 64});
    experiment.weight = tconv::Tensor4<tconv::Rational>({1, 1, 7, 7});
    int next = 0;
    for (tconv::Tensor4<tconv::Rational>* tensor : {&experiment.input, &experiment.weight})
        for (tconv::Rational& value : tensor->values())
            value = tconv::Rational(++next % 37 - 18, next % 5 == 0 ? 4 : 1);
    experiment.options = {.stride = {2, 2}, .padding = {3, 3}, .outputPadding = {1, 1}};
    return experiment;
}

void measureEdit(Lab& lab)
{
    int value = 0;
    const auto edit = [&] {
        tconv::Experiment after = lab.document().experiment();
        after.input.at(0, 0, {3, 4}) = ++value;
        lab.document().edit(QStringLiteral("edit"), std::move(after));
        QApplication::processEvents(); // delivers the paint events of everything that changed
    };
    edit();
    report("edit of a 64x64 input, 7x7 kernel: evaluated and painted", medianMilliseconds(50, edit),
           "16");
}

void measureSteps(Lab& lab)
{
    tconv::Index step = 1000;
    const auto go = [&] {
        lab.playback().setStep(++step);
        QApplication::processEvents();
    };
    go();
    report("one step of the animation in the whole window", medianMilliseconds(50, go), "2");
}

void measureGatherSteps(Lab& lab)
{
    lab.playback().setMode(StepMode::Gather);
    tconv::Index step = 1000;
    lab.playback().setStep(step);
    const auto go = [&] {
        lab.playback().setStep(++step);
        QApplication::processEvents();
    };
    go();
    report("one step of the gather in the whole window", medianMilliseconds(50, go), "2");
    lab.playback().setMode(StepMode::Scatter);
}

/// The input as cells of 28 pixels, 1792 x 1792: the grid that the goals are stated for.
void measureGrid(Lab& lab)
{
    Highlights highlights(lab);
    const TensorContent content(lab, highlights, TensorContent::Kind::Input);
    GridPicture picture;
    picture.layout = {{30, 30}, 28, content.size()};
    picture.look = [&](tconv::Cell cell) { return content.look(cell); };
    QImage image(1850, 1850, QImage::Format_ARGB32_Premultiplied);
    image.fill(Theme::current().window);
    QPainter painter(&image);
    const auto all = [&] {
        paintGrid(painter, picture, picture.layout.bounds(), Theme::current());
    };
    all();
    report("64x64 grid of 28 pixel cells painted anew", medianMilliseconds(50, all), "6");
    const QRectF nine = picture.layout.rect(CellRange{{10, 10}, {12, 12}}).adjusted(2, 2, -2, -2);
    report("9 cells of it",
           medianMilliseconds(50, [&] { paintGrid(painter, picture, nine, Theme::current()); }),
           "2");
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyTheme(application, Settings::Theme::Light);
    Lab lab(nullptr, Settings::Storage::None);
    MainWindow window(lab);
    window.show();
    QApplication::processEvents();
    lab.document().reset(largeExperiment());
    QApplication::processEvents();
    measureEdit(lab);
    measureSteps(lab);
    measureGatherSteps(lab);
    measureGrid(lab);
}
