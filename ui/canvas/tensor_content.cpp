// SPDX-License-Identifier: MIT
#include "canvas/tensor_content.h"

#include <tconv/base/number_text.h>
#include <tconv/experiment/grid_text.h>

#include <algorithm>
#include <utility>

using tconv::Cell;
using tconv::Index;
using tconv::Rational;

TensorContent::TensorContent(Lab& lab, const Highlights& highlights, Kind kind, QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_highlights(highlights)
    , m_kind(kind)
{
    connect(&lab.document(), &LabDocument::changed, this, &TensorContent::refresh);
    connect(&lab.selection(), &Selection::planesChanged, this, &TensorContent::refresh);
    connect(&lab.settings(), &Settings::changed, this, &TensorContent::refresh);
    connect(&highlights, &Highlights::changed, this, &TensorContent::refreshRings);
    refresh();
}

QString TensorContent::name() const
{
    switch (m_kind) {
    case Kind::Input:
        return tr("Input X");
    case Kind::Kernel:
        return tr("Kernel K");
    case Kind::Bias:
        return tr("Bias b");
    }
    return {};
}

QString TensorContent::symbol() const
{
    return m_kind == Kind::Input    ? QStringLiteral("X")
           : m_kind == Kind::Kernel ? QStringLiteral("K")
                                    : QStringLiteral("b");
}

const GridContent::Numbers& TensorContent::tensor() const
{
    return m_kind == Kind::Input ? experiment().input : experiment().weight;
}

TensorContent::Plane TensorContent::plane() const
{
    // The experiment that breaks a rule may have fewer planes than the one that is shown.
    const auto clamped = [](Index index, Index count) {
        return std::clamp<Index>(index, 0, std::max<Index>(0, count - 1));
    };
    const Selection& selection = m_lab.selection();
    const tconv::Shape4& shape = tensor().shape();
    if (m_kind == Kind::Input)
        return {clamped(selection.sample(), shape.batch),
                clamped(selection.inputChannel(), shape.channels)};
    return {clamped(selection.inputChannel(), shape.batch),
            selection.outputChannel() % std::max<Index>(1, shape.channels)};
}

tconv::Size2 TensorContent::size() const
{
    if (m_kind == Kind::Bias)
        return experiment().bias && !experiment().bias->empty()
                   ? tconv::Size2{1, static_cast<Index>(experiment().bias->size())}
                   : tconv::Size2{};
    return tensor().size() == 0 ? tconv::Size2{} : tensor().shape().plane();
}

const Rational& TensorContent::value(Cell cell) const
{
    if (m_kind == Kind::Bias)
        return (*experiment().bias)[static_cast<std::size_t>(cell.column)];
    return tensor().at(plane().first, plane().second, cell);
}

QString TensorContent::cellName(Cell cell) const
{
    QString place = m_kind == Kind::Bias ? QString::number(cell.column)
                                         : QStringLiteral("%1,%2").arg(cell.row).arg(cell.column);
    if (m_kind != Kind::Bias && tensor().shape().batch * tensor().shape().channels > 1)
        place.prepend(QStringLiteral("%1,%2,").arg(plane().first).arg(plane().second));
    return QStringLiteral("%1[%2]").arg(symbol(), place);
}

QString TensorContent::spokenText(Cell cell) const
{
    const QString number = look(cell).text;
    return m_kind == Kind::Bias
               ? tr("output channel %1, value %2").arg(cell.column).arg(number)
               : tr("row %1, column %2, value %3").arg(cell.row).arg(cell.column).arg(number);
}

QString TensorContent::copiedText(Cell cell) const
{
    return QString::fromStdString(
        tconv::gridCell(value(cell), tconv::GridFormat::Tsv, m_lab.settings().numberStyle()));
}

std::optional<Target> TensorContent::targetAt(Cell cell) const
{
    // What is looked at lies in the experiment that is shown.
    const tconv::Experiment& shown = m_lab.document().shownExperiment();
    if (m_kind == Kind::Input && tconv::contains(shown.input.shape().plane(), cell))
        return Target{Target::Kind::Input, cell};
    if (m_kind == Kind::Kernel && tconv::contains(shown.weight.shape().plane(), cell))
        return Target{Target::Kind::Tap, cell};
    return std::nullopt;
}

void TensorContent::hover(std::optional<Cell> cell)
{
    m_lab.selection().hover(cell ? targetAt(*cell).value_or(Target{}) : Target{});
}

void TensorContent::click(Cell cell)
{
    if (const std::optional<Target> target = targetAt(cell))
        m_lab.selection().togglePin(*target);
}

// How cells look.

Index TensorContent::indexOf(Cell cell) const
{
    return cell.row * m_size.width + cell.column;
}

GridMarks TensorContent::marks() const
{
    return m_kind == Kind::Input    ? m_highlights.inputMarks()
           : m_kind == Kind::Kernel ? m_highlights.tapMarks()
                                    : GridMarks();
}

void TensorContent::refresh()
{
    m_size = size();
    m_marks = marks();
    m_looks.clear();
    m_largest.reset();
    Q_EMIT changed();
}

void TensorContent::refreshRings()
{
    if (size() != m_size)
        return; // refresh() comes next
    const GridMarks before = std::exchange(m_marks, marks());
    for (const Cell cell : before.changedTo(m_marks))
        if (tconv::contains(m_size, cell))
            Q_EMIT cellsChanged({cell, cell});
}

void TensorContent::refreshColors() const
{
    const Theme& theme = Theme::current();
    if (m_theme != &theme) {
        m_theme = &theme;
        m_scale = m_kind == Kind::Kernel ? ColorScale::weights(theme) : ColorScale::data(theme);
        m_looks.clear();
    }
    if (!m_largest)
        m_largest =
            tconv::largestMagnitude(m_kind == Kind::Bias ? *experiment().bias : tensor().values());
}

QColor TensorContent::fillOf(Cell cell) const
{
    const Settings::CellColor color = m_lab.settings().cellColor();
    // The hues with which the canvas is coloured by taps and by sources.
    if ((m_kind == Kind::Kernel && color == Settings::CellColor::Tap) ||
        (m_kind == Kind::Input && color == Settings::CellColor::Source))
        return tapColor(cell, m_size, *m_theme);
    return m_scale->at(tconv::toDouble(value(cell)), *m_largest);
}

CellLook TensorContent::look(Cell cell) const
{
    refreshColors();
    auto kept = m_looks.constFind(indexOf(cell));
    if (kept == m_looks.constEnd()) {
        CellLook made;
        made.text =
            QString::fromStdString(tconv::numberText(value(cell), m_lab.settings().numberStyle()));
        made.fill = fillOf(cell);
        kept = m_looks.insert(indexOf(cell), made);
    }
    CellLook look = *kept;
    look.ring = m_marks.at(cell);
    look.isBold = look.ring == CellLook::Ring::Target;
    return look;
}
