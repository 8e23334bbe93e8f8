// SPDX-License-Identifier: MIT
#include "workspaces/explore/step_overlay.h"

#include "canvas/grid_view.h"

#include <QPainter>

StepOverlay::StepOverlay(Lab& lab, const Highlights& highlights, const CanvasContent& content,
                         const GridView& input, const GridView& canvas, QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_highlights(highlights)
    , m_content(content)
    , m_input(input)
    , m_canvas(canvas)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    const auto repaint = &StepOverlay::repaintTouched;
    connect(&lab.playback(), &Playback::stepChanged, this, repaint);
    connect(&lab.playback(), &Playback::progressChanged, this, repaint);
    connect(&lab.playback(), &Playback::stateChanged, this, repaint);
    connect(&lab.document(), &LabDocument::changed, this, repaint);
    connect(&lab.settings(), &Settings::changed, this, repaint);
    connect(&highlights, &Highlights::changed, this, repaint);
    connect(&input, &GridView::viewChanged, this, repaint);
    connect(&canvas, &GridView::viewChanged, this, repaint);
}

void StepOverlay::setMiddle(const QRectF& middle)
{
    m_middle = middle;
    repaintTouched();
}

StepPainter StepOverlay::stepPainter() const
{
    return {m_lab, m_highlights, m_content, Theme::current()};
}

/// Everything below is painted anew wherever this is, so it must not ask for more than it needs.
void StepOverlay::repaintTouched()
{
    constexpr int kStroke = 4;
    const QRectF now = stepPainter().touched(stage());
    update(m_touched.toAlignedRect().adjusted(-kStroke, -kStroke, kStroke, kStroke));
    update(now.toAlignedRect().adjusted(-kStroke, -kStroke, kStroke, kStroke));
    m_touched = now;
}

StepStage StepOverlay::stage() const
{
    // Cells are asked for in the coordinates of the views' viewports.
    const auto placedIn = [this](const GridView& view) {
        return [this, &view, layout = view.cellLayout()](tconv::Cell cell) {
            return layout.rect(cell).translated(
                QPointF(view.viewport()->mapTo(parentWidget(), QPoint(0, 0)) - pos()));
        };
    };
    StepStage stage;
    stage.middle = m_middle;
    stage.inputRect = placedIn(m_input);
    stage.canvasRect = placedIn(m_canvas);
    stage.canvasView = QRectF(m_canvas.viewport()->mapTo(parentWidget(), QPoint(0, 0)) - pos(),
                              m_canvas.viewport()->size());
    stage.hasMotion = !m_lab.settings().reducedMotion();
    return stage;
}

void StepOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    stepPainter().paint(painter, stage());
}
