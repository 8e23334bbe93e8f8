// SPDX-License-Identifier: MIT
#include "workspaces/explore/explore_workspace.h"

#include "canvas/grid_view.h"
#include "canvas/plane_strip.h"
#include "panels/explanation_panel.h"
#include "workspaces/explore/explore_arrangement.h"
#include "workspaces/explore/step_overlay.h"
#include <tconv/layer/placement.h>

#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QResizeEvent>

namespace {

constexpr double kMargin = 22;
constexpr double kTop = 16;
constexpr double kInputPitch = 48;
constexpr double kKernelPitch = 42;
constexpr double kCanvasPitch = 58;

QString sizeText(tconv::Size2 size)
{
    return QStringLiteral("%1 × %2").arg(size.height).arg(size.width);
}

QString titleText(const QString& name, const QString& remark)
{
    return QStringLiteral("<b>%1</b>&nbsp; <span style='color:%2; font-size:11px'>%3</span>")
        .arg(name, Theme::current().muted.name(), remark);
}

/// A grid with its heading in a box.
void place(QLabel* title, GridView* view, const QRectF& box)
{
    title->setGeometry(QRectF(box.topLeft(), QSizeF(box.width(), kHeadingHeight)).toRect());
    view->setGeometry(box.adjusted(0, kHeadingHeight, 0, 0).toRect());
}

} // namespace

ExploreWorkspace::ExploreWorkspace(Lab& lab, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_highlights(lab)
    , m_inputContent(lab, m_highlights, TensorContent::Kind::Input)
    , m_kernelContent(lab, m_highlights, TensorContent::Kind::Kernel)
    , m_biasContent(lab, m_highlights, TensorContent::Kind::Bias)
    , m_canvasContent(lab, m_highlights)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Explore"));
    build();
    connectAll();
    refreshTitles();
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
    setTabOrder(m_input, m_kernel);
    setTabOrder(m_kernel, m_bias);
    setTabOrder(m_bias, m_canvas);
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
    m_inputTitle->setText(titleText(tr("Input X"), sizeText(edited.input.shape().plane())));
    m_kernelTitle->setText(titleText(tr("Kernel K"), sizeText(edited.weight.shape().plane())));
    m_biasTitle->setText(titleText(tr("Bias b"), tr("per output channel")));
    m_canvasTitle->setText(titleText(
        tr("Canvas"),
        tr("%1 written, output %2 kept").arg(sizeText(geometry.full), sizeText(geometry.output))));
    const bool hasBias = edited.bias.has_value();
    m_bias->setVisible(hasBias);
    m_biasTitle->setVisible(hasBias);
    arrange();
}

/// A step that is not seen explains nothing: large grids scroll along.
void ExploreWorkspace::followStep()
{
    m_lab.selection().unpin(); // who moves the timeline wants to see what it does
    const tconv::Index step = m_lab.playback().step();
    if (step == 0 || step == m_lab.playback().total())
        return; // before anything, or the finished result: the person looks where they like
    if (m_lab.playback().mode() == StepMode::Gather) {
        m_canvas->makeVisible(m_lab.gatherCell(step));
        return;
    }
    const tconv::ScatterStep stamped = m_lab.scatterStep(step);
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

void ExploreWorkspace::keyPressEvent(QKeyEvent* event)
{
    // Grids have no use for these and pass them on, so that they work from everywhere.
    if (event->key() == Qt::Key_Space)
        m_lab.playback().toggle();
    else if (event->key() == Qt::Key_Escape)
        m_lab.selection().unpin();
    else
        QWidget::keyPressEvent(event);
}

void ExploreWorkspace::mousePressEvent(QMouseEvent*)
{
    m_lab.selection().unpin(); // a click beside everything
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

    const QSizeF bias =
        m_bias->isVisibleTo(this) ? m_bias->naturalSize(kKernelPitch) : QSizeF(0, 0);
    const ExploreArrangement places = arrangeExplore(
        area, {m_input->naturalSize(kInputPitch), m_kernel->naturalSize(kKernelPitch), bias,
               m_canvas->naturalSize(kCanvasPitch)});
    place(m_inputTitle, m_input, places.input);
    place(m_kernelTitle, m_kernel, places.kernel);
    place(m_biasTitle, m_bias, places.bias);
    place(m_canvasTitle, m_canvas, places.canvas);
    m_overlay->setMiddle(places.middle);
    m_overlay->raise();
}
