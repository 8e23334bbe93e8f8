// SPDX-License-Identifier: MIT
#include "canvas/vector_content.h"

#include "canvas/theme.h"
#include "canvas/typed_number.h"
#include "document/experiment_edits.h"
#include <tconv/base/number_text.h>
#include <tconv/experiment/grid_text.h>

#include <algorithm>

using tconv::Cell;
using tconv::Index;
using tconv::Rational;

VectorContent::VectorContent(Lab& lab, MatrixModel& model, QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_model(model)
    , m_scale(ColorScale::data(Theme::current()))
{
    connect(&model, &MatrixModel::changed, this, &VectorContent::refresh);
    connect(&lab.selection(), &Selection::planesChanged, this, &VectorContent::refresh);
    connect(&model, &MatrixModel::marksChanged, this, &VectorContent::refreshRings);
    refresh();
}

void VectorContent::refresh()
{
    m_scale = ColorScale::data(Theme::current());
    m_largest.reset();
    refreshRings();
    Q_EMIT changed();
}

void VectorContent::refreshRings()
{
    const auto before = std::exchange(m_rings, {});
    const MatrixMarks marks = m_model.marks();
    const tconv::MatrixStructure& structure = m_model.structure();
    const auto source = marks.isStep ? CellLook::Ring::Stamp : CellLook::Ring::Source;
    if (marks.row)
        for (const tconv::MatrixEntry& entry : structure.row(*marks.row))
            m_rings.emplace_back(entry.column, source);
    if (marks.column)
        m_rings.emplace_back(*marks.column, CellLook::Ring::Target);
    for (const auto& rings : {before, m_rings})
        for (const auto& [place, ring] : rings)
            if (place < size().height)
                Q_EMIT cellsChanged({{place, 0}, {place, 0}});
}

tconv::Size2 VectorContent::size() const
{
    const bool isEmpty = m_lab.document().shownExperiment().input.shape().batch == 0;
    return isEmpty ? tconv::Size2{} : tconv::Size2{m_model.structure().columns().value(), 1};
}

const Rational& VectorContent::value(Index place) const
{
    const tconv::PlaneCell at = m_model.structure().columnCell(place);
    return m_lab.document().shownExperiment().input.at(m_lab.selection().sample(), at.channel,
                                                       at.cell);
}

CellLook VectorContent::look(Cell cell) const
{
    CellLook look;
    const Rational& number = value(cell.row);
    look.text = QString::fromStdString(tconv::numberText(number, m_lab.settings().numberStyle()));
    if (!m_largest)
        m_largest = tconv::largestMagnitude(m_lab.document().shownExperiment().input.values());
    look.fill = m_scale.at(tconv::toDouble(number), *m_largest);
    look.isPale = m_lab.document().isShownOutdated();
    const auto found = std::find_if(m_rings.begin(), m_rings.end(),
                                    [&](const auto& ring) { return ring.first == cell.row; });
    if (found != m_rings.end())
        look.ring = found->second;
    look.isBold = look.ring != CellLook::Ring::None;
    return look;
}

QString VectorContent::spokenText(Cell cell) const
{
    return tr("%1, value %2").arg(m_model.columnName(cell.row), look(cell).text);
}

QString VectorContent::copiedText(Cell cell) const
{
    return QString::fromStdString(
        tconv::gridCell(value(cell.row), tconv::GridFormat::Tsv, m_lab.settings().numberStyle()));
}

std::optional<QString> VectorContent::setText(Cell cell, const QString& text)
{
    if (m_lab.document().isShownOutdated())
        return tr("Mend the broken rule in the Layer panel first.");
    const tconv::Result<Rational> number = typedNumber(text);
    if (!number)
        return QString::fromStdString(tconv::sentence(number.problem()));
    const tconv::PlaneCell at = m_model.structure().columnCell(cell.row);
    m_lab.document().edit(tr("Edit %1").arg(m_model.columnName(cell.row)),
                          withInputCell(m_lab.document().experiment(), m_lab.selection().sample(),
                                        at.channel, at.cell, number.value()));
    return std::nullopt;
}

void VectorContent::hover(std::optional<Cell> cell)
{
    m_model.hoverColumn(cell ? std::optional(cell->row) : std::nullopt);
}

void VectorContent::click(Cell cell)
{
    m_model.clickColumn(cell.row);
}
