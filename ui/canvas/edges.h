// SPDX-License-Identifier: MIT
#pragma once

#include <QPainter>

/// Shapes get edges of whole pixels on this thread as long as this lives: for an animation, whose
/// file grows with every shade. Text stays smooth.
class SharpEdges {
public:
    SharpEdges();
    ~SharpEdges();
    SharpEdges(const SharpEdges&) = delete;
    SharpEdges& operator=(const SharpEdges&) = delete;

private:
    bool m_before;
};

/// Has the painter smooth the edges of shapes, if wanted and no SharpEdges is in force.
void smoothEdges(QPainter& painter, bool wanted = true);
