// SPDX-License-Identifier: MIT
#include "workspaces/matrix/output_content.h"

#include <algorithm>

using tconv::Cell;

OutputContent::OutputContent(Lab& lab, Highlights& highlights, QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_canvas(lab, highlights)
{
    connect(&m_canvas, &GridContent::changed, this, &GridContent::changed);
    connect(&m_canvas, &GridContent::cellsChanged, this, [this](const CellRange& cells) {
        const tconv::Size2 output = size();
        const Cell first = cells.first - start();
        const Cell last = cells.last - start();
        const CellRange kept{
            {std::max<tconv::Index>(0, first.row), std::max<tconv::Index>(0, first.column)},
            {std::min(output.height - 1, last.row), std::min(output.width - 1, last.column)}};
        if (!kept.isEmpty())
            Q_EMIT cellsChanged(kept);
    });
}

Cell OutputContent::start() const
{
    return m_lab.document().shownEvaluation().geometry.windowStart;
}

tconv::Size2 OutputContent::size() const
{
    return m_lab.document().shownEvaluation().geometry.output;
}

CellLook OutputContent::look(Cell cell) const
{
    CellLook look = m_canvas.look(cell + start());
    look.isEdge = false; // a matter of the canvas: here every cell is a row like any other
    return look;
}

QString OutputContent::spokenText(Cell cell) const
{
    const QString text = look(cell).text;
    return tr("row %1, column %2").arg(cell.row).arg(cell.column) +
           (text.isEmpty() ? tr(", not computed yet") : tr(", value %1").arg(text));
}

QString OutputContent::copiedText(Cell cell) const
{
    return m_canvas.copiedText(cell + start());
}

void OutputContent::hover(std::optional<Cell> cell)
{
    m_canvas.hover(cell ? std::optional(*cell + start()) : std::nullopt);
}

void OutputContent::click(Cell cell)
{
    m_canvas.click(cell + start());
}
