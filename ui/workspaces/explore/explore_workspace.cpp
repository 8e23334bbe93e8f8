// SPDX-License-Identifier: MIT
#include "workspaces/explore/explore_workspace.h"

#include "canvas/grid_view.h"
#include "canvas/plane_strip.h"
#include "panels/explanation_panel.h"
#include "panels/heading.h"
#include "workspaces/explore/explore_arrangement.h"
#include "workspaces/explore/film_strip.h"
#include "workspaces/explore/gather_board.h"
#include "workspaces/explore/step_overlay.h"
#include <tconv/layer/placement.h>

#include <QAction>
#include <QLabel>
#include <QResizeEvent>
#include <QToolButton>

#include <algorithm>

namespace {

constexpr double kMargin = 22;
constexpr double kTop = 32; ///< room for the button above the canvas
constexpr int kFilmButtonHeight = 24;
/// Between the operands and the strip: room for the button.
constexpr double kFilmGap = 48;
constexpr double kInputPitch = 48;
constexpr double kKernelPitch = 42;
constexpr double kCanvasPitch = 58;

QString sizeText(tconv::Size2 size)
{
    return QStringLiteral("%1 × %2").arg(size.height).arg(size.width);
}

} // namespace

ExploreWorkspace::ExploreWorkspace(Lab& lab, QWidget* parent)
    : Workspace(lab, tr("Explore"), parent)
    , m_highlights(lab)
    , m_inputContent(lab, m_highlights, TensorContent::Kind::Input)
    , m_kernelContent(lab, m_highlights, TensorContent::Kind::Kernel)
    , m_biasContent(lab, m_highlights, TensorContent::Kind::Bias)
    , m_canvasContent(lab, m_highlights)
{
    build();
    connectAll();
    showMode();
}

void ExploreWorkspace::build()
{
    const auto makeView = [this](GridContent& content, double pitch) {
        auto* view = new GridView(content, this);
        view->setLargestPitch(pitch);
        view->setAlignment(Qt::AlignLeft | Qt::AlignTop); // below its heading
        return view;
    };
    m_input = makeView(m_inputContent, kInputPitch);
    m_kernel = makeView(m_kernelContent, kKernelPitch);
    m_bias = makeView(m_biasContent, kKernelPitch);
    m_canvas = makeView(m_canvasContent, kCanvasPitch);
    for (QLabel** title : {&m_inputTitle, &m_kernelTitle, &m_biasTitle, &m_canvasTitle})
        *title = new QLabel(this);
    m_inputPlanes = new PlaneStrip(m_lab, PlaneStrip::Kind::Input, this);
    m_outputPlanes = new PlaneStrip(m_lab, PlaneStrip::Kind::Output, this);
    m_explanation = new ExplanationPanel(m_lab, m_highlights, this);
    m_overlay = new StepOverlay(m_lab, m_highlights, m_canvasContent, *m_input, *m_canvas, this);
    m_gather = new GatherBoard(m_lab, m_highlights, m_canvasContent, *this);
    m_film = new FilmStrip(m_lab, m_highlights, m_canvasContent, this);
    createViewActions();
    QWidget* before = m_input;
    for (QWidget* grid :
         std::initializer_list<QWidget*>{m_kernel, m_bias, m_canvas, &m_gather->borderedView(),
                                         &m_gather->rotatedView(), &m_gather->outputView()}) {
        setTabOrder(before, grid);
        before = grid;
    }
}

void ExploreWorkspace::connectAll()
{
    connect(&m_lab.document(), &LabDocument::changed, this, &ExploreWorkspace::refreshTitles);
    connect(&m_lab.selection(), &Selection::planesChanged, this, &ExploreWorkspace::refreshTitles);
    connect(&m_lab.settings(), &Settings::changed, this, &ExploreWorkspace::refreshTitles);
    connect(&m_lab.playback(), &Playback::stepChanged, this, &ExploreWorkspace::followStep);
    for (PlaneStrip* strip : {m_inputPlanes, m_outputPlanes})
        connect(strip, &PlaneStrip::visibilityChanged, this, &ExploreWorkspace::arrange);
}

void ExploreWorkspace::refreshTitles()
{
    const tconv::Experiment& edited = m_lab.document().experiment();
    const tconv::CanvasGeometry& geometry = m_lab.document().shownEvaluation().geometry;
    showHeading(*m_inputTitle, {tr("Input X"), sizeText(edited.input.shape().plane())});
    showHeading(*m_kernelTitle, {tr("Kernel K"), sizeText(edited.weight.shape().plane())});
    showHeading(*m_biasTitle, {tr("Bias b"), tr("per channel")});
    showHeading(
        *m_canvasTitle,
        {tr("Canvas"),
         tr("%1 written, output %2 kept").arg(sizeText(geometry.full), sizeText(geometry.output))});
    const bool hasBias = edited.bias.has_value();
    m_bias->setVisible(hasBias);
    m_biasTitle->setVisible(hasBias);
    arrange();
}

/// The grids of one way to compute, in place of the other's.
void ExploreWorkspace::showMode()
{
    m_mode = m_lab.playback().mode();
    const bool isGather = m_mode == StepMode::Gather;
    const bool isFilm = isFilmShown();
    for (QWidget* part : std::initializer_list<QWidget*>{m_canvas, m_canvasTitle, m_overlay})
        part->setVisible(!isGather && !isFilm);
    m_gather->setVisible(isGather);
    m_film->setVisible(isFilm);
    m_filmButton->setVisible(!isGather);
    refreshTitles();
}

/// A step that is not seen explains nothing: large grids scroll along.
void ExploreWorkspace::followStep()
{
    if (m_mode != m_lab.playback().mode())
        showMode(); // the same step seen in another way: what is pinned stays pinned
    else
        m_lab.selection().unpin(); // who moves the timeline wants to see what it does
    const tconv::Index step = m_lab.playback().step();
    if (step == 0 || step == m_lab.playback().total())
        return; // before anything, or the finished result: the person looks where they like
    if (m_mode == StepMode::Gather)
        m_gather->followStep();
    else
        followStamp();
}

void ExploreWorkspace::followStamp()
{
    const tconv::ScatterStep stamped = m_lab.scatterStep(m_lab.playback().step());
    const tconv::Size2 kernel = m_lab.document().shownExperiment().weight.shape().plane();
    const tconv::Cell lastTap{kernel.height - 1, kernel.width - 1};
    m_input->makeVisible(stamped.input);
    m_canvas->makeVisible(
        tconv::landing(stamped.input, lastTap, m_lab.document().shownExperiment().options));
    m_canvas->makeVisible(stamped.start);
}

void ExploreWorkspace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ExploreWorkspace::arrange()
{
    const int cardHeight = m_explanation->height();
    m_explanation->setGeometry(int(kMargin), height() - cardHeight - 12, width() - 2 * int(kMargin),
                               cardHeight);
    m_overlay->setGeometry(rect());

    const bool hasStrips = m_inputPlanes->isVisibleTo(this) || m_outputPlanes->isVisibleTo(this);
    const double strips = hasStrips ? m_outputPlanes->sizeHint().height() : 0;
    const QRectF area(kMargin, kTop + strips, width() - 2 * kMargin,
                      height() - cardHeight - kTop - 20 - strips);
    const QRectF stripRow(area.left(), kTop / 2, area.width(), strips);
    m_inputPlanes->setGeometry(stripRow.adjusted(0, 0, -area.width() / 2 - 8, 0).toRect());
    m_outputPlanes->setGeometry(stripRow.adjusted(area.width() / 2 + 8, 0, 0, 0).toRect());

    if (m_mode == StepMode::Gather)
        arrangeGatherGrids(area);
    else if (isFilmShown())
        arrangeFilm(area);
    else
        arrangeScatterGrids(area);
}

void ExploreWorkspace::arrangeScatterGrids(const QRectF& area)
{
    const ExploreArrangement places = arrangeExplore(
        area, {m_input->naturalSize(kInputPitch), m_kernel->naturalSize(kKernelPitch), biasSize(),
               m_canvas->naturalSize(kCanvasPitch)});
    placeOperands(places.input, places.kernel, places.bias);
    placeBelowHeading(*m_canvasTitle, *m_canvas, places.canvas);
    m_overlay->setMiddle(places.middle);
    m_overlay->raise();
    placeFilmButton(places.canvas);
}

void ExploreWorkspace::arrangeGatherGrids(const QRectF& area)
{
    GatherSizes sizes;
    sizes.input = m_input->naturalSize(kInputPitch);
    sizes.kernel = m_kernel->naturalSize(kKernelPitch);
    sizes.bias = biasSize();
    m_gather->addSizes(sizes);
    const GatherArrangement places = arrangeGather(area, sizes);
    placeOperands(places.input, places.kernel, places.bias);
    m_gather->place(places, rect());
}

/// The operands in a row, the strip over the whole width below them.
void ExploreWorkspace::arrangeFilm(const QRectF& area)
{
    const double most = std::max(60.0, area.height() - 170);
    const double strip = std::min(m_film->heightFor(area.width(), most), most);
    const QSizeF input = m_input->naturalSize(kInputPitch);
    const QSizeF kernel = m_kernel->naturalSize(kKernelPitch);
    const QSizeF bias = biasSize();
    const double row = std::min(std::max({input.height(), kernel.height(), bias.height()}),
                                area.height() - strip - kHeadingHeight - kFilmGap);
    const double used = row + kHeadingHeight + kFilmGap + strip;
    double left = area.left();
    const double top = area.top() + (area.height() - used) / 2;
    const auto next = [&](const QSizeF& size) {
        const double width = std::min(std::max(size.width(), 112.0), area.width() / 3);
        const QRectF box(left, top, width, kHeadingHeight + std::min(row, size.height()));
        left += width + kStackGap;
        return box;
    };
    const QRectF inputBox = next(input);
    const QRectF kernelBox = next(kernel);
    placeOperands(inputBox, kernelBox, next(bias));
    m_film->setGeometry(
        QRectF(area.left(), top + used - strip, area.width(), strip).toAlignedRect());
    placeFilmButton(m_film->geometry());
}

void ExploreWorkspace::placeOperands(const QRectF& input, const QRectF& kernel, const QRectF& bias)
{
    placeBelowHeading(*m_inputTitle, *m_input, input);
    placeBelowHeading(*m_kernelTitle, *m_kernel, kernel);
    placeBelowHeading(*m_biasTitle, *m_bias, bias);
}

/// Above the right corner of what it changes.
void ExploreWorkspace::placeFilmButton(const QRectF& picture)
{
    const int buttonWidth = m_filmButton->sizeHint().width();
    m_filmButton->setGeometry(static_cast<int>(picture.right()) - buttonWidth,
                              static_cast<int>(picture.top()) - kFilmButtonHeight - 4, buttonWidth,
                              kFilmButtonHeight);
}

void ExploreWorkspace::createViewActions()
{
    m_filmAction = new QAction(tr("&Film Strip"), this);
    m_filmAction->setCheckable(true);
    m_filmAction->setToolTip(tr("All stamps side by side and their sum"));
    connect(m_filmAction, &QAction::toggled, this, [this](bool isOn) {
        if (isOn)
            m_lab.playback().setMode(StepMode::Scatter); // only there are stamps
        showMode();
    });
    m_zerosAction = new QAction(tr("&Zero Products"), this);
    m_zerosAction->setCheckable(true);
    m_zerosAction->setToolTip(tr("Write the products with a zero into the gather picture"));
    const auto follow = [this] {
        m_zerosAction->setChecked(!m_lab.settings().hidesZeroProducts());
    };
    follow();
    connect(&m_lab.settings(), &Settings::changed, this, follow);
    connect(m_zerosAction, &QAction::toggled, this,
            [this](bool isOn) { m_lab.settings().setHidesZeroProducts(!isOn); });
    m_filmButton = new QToolButton(this);
    m_filmButton->setDefaultAction(m_filmAction);
    m_filmButton->setText(tr("Film strip"));
    m_filmButton->setFocusPolicy(Qt::TabFocus);
}

QList<QAction*> ExploreWorkspace::viewActions() const
{
    return {m_filmAction, m_zerosAction};
}

void ExploreWorkspace::setFilmShown(bool isShown)
{
    m_filmAction->setChecked(isShown);
}

bool ExploreWorkspace::isFilmShown() const
{
    return m_filmAction->isChecked() && m_lab.playback().mode() == StepMode::Scatter;
}

QSizeF ExploreWorkspace::biasSize() const
{
    return m_bias->isVisibleTo(this) ? m_bias->naturalSize(kKernelPitch) : QSizeF(0, 0);
}
