// SPDX-License-Identifier: MIT
#include "export/picture.h"

#include "canvas/canvas_content.h"
#include "canvas/highlights.h"
#include "canvas/step_painter.h"
#include "canvas/tensor_content.h"
#include "canvas/text_painter.h"
#include <tconv/io/files.h>

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImage>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace {

constexpr double kMargin = 24;
constexpr double kTitle = 26;
constexpr double kMiddle = 230;
constexpr double kLongestSide = 6000; ///< in the picture's own units, before the doubling of a PNG
constexpr int kPngScale = 2;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

/// One grid of the picture with its heading.
struct PlacedGrid {
    QString title;
    const GridContent* content = nullptr;
    CellLayout layout;

    QRectF box() const
    {
        const double below = content->frame() ? kFrameLabelBand : 0;
        return layout.bounds().adjusted(-kNumberBand, -kNumberBand - kTitle, 0, below);
    }
};

/// Everything that is painted, at its place.
class PictureScene {
public:
    PictureScene(Lab& lab, const Theme& theme)
        : m_lab(lab)
        , m_theme(theme)
        , m_highlights(lab)
        , m_input(lab, m_highlights, TensorContent::Kind::Input)
        , m_kernel(lab, m_highlights, TensorContent::Kind::Kernel)
        , m_bias(lab, m_highlights, TensorContent::Kind::Bias)
        , m_canvas(lab, m_highlights)
    {
        place();
    }

    QSizeF size() const { return m_size; }

    void paint(QPainter& painter, bool asOutlines) const
    {
        painter.fillRect(QRectF(QPointF(), m_size), m_theme.window);
        for (const PlacedGrid& grid : m_grids) {
            const GridPicture picture{grid.layout,
                                      [&](tconv::Cell cell) { return grid.content->look(cell); },
                                      true, grid.content->frame()};
            paintGrid(painter, picture, grid.layout.bounds(), m_theme, asOutlines);
            paintTextLine(
                painter, QRectF(grid.box().left() + kNumberBand, grid.box().top(), 400, kTitle - 6),
                {grid.title, 13, m_theme.text, true}, Qt::AlignLeft, asOutlines);
        }
        StepStage stage;
        stage.middle = m_middle;
        stage.inputRect = [this](tconv::Cell cell) { return m_grids.front().layout.rect(cell); };
        stage.canvasRect = [this](tconv::Cell cell) { return m_grids.back().layout.rect(cell); };
        stage.canvasView = m_grids.back().layout.bounds();
        StepPainter(m_lab, m_highlights, m_canvas, m_theme, asOutlines).paint(painter, stage);
    }

private:
    void place()
    {
        m_grids = {{Words::tr("Input X"), &m_input, layoutOf(m_input, 48)},
                   {Words::tr("Kernel K"), &m_kernel, layoutOf(m_kernel, 42)}};
        if (m_lab.document().shownExperiment().bias)
            m_grids.push_back({Words::tr("Bias b"), &m_bias, layoutOf(m_bias, 42)});
        double leftWidth = 0;
        double leftHeight = 0;
        for (PlacedGrid& grid : m_grids) {
            moveTo(grid, {kMargin, kMargin + leftHeight});
            leftWidth = std::max(leftWidth, grid.box().width());
            leftHeight += grid.box().height() + kMargin;
        }
        PlacedGrid canvas{Words::tr("Canvas"), &m_canvas, layoutOf(m_canvas, 58)};
        moveTo(canvas, {kMargin + leftWidth + kMiddle, kMargin});
        m_grids.push_back(canvas);
        const double height = std::max(leftHeight - kMargin, canvas.box().height());
        m_middle = {kMargin + leftWidth, kMargin, kMiddle, height};
        // The labels of a small canvas are wider than its cells.
        const double labels = canvas.box().left() + kNumberBand + 230;
        m_size = {std::max(canvas.box().right(), labels) + kMargin, height + 2 * kMargin};
    }

    static CellLayout layoutOf(const GridContent& content, double largestPitch)
    {
        CellLayout layout;
        layout.size = content.size();
        layout.pitch = fittingPitch(layout.size, {kLongestSide, kLongestSide}, largestPitch);
        return layout;
    }

    static void moveTo(PlacedGrid& grid, QPointF corner)
    {
        grid.layout.origin += corner - grid.box().topLeft();
    }

    Lab& m_lab;
    const Theme& m_theme;
    Highlights m_highlights;
    TensorContent m_input;
    TensorContent m_kernel;
    TensorContent m_bias;
    CanvasContent m_canvas;
    std::vector<PlacedGrid> m_grids; ///< the input first, the canvas last
    QRectF m_middle;
    QSizeF m_size;
};

QByteArray pngOf(const PictureScene& scene)
{
    QImage image((scene.size() * kPngScale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(kPngScale);
    QPainter painter(&image);
    scene.paint(painter, false);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const PictureScene& scene, const QString& title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(title);
    generator.setSize(scene.size().toSize());
    generator.setViewBox(QRectF(QPointF(), scene.size()));
    QPainter painter(&generator);
    scene.paint(painter, true);
    painter.end();
    return bytes;
}

} // namespace

std::optional<tconv::Problem> exportPicture(const PictureRequest& request, const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix != QLatin1String("png") && suffix != QLatin1String("svg"))
        return tconv::Problem{tconv::ProblemCode::FileNotWritten,
                              {},
                              {},
                              path.toStdString() + ": pictures are written as .png or .svg"};
    Lab lab(nullptr, Settings::Storage::None);
    lab.document().reset(request.experiment);
    if (!lab.document().evaluation().ok())
        return lab.document().evaluation().problems.front();
    lab.playback().setMode(request.view == PictureView::Gather ? StepMode::Gather
                                                               : StepMode::Scatter);
    lab.selection().showPlanes(request.experiment, request.plane.sample, 0,
                               request.plane.outputChannel);
    if (request.step < 0 || request.step > lab.playback().total())
        return tconv::Problem{
            tconv::ProblemCode::StepOutOfRange, {}, {request.step, lab.playback().total()}};
    lab.playback().setStep(request.step);
    // The painters of cells read the colours in force.
    const ThemeScope scope(request.dark ? Theme::dark() : Theme::light());
    const PictureScene scene(lab, Theme::current());
    const QByteArray bytes = suffix == QLatin1String("png")
                                 ? pngOf(scene)
                                 : svgOf(scene, QString::fromStdString(request.experiment.title));
    return tconv::writeFileSafely(path.toStdString(), bytes.toStdString());
}
