// SPDX-License-Identifier: MIT
#include "export/picture.h"

#include "export/still_formats.h"
#include <tconv/io/files.h>

#include <QFileInfo>

#include <algorithm>
#include <string>

namespace {

constexpr double kStillScale = 2;
constexpr double kMostPixels = 150e6;  ///< 600 MB while it is painted
constexpr double kLongestSide = 32000; ///< the painter counts no further

tconv::Problem notWritten(const QString& path, const char* reason)
{
    return {tconv::ProblemCode::FileNotWritten, {}, {}, path.toStdString() + ": " + reason};
}

bool fits(QSize size)
{
    return double(size.width()) * size.height() <= kMostPixels &&
           std::max(size.width(), size.height()) <= kLongestSide;
}

/// As asked for; else twice the window's resolution, or the window's where that is too large.
double pngScale(const Scene& scene, double wanted)
{
    if (wanted > 0)
        return wanted;
    return fits(imageSizeOf(scene, kStillScale)) ? kStillScale : 1;
}

tconv::Problem tooManyPixels(QSize size)
{
    const auto pixels = static_cast<tconv::Index>(size.width()) * size.height();
    return {tconv::ProblemCode::SizeTooLarge,
            {},
            {pixels, static_cast<tconv::Index>(kMostPixels)},
            "the number of pixels in a picture of " + std::to_string(size.width()) + " x " +
                std::to_string(size.height())};
}

} // namespace

tconv::Result<std::unique_ptr<Lab>> labOf(const PictureRequest& request)
{
    auto lab = std::make_unique<Lab>(nullptr, Settings::Storage::None);
    lab->settings().setNumberStyle(request.numberStyle);
    lab->settings().setCellColor(request.cellColor);
    lab->document().reset(request.experiment);
    if (!lab->document().evaluation().ok())
        return lab->document().evaluation().problems.front();
    lab->selection().showPlanes(request.experiment, request.plane.sample, request.inputChannel,
                                request.plane.outputChannel);
    return lab;
}

tconv::Result<tconv::Index> lastStepOf(const PictureRequest& request)
{
    const tconv::Result<std::unique_ptr<Lab>> lab = labOf(request);
    if (!lab)
        return lab.problem();
    const auto scene = newScene(*lab.value(), request.view, {Theme::current()});
    return lab.value()->playback().total();
}

std::optional<tconv::Problem> exportPicture(const PictureRequest& request, const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const bool isPng = suffix == QLatin1String("png");
    const bool isSvg = suffix == QLatin1String("svg");
    if (!isPng && !isSvg && suffix != QLatin1String("pdf"))
        return notWritten(path, "pictures are written as .png, .svg or .pdf");
    const tconv::Result<std::unique_ptr<Lab>> made = labOf(request);
    if (!made)
        return made.problem();
    Lab& lab = *made.value();
    const ThemeScope scope(request.dark ? Theme::dark() : Theme::light());
    const auto scene = newScene(lab, request.view, {Theme::current()});
    if (request.step < 0 || request.step > lab.playback().total())
        return tconv::Problem{
            tconv::ProblemCode::StepOutOfRange, {}, {request.step, lab.playback().total()}};
    lab.playback().setStep(request.step);
    const QString title = QString::fromStdString(request.experiment.title);
    const double scale = pngScale(*scene, request.scale);
    if (isPng && !fits(imageSizeOf(*scene, scale)))
        return tooManyPixels(imageSizeOf(*scene, scale));
    const QByteArray bytes = isPng   ? pngOf(*scene, scale)
                             : isSvg ? svgOf(*scene, title)
                                     : pdfOf(*scene, title);
    if (bytes.isEmpty())
        return notWritten(path, "there is not enough memory for the picture");
    return tconv::writeFileSafely(path.toStdString(), bytes.toStdString());
}
