// SPDX-License-Identifier: MIT
#include "export/animation.h"

#include "canvas/edges.h"
#include "export/gif_writer.h"
#include "export/palette.h"
#include "export/still_formats.h"
#include "export/webp_writer.h"
#include <tconv/io/files.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace {

constexpr double kLongestSide = 1400; ///< of a grid, in units: cells of a large one become small
constexpr double kCellScale = 0.76;   ///< keeps files small, and "4 + 12" still fits into a cell
/// Enough for the cells' colours, and each one more makes files larger.
constexpr std::size_t kColors = 40;
constexpr std::size_t kSampledFrames = 60; ///< of which the colours are chosen
constexpr double kMostPixels = 4e9;        ///< over all frames: about a minute
constexpr double kMostPixelsOfFrame = 64e6;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Animation)
};

/// A lab and its scene, in the theme that is asked for as long as this lives.
struct Stage {
    explicit Stage(const AnimationRequest& request, std::unique_ptr<Lab> made)
        : scope(request.picture.dark ? Theme::dark() : Theme::light())
        , lab(std::move(made))
        , scene(newScene(*lab, request.picture.view, {Theme::current(), kLongestSide, kCellScale}))
        , scale(request.picture.scale > 0 ? request.picture.scale : 1)
    {
    }

    QImage frame(const FrameMoment& moment) const
    {
        showFrame(*lab, moment);
        return imageOf(*scene, scale);
    }

    ThemeScope scope;
    SharpEdges edges; // every shade on an edge would make the file larger
    std::unique_ptr<Lab> lab;
    std::unique_ptr<Scene> scene;
    double scale;
};

tconv::Result<std::unique_ptr<Stage>> stageOf(const AnimationRequest& request)
{
    tconv::Result<std::unique_ptr<Lab>> lab = labOf(request.picture);
    if (!lab)
        return lab.problem();
    return std::make_unique<Stage>(request, std::move(lab).value());
}

bool isGif(const QString& path)
{
    return QFileInfo(path).suffix().toLower() == QLatin1String("gif");
}

tconv::Result<AnimationPlan> planFor(const Stage& stage, const AnimationRequest& request,
                                     const QString& path)
{
    const tconv::Index total = stage.lab->playback().total();
    AnimationPlan plan;
    plan.steps = request.steps.value_or(StepRange{0, total});
    for (const tconv::Index step : {plan.steps.first, plan.steps.last})
        if (step < 0 || step > total)
            return tconv::Problem{tconv::ProblemCode::StepOutOfRange, {}, {step, total}};
    plan.size = imageSizeOf(*stage.scene, stage.scale);
    FramePace pace = request.pace;
    pace.hasMotion = pace.hasMotion && stage.scene->hasMotion();
    pace.isThrifty = isGif(path);
    plan.frames = framesOf(plan.steps, pace);
    const double area = double(plan.size.width()) * plan.size.height();
    const int longest = std::max(plan.size.width(), plan.size.height());
    const auto room = static_cast<tconv::Index>(kMostPixels / area);
    if (area > kMostPixelsOfFrame || longest > WebpWriter::kLongestSide || room < 3)
        plan.everyThatFits = 0;
    else if (plan.pixels() > kMostPixels)
        plan.everyThatFits = (plan.steps.last - plan.steps.first) / (room - 2) + 1;
    return plan;
}

std::unique_ptr<FrameWriter> newWriter(const QString& path, QSize size)
{
    if (isGif(path))
        return std::make_unique<GifWriter>(size);
    return std::make_unique<WebpWriter>(size);
}

/// The colours for all frames: the flat ones as they are, and some shades for text.
PaletteIndex colorsOf(const Stage& stage, const std::vector<FrameMoment>& frames,
                      const JobControl& control)
{
    ColorCount count;
    const std::size_t every = (frames.size() + kSampledFrames - 1) / kSampledFrames;
    for (std::size_t i = 0; i < frames.size() && !control.isCancelled(); i += every)
        count.add(stage.frame(frames[i]));
    count.add(stage.frame(frames.back()));
    return PaletteIndex(paletteOf(count, kColors));
}

tconv::Problem about(const QString& path, tconv::Problem problem)
{
    problem.detail = path.toStdString() + ": " + problem.detail;
    return problem;
}

} // namespace

QString AnimationPlan::refusal() const
{
    const QLocale locale = QLocale::c();
    const QString what = Words::tr("The animation has %1 frames of %2 x %3 pixels, and at most %4 "
                                   "million pixels are written; ")
                             .arg(frames.size())
                             .arg(size.width())
                             .arg(size.height())
                             .arg(locale.toString(kMostPixels / 1e6, 'f', 0));
    if (everyThatFits == 0)
        return what + Words::tr("choose a smaller scale.");
    return what +
           Words::tr("take 1 step in %1, or fewer steps, or a smaller scale.").arg(everyThatFits);
}

tconv::Result<AnimationPlan> planOf(const AnimationRequest& request, const QString& path)
{
    const auto stage = stageOf(request);
    return stage ? planFor(*stage.value(), request, path) : stage.problem();
}

bool isAnimationName(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QLatin1String("gif") || suffix == QLatin1String("webp");
}

std::optional<tconv::Problem> exportAnimation(const AnimationRequest& request, const QString& path,
                                              JobControl& control)
{
    const auto made = stageOf(request);
    if (!made)
        return made.problem();
    Stage& stage = *made.value();
    const tconv::Result<AnimationPlan> plan = planFor(stage, request, path);
    if (!plan)
        return plan.problem();
    if (!plan.value().fits())
        return tconv::Problem{tconv::ProblemCode::SizeTooLarge,
                              {},
                              {static_cast<tconv::Index>(plan.value().pixels()),
                               static_cast<tconv::Index>(kMostPixels)},
                              "the number of pixels in " +
                                  std::to_string(plan.value().frames.size()) + " frames"};
    const auto writer = newWriter(path, plan.value().size);
    PaletteIndex colors = colorsOf(stage, plan.value().frames, control);
    control.addTotal(static_cast<std::int64_t>(plan.value().frames.size()));
    for (const FrameMoment& frame : plan.value().frames) {
        if (control.isCancelled())
            return {};
        QImage image = stage.frame(frame);
        colors.reduce(image);
        if (auto problem = writer->add(image, frame.milliseconds))
            return about(path, *problem);
        control.addDone();
    }
    const tconv::Result<QByteArray> bytes = writer->finish(control);
    if (control.isCancelled())
        return {};
    if (!bytes)
        return about(path, bytes.problem());
    return tconv::writeFileSafely(path.toStdString(), bytes.value().toStdString());
}
