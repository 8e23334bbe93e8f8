// SPDX-License-Identifier: MIT
#include "canvas/output_content.h"

#include <algorithm>

using tconv::Cell;

OutputContent::OutputContent(Lab& lab, CanvasContent& canvas, QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_canvas(canvas)
{
    connect(&canvas, &GridContent::changed, this, &GridContent::changed);
    connect(&canvas, &GridContent::cellsChanged, this, [this](const CellRange& range) {
        const Cell first = range.first - start();
        const Cell last = range.last - start();
        const tconv::Size2 grid = size();
        Q_EMIT cellsChanged(
            {{std::max<tconv::Index>(0, first.row), std::max<tconv::Index>(0, first.column)},
             {std::min(grid.height - 1, last.row), std::min(grid.width - 1, last.column)}});
    });
}

QString OutputContent::name() const
{
    return tr("Output Y");
}

tconv::Size2 OutputContent::size() const
{
    return m_lab.document().shownEvaluation().geometry.output;
}

CellLook OutputContent::look(Cell cell) const
{
    return m_canvas.look(cell + start());
}

QString OutputContent::spokenText(Cell cell) const
{
    const CellLook cellLook = look(cell);
    QString text = tr("row %1, column %2").arg(cell.row).arg(cell.column);
    text +=
        cellLook.text.isEmpty() ? tr(", not computed yet") : tr(", value %1").arg(cellLook.text);
    if (cellLook.isEdge)
        text += tr(", brought in by output_padding");
    return text;
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
