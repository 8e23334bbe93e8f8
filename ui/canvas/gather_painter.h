// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/bordered_content.h"
#include "canvas/rotated_content.h"

#include <QPainter>
#include <QRectF>

/// Where the grids of the gather picture are, for what moves over them.
struct GatherStage {
    CellLayout bordered;
    QRectF borderedView; ///< what of it can be seen
    CellLayout rotated;
    QRectF rotatedView;
    bool hasMotion = true; ///< false: nothing is ever shown on its way
};

/// How a stage of the gather picture comes about while the timeline plays: the input's cells move
/// apart, the border appears, the kernel turns.
class GatherPainter {
public:
    GatherPainter(const Lab& lab, const BorderedContent& bordered, const RotatedContent& rotated,
                  const Theme& theme);

    /// Whether something is on its way: never at high speed, on tiny cells or without motion.
    bool isMoving(const GatherStage& stage) const;
    void paint(QPainter& painter, const GatherStage& stage) const;
    /// What paint() touches; empty while nothing moves.
    QRectF touched(const GatherStage& stage) const;

private:
    double eased() const;
    void paintStretching(QPainter& painter, const GatherStage& stage) const;
    void paintBorder(QPainter& painter, const GatherStage& stage) const;
    void paintTurning(QPainter& painter, const GatherStage& stage) const;

    const Lab& m_lab;
    const BorderedContent& m_bordered;
    const RotatedContent& m_rotated;
    const Theme& m_theme;
};
