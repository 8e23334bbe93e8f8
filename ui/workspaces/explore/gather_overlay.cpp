// SPDX-License-Identifier: MIT
#include "workspaces/explore/gather_overlay.h"

#include "canvas/grid_view.h"

GatherOverlay::GatherOverlay(Lab& lab, BorderedContent& bordered, RotatedContent& rotated,
                             const GridView& borderedView, const GridView& rotatedView,
                             QWidget* parent)
    : QWidget(parent)
    , m_lab(lab)
    , m_bordered(bordered)
    , m_rotated(rotated)
    , m_borderedView(borderedView)
    , m_rotatedView(rotatedView)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    const auto repaint = &GatherOverlay::repaintTouched;
    connect(&lab.playback(), &Playback::stepChanged, this, repaint);
    connect(&lab.playback(), &Playback::progressChanged, this, repaint);
    connect(&lab.playback(), &Playback::stateChanged, this, repaint);
    connect(&lab.settings(), &Settings::changed, this, repaint);
}

GatherPainter GatherOverlay::gatherPainter() const
{
    return {m_lab, m_bordered, m_rotated, Theme::current()};
}

GatherStage GatherOverlay::stage() const
{
    const auto cornerOf = [this](const GridView& view) {
        return QPointF(view.viewport()->mapTo(parentWidget(), QPoint(0, 0)) - pos());
    };
    const auto layoutOf = [&](const GridView& view) {
        CellLayout layout = view.cellLayout();
        layout.origin += cornerOf(view);
        return layout;
    };
    const auto seen = [&](const GridView& view) {
        return QRectF(cornerOf(view), QSizeF(view.viewport()->size()));
    };
    return {layoutOf(m_borderedView), seen(m_borderedView), layoutOf(m_rotatedView),
            seen(m_rotatedView), !m_lab.settings().reducedMotion()};
}

void GatherOverlay::repaintTouched()
{
    const GatherPainter painter = gatherPainter();
    m_bordered.setMoving(painter.isMoving(stage()));
    const QRectF now = painter.touched(stage());
    if (!m_touched.isEmpty())
        update(m_touched.toAlignedRect());
    if (!now.isEmpty())
        update(now.toAlignedRect());
    m_touched = now;
}

void GatherOverlay::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    gatherPainter().paint(painter, stage());
}
