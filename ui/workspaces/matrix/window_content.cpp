// SPDX-License-Identifier: MIT
#include "workspaces/matrix/window_content.h"

#include "canvas/theme.h"

#include <algorithm>

using tconv::Cell;
using tconv::Index;

WindowContent::WindowContent(Lab& lab, MatrixModel& model, QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_model(model)
    , m_scale(ColorScale::weights(Theme::current()))
{
    connect(&model, &MatrixModel::changed, this, &WindowContent::refresh);
    connect(&model, &MatrixModel::marksChanged, this, &GridContent::changed);
    refresh();
}

void WindowContent::refresh()
{
    m_scale = ColorScale::weights(Theme::current());
    m_largest = 0;
    for (const tconv::Rational& value : m_lab.document().shownExperiment().weight.values())
        m_largest = std::max(m_largest, std::abs(tconv::toDouble(value)));
    Q_EMIT changed();
}

tconv::Size2 WindowContent::size() const
{
    return m_lab.document().shownEvaluation().geometry.canvas;
}

std::optional<Index> WindowContent::weightAt(Cell canvasCell) const
{
    const std::optional<Index> column = m_model.marks().column;
    if (!column)
        return std::nullopt;
    const tconv::MatrixStructure& structure = m_model.structure();
    const tconv::PlaneCell input = structure.columnCell(*column);
    const tconv::TapRange fed = structure.outputChannelsOf(input.channel);
    const Index output = m_lab.selection().outputChannel();
    if (output < fed.first || output >= fed.first + fed.count)
        return std::nullopt;
    // Counted from the output's first cell: negative where padding crops.
    const Cell place = canvasCell - m_lab.document().shownEvaluation().geometry.windowStart;
    const auto a = structure.axis(tconv::Axis::Height).tapBetween(input.cell.row, place.row);
    const auto b = structure.axis(tconv::Axis::Width).tapBetween(input.cell.column, place.column);
    if (!a || !b)
        return std::nullopt;
    return structure.weightIndex(input.channel, output, {*a, *b});
}

CellLook WindowContent::look(Cell cell) const
{
    CellLook look;
    look.isCropped = !m_lab.document().shownEvaluation().geometry.isKept(cell);
    look.isPale = m_lab.document().isShownOutdated();
    if (const auto weight = weightAt(cell)) {
        const tconv::Rational& value = m_model.picture().value(*weight);
        look.text =
            QString::fromStdString(tconv::numberText(value, m_lab.settings().numberStyle()));
        look.fill = m_scale.at(tconv::toDouble(value), m_largest);
        if (!look.isCropped)
            look.ring = CellLook::Ring::Stamp;
    }
    return look;
}

std::optional<GridFrame> WindowContent::frame() const
{
    const tconv::CanvasGeometry& geometry = m_lab.document().shownEvaluation().geometry;
    const Cell end =
        geometry.windowStart + Cell{geometry.output.height - 1, geometry.output.width - 1};
    return GridFrame{
        {geometry.windowStart, end},
        tr("%1 × %2 columns of V").arg(geometry.output.height).arg(geometry.output.width),
        {}};
}

QString WindowContent::spokenText(Cell cell) const
{
    const CellLook shown = look(cell);
    return tr("row %1, column %2").arg(cell.row).arg(cell.column) +
           (shown.text.isEmpty() ? tr(", no tap") : tr(", tap %1").arg(shown.text)) +
           (shown.isCropped ? tr(", padded zero") : QString());
}

QString WindowContent::copiedText(Cell cell) const
{
    return look(cell).text;
}
