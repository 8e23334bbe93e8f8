// SPDX-License-Identifier: MIT
// How long the window takes for what must fit into a frame. Prints medians; asserts nothing.
// Build and run: cmake --build build --target window_bench && build/tests/bench/window_bench [PART]
// With a part of their names only those measurements run.
#include "canvas/grid_view.h"
#include "canvas/matrix_picture.h"
#include "canvas/matrix_view.h"
#include "canvas/tensor_content.h"
#include "canvas/theme.h"
#include "main_window.h"
#include "panels/lessons_panel.h"
#include "workspaces/matrix/matrix_workspace.h"
#include "workspaces/matrix/multiply_page.h"
#include <tconv/experiment/experiment_file.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <functional>
#include <vector>

namespace {

constexpr int kRuns = 50;

double milliseconds(const std::function<void()>& work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> times)
{
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

void print(const char* what, double time, const char* goal)
{
    std::printf("%-64s %8.3f ms   goal %s\n", what, time, goal);
    std::fflush(stdout);
}

/// The median of 50, after one run that fills what is kept.
void report(const char* what, const char* goal, const std::function<void()>& work)
{
    std::vector<double> times;
    work();
    for (int i = 0; i < kRuns; ++i)
        times.push_back(milliseconds(work));
    print(what, median(times), goal);
}

/// Knows the longest time for which one event kept the window from answering.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        ++m_depth;
        bool isTaken = false;
        const double time = milliseconds([&] { isTaken = QApplication::notify(receiver, event); });
        --m_depth;
        m_longest = std::max(m_longest, time);
        return isTaken;
    }

    /// Does the work and all that it leaves to timers; the longest time without an answer.
    double longestBlock(const std::function<void()>& work)
    {
        constexpr int kSettled = 1000;
        m_longest = milliseconds(work);
        QEventLoop loop;
        QTimer::singleShot(kSettled, &loop, &QEventLoop::quit);
        loop.exec();
        return m_longest;
    }

private:
    int m_depth = 0;
    double m_longest = 0;
};

/// One sample, one channel; padded so that the canvas is cropped.
tconv::Experiment experimentOf(tconv::Index size, tconv::Index kernel, tconv::Index padding)
{
    tconv::Experiment experiment;
    experiment.input = tconv::Tensor4<tconv::Rational>({1, 1, size, size});
    experiment.weight = tconv::Tensor4<tconv::Rational>({1, 1, kernel, kernel});
    int next = 0;
    for (tconv::Tensor4<tconv::Rational>* tensor : {&experiment.input, &experiment.weight})
        for (tconv::Rational& value : tensor->values()) {
            ++next;
            value = tconv::Rational(next % 37 - 18, next % 5 == 0 ? 4 : 1);
        }
    experiment.options = {.stride = {2, 2}, .padding = {padding, padding}};
    return experiment;
}

/// 200 704 products; an output of 128 x 128.
tconv::Experiment explored()
{
    tconv::Experiment experiment = experimentOf(64, 7, 3);
    experiment.options.outputPadding = {1, 1};
    return experiment;
}

/// The window with an experiment of 64 x 64 inputs in one of its views.
struct Stage {
    explicit Stage(const tconv::Experiment& experiment, const char* view = "scatter")
        : lab(nullptr, Settings::Storage::None)
        , window(lab)
    {
        window.resize(1280, 800);
        window.show();
        lab.document().reset(experiment);
        Q_EMIT window.findChild<LessonsPanel*>()->viewAsked(QString::fromLatin1(view));
        QApplication::processEvents();
    }

    Lab lab;
    MainWindow window;
};

/// An edit of one cell, another number each time.
void editOnce(LabDocument& document)
{
    tconv::Experiment after = document.experiment();
    after.input.at(0, 0, {3, 4}) += 1;
    document.edit(QStringLiteral("edit"), std::move(after));
}

void measureEdit()
{
    Stage stage(explored());
    report("edit of a 64x64 input, 7x7 kernel: evaluated and painted", "16", [&] {
        editOnce(stage.lab.document());
        QApplication::processEvents(); // delivers the paint events of everything that changed
    });
}

void measureSteps(const char* what, const char* view, StepMode mode)
{
    Stage stage(explored(), view);
    stage.lab.playback().setMode(mode);
    tconv::Index step = 1000;
    stage.lab.playback().setStep(step);
    QApplication::processEvents();
    report(what, "2, 16 where it scrolls", [&] {
        stage.lab.playback().setStep(++step);
        QApplication::processEvents();
    });
}

/// The input as cells of 28 pixels, 1792 x 1792: the grid that the goals are stated for.
void measureGrid()
{
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(explored());
    Highlights highlights(lab);
    const TensorContent content(lab, highlights, TensorContent::Kind::Input);
    GridPicture picture;
    picture.layout = {{30, 30}, 28, content.size()};
    picture.look = [&](tconv::Cell cell) { return content.look(cell); };
    QImage image(1850, 1850, QImage::Format_ARGB32_Premultiplied);
    image.fill(Theme::current().window);
    QPainter painter(&image);
    report("grid: 64x64 cells of 28 pixels painted anew", "6",
           [&] { paintGrid(painter, picture, picture.layout.bounds(), Theme::current()); });
    const QRectF nine = picture.layout.rect(CellRange{{10, 10}, {12, 12}}).adjusted(2, 2, -2, -2);
    report("grid: 9 cells of it", "2",
           [&] { paintGrid(painter, picture, nine, Theme::current()); });
}

/// The picture of the matrix into an image of 2000 x 2000 pixels.
void measurePicture(const char* name, const tconv::Experiment& experiment)
{
    constexpr int kSide = 2000;
    const MatrixPicture picture(experiment);
    QImage image(kSide, kSide, QImage::Format_RGB32);
    MatrixLayout layout = MatrixPicture::layoutOf(picture.structure(), MatrixForm::Transposed);
    const auto measure = [&](const char* zoom, QSizeF cell, const char* goal) {
        layout.cell = cell;
        // The middle of the diagonal, where the entries are.
        const QSizeF rest = (layout.size() - QSizeF(kSide, kSide)) / 2;
        layout.origin = {-std::max(0.0, rest.width()), -std::max(0.0, rest.height())};
        const std::string what = std::string("picture of ") + name + ", " + zoom;
        report(what.c_str(), goal, [&] {
            QPainter painter(&image);
            picture.paint(painter, layout, {0, 0, kSide, kSide}, {}, Theme::current());
        });
    };
    measure("whole", QSizeF(1 / layout.columns.extent(), 1 / layout.rows.extent()) * kSide, "4");
    measure("cells of 1 pixel", {1, 1}, "4");
    measure("cells of 8 pixels", {8, 8}, "4");
    measure("numbers, cells of 32x20", {32, 20}, "16");
}

void measureMatrixView(const char* name, const tconv::Experiment& experiment)
{
    Stage stage(experiment, "matrix/product");
    auto* view = stage.window.findChild<MultiplyPage*>()->findChild<MatrixView*>();
    double cell = 0.01;
    const std::string zoom = std::string("view of ") + name + ", a frame of zooming";
    report(zoom.c_str(), "16", [&] {
        view->zoomTo(cell *= 1.15, {200, 200});
        QApplication::processEvents();
    });
    QScrollBar* bar = view->verticalScrollBar();
    const auto pan = [&] {
        bar->setValue(bar->value() + 7);
        QApplication::processEvents();
    };
    view->zoomTo(2, {200, 200});
    report((std::string("view of ") + name + ", a frame of panning, 2 pixels").c_str(), "16", pan);
    view->zoomTo(20, {200, 200});
    report((std::string("view of ") + name + ", a frame of panning, numbers").c_str(), "16", pan);
}

void measureBlocks(TimedApplication& application, const char* view)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("large.tconv"));
    Stage stage(explored(), view);
    LabDocument writer;
    writer.reset(experimentOf(512, 3, 1));
    writer.save(path);
    application.longestBlock([] {});
    LabDocument& document = stage.lab.document();
    const auto opened = LabDocument::read(path); // as the window does it: on another thread
    const auto name = [&](const char* what) {
        return std::string("blocked, 512x512 in ") + view + ": " + what;
    };
    print(name("opening").c_str(), application.longestBlock([&] { document.open(opened.value()); }),
          "50");
    print(name("an edit").c_str(), application.longestBlock([&] { editOnce(document); }), "50");
    print(name("a step").c_str(),
          application.longestBlock([&] { stage.lab.playback().setStep(1000); }), "50");
    print(name("next step").c_str(),
          application.longestBlock([&] { stage.lab.playback().setStep(1001); }), "50");
    print(name("edit at a step").c_str(), application.longestBlock([&] { editOnce(document); }),
          "50");
}

} // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication application(argc, argv);
    applyTheme(application, Settings::Theme::Light);
    const auto part = [&](const char* name, const std::function<void()>& measure) {
        if (argc < 2 || std::strstr(name, argv[1]))
            measure();
    };
    const tconv::Experiment middling = experimentOf(64, 7, 0);
    const tconv::Experiment large = experimentOf(512, 3, 1);
    part("edit", measureEdit);
    part("scatter", [] { measureSteps("step of the scatter", "scatter", StepMode::Scatter); });
    part("gather", [] { measureSteps("step of the gather", "gather", StepMode::Gather); });
    part("columns",
         [] { measureSteps("step of the matrix by column", "matrix/product", StepMode::Scatter); });
    part("rows",
         [] { measureSteps("step of the matrix by row", "matrix/product", StepMode::Gather); });
    part("grid", measureGrid);
    part("picture", [&] { measurePicture("17 689 x 4 096", middling); });
    part("picture", [&] { measurePicture("1 046 529 x 262 144", large); });
    part("view", [&] { measureMatrixView("17 689 x 4 096", middling); });
    part("view", [&] { measureMatrixView("1 046 529 x 262 144", large); });
    part("blocked", [&] { measureBlocks(application, "scatter"); });
    part("blocked", [&] { measureBlocks(application, "gather"); });
    part("blocked", [&] { measureBlocks(application, "matrix/product"); });
}
