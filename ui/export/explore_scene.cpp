// SPDX-License-Identifier: MIT
#include "export/explore_scene.h"

#include "canvas/grid_painter.h"
#include "canvas/step_painter.h"
#include "canvas/text_painter.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace {

constexpr double kMargin = 24;
constexpr double kTitle = 26;
constexpr double kMiddle = 230;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Picture)
};

} // namespace

QRectF ExploreScene::PlacedGrid::box() const
{
    const double below = content->frame() ? kFrameLabelBand : 0;
    return layout.bounds().adjusted(-kNumberBand, -kNumberBand - kTitle, 0, below);
}

void ExploreScene::PlacedGrid::moveTo(QPointF corner)
{
    layout.origin += corner - box().topLeft();
}

ExploreScene::ExploreScene(Lab& lab, const SceneStyle& style)
    : m_lab(lab)
    , m_style(style)
    , m_highlights(lab)
    , m_input(lab, m_highlights, TensorContent::Kind::Input)
    , m_kernel(lab, m_highlights, TensorContent::Kind::Kernel)
    , m_bias(lab, m_highlights, TensorContent::Kind::Bias)
    , m_canvas(lab, m_highlights)
{
    place();
}

bool ExploreScene::hasMotion() const
{
    return m_lab.playback().mode() == StepMode::Scatter;
}

ExploreScene::PlacedGrid ExploreScene::gridOf(const QString& title, const GridContent& content,
                                              double largestPitch) const
{
    CellLayout layout;
    layout.size = content.size();
    layout.pitch = fittingPitch(layout.size, {m_style.longestSide, m_style.longestSide},
                                std::round(largestPitch * m_style.cellScale));
    return {title, &content, layout};
}

void ExploreScene::place()
{
    m_grids = {gridOf(Words::tr("Input X"), m_input, 48),
               gridOf(Words::tr("Kernel K"), m_kernel, 42)};
    if (m_lab.document().shownExperiment().bias)
        m_grids.push_back(gridOf(Words::tr("Bias b"), m_bias, 42));
    double leftWidth = 0;
    double leftHeight = 0;
    for (PlacedGrid& grid : m_grids) {
        grid.moveTo({kMargin, kMargin + leftHeight});
        leftWidth = std::max(leftWidth, grid.box().width());
        leftHeight += grid.box().height() + kMargin;
    }
    PlacedGrid canvas = gridOf(Words::tr("Canvas"), m_canvas, 58);
    canvas.moveTo({kMargin + leftWidth + kMiddle, kMargin});
    m_grids.push_back(canvas);
    const double height = std::max(leftHeight - kMargin, canvas.box().height());
    m_middle = {kMargin + leftWidth, kMargin, kMiddle, height};
    // The labels of a small canvas are wider than its cells.
    const double labels = canvas.box().left() + kNumberBand + 230;
    m_size = {std::max(canvas.box().right(), labels) + kMargin, height + 2 * kMargin};
}

void ExploreScene::paint(QPainter& painter, bool asOutlines) const
{
    painter.fillRect(QRectF(QPointF(), m_size), m_style.theme.window);
    for (const PlacedGrid& grid : m_grids)
        paintTitledGrid(painter, grid, asOutlines);
    StepStage stage;
    stage.middle = m_middle;
    stage.inputRect = [this](tconv::Cell cell) { return m_grids.front().layout.rect(cell); };
    stage.canvasRect = [this](tconv::Cell cell) { return m_grids.back().layout.rect(cell); };
    stage.canvasView = m_grids.back().layout.bounds();
    stage.hasHint = false; // a file has no keys
    StepPainter(m_lab, m_highlights, m_canvas, m_style.theme, asOutlines).paint(painter, stage);
}

void ExploreScene::paintTitledGrid(QPainter& painter, const PlacedGrid& grid, bool asOutlines) const
{
    const GridPicture picture{grid.layout,
                              [&](tconv::Cell cell) { return grid.content->look(cell); }, true,
                              grid.content->frame()};
    paintGrid(painter, picture, grid.layout.bounds(), m_style.theme, asOutlines);
    const QRectF box = grid.box();
    paintTextLine(painter, QRectF(box.left() + kNumberBand, box.top(), 400, kTitle - 6),
                  {grid.title, 13, m_style.theme.text, true}, Qt::AlignLeft, asOutlines);
}
