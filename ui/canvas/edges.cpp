// SPDX-License-Identifier: MIT
#include "canvas/edges.h"

#include <utility>

namespace {

thread_local bool t_areSharp = false;

} // namespace

SharpEdges::SharpEdges()
    : m_before(std::exchange(t_areSharp, true))
{
}

SharpEdges::~SharpEdges()
{
    t_areSharp = m_before;
}

void smoothEdges(QPainter& painter, bool wanted)
{
    painter.setRenderHint(QPainter::Antialiasing, wanted && !t_areSharp);
}
