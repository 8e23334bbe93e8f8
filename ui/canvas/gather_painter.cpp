// SPDX-License-Identifier: MIT
#include "canvas/gather_painter.h"

#include "canvas/stamp_painter.h"

#include <QEasingCurve>

#include <cmath>
#include <numbers>

namespace {

/// Faster than this a movement would only flicker.
constexpr double kFastestMovement = 3;
/// More cells than this would not move within a frame, and nobody could follow them.
constexpr double kMostMovingCells = 900;

QRectF between(const QRectF& a, const QRectF& b, double t)
{
    return {a.topLeft() + (b.topLeft() - a.topLeft()) * t, a.size()};
}

} // namespace

GatherPainter::GatherPainter(const Lab& lab, const BorderedContent& bordered,
                             const RotatedContent& rotated, const Theme& theme)
    : m_lab(lab)
    , m_bordered(bordered)
    , m_rotated(rotated)
    , m_theme(theme)
{
}

bool GatherPainter::isMoving(const GatherStage& stage) const
{
    const Playback& playback = m_lab.playback();
    const tconv::Size2 size = m_bordered.size();
    return stage.hasMotion && playback.isPlaying() && playback.mode() == StepMode::Gather &&
           playback.step() < m_lab.gatherLead() && playback.step() < playback.total() &&
           playback.progress() > 0 && playback.speed() <= kFastestMovement &&
           stage.bordered.pitch >= kSmallestPitchWithText &&
           double(size.height) * double(size.width) <= kMostMovingCells;
}

double GatherPainter::eased() const
{
    static const QEasingCurve curve(QEasingCurve::InOutCubic);
    return curve.valueForProgress(m_lab.playback().progress());
}

QRectF GatherPainter::touched(const GatherStage& stage) const
{
    if (!isMoving(stage))
        return {};
    return m_lab.playback().step() < 2 ? stage.borderedView : stage.rotatedView;
}

void GatherPainter::paint(QPainter& painter, const GatherStage& stage) const
{
    if (!isMoving(stage))
        return;
    painter.save();
    painter.setClipRect(touched(stage));
    switch (m_lab.playback().step()) {
    case 0:
        paintStretching(painter, stage);
        break;
    case 1:
        paintBorder(painter, stage);
        break;
    default:
        paintTurning(painter, stage);
    }
    painter.restore();
}

void GatherPainter::paintStretching(QPainter& painter, const GatherStage& stage) const
{
    const tconv::Size2 input = m_bordered.geometry().input;
    std::vector<StampPiece> pieces;
    for (tconv::Index row = 0; row < input.height; ++row)
        for (tconv::Index column = 0; column < input.width; ++column) {
            const tconv::Cell cell{row, column};
            const CellLook look = m_bordered.inputLook(cell);
            pieces.push_back({between(stage.bordered.rect(m_bordered.placeOf(cell, 0)),
                                      stage.bordered.rect(m_bordered.placeOf(cell, 1)), eased()),
                              look.text, look.fill});
        }
    paintStamp(painter, pieces, m_theme);
}

void GatherPainter::paintBorder(QPainter& painter, const GatherStage& stage) const
{
    GridPicture arriving;
    arriving.layout = stage.bordered;
    arriving.hasNumbers = false;
    arriving.hasGaps = true;
    arriving.look = [this](tconv::Cell cell) {
        CellLook look = m_bordered.lookAt(cell, 2);
        if (!m_bordered.lookAt(cell, 1).isAbsent && !look.isCropped)
            look.isAbsent = true; // was there before
        return look;
    };
    painter.setOpacity(eased());
    paintGrid(painter, arriving, stage.borderedView, m_theme);
}

/// Every tap goes half a circle around the middle; its digits stay upright.
void GatherPainter::paintTurning(QPainter& painter, const GatherStage& stage) const
{
    const tconv::Size2 kernel = m_bordered.geometry().kernel;
    const QPointF middle =
        stage.rotated.rect(CellRange{{0, 0}, {kernel.height - 1, kernel.width - 1}}).center();
    const double angle = std::numbers::pi * eased();
    std::vector<StampPiece> pieces;
    for (tconv::Index row = 0; row < kernel.height; ++row)
        for (tconv::Index column = 0; column < kernel.width; ++column) {
            const tconv::Cell tap{row, column};
            const CellLook look = m_rotated.tapLook(tap);
            QRectF rect = stage.rotated.rect(tap);
            const QPointF arm = rect.center() - middle;
            rect.moveCenter(middle +
                            QPointF(arm.x() * std::cos(angle) - arm.y() * std::sin(angle),
                                    arm.x() * std::sin(angle) + arm.y() * std::cos(angle)));
            pieces.push_back({rect, look.text, look.fill});
        }
    paintStamp(painter, pieces, m_theme);
}
