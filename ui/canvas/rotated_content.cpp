// SPDX-License-Identifier: MIT
#include "canvas/rotated_content.h"

#include <tconv/base/number_text.h>

#include <algorithm>

using tconv::Cell;

RotatedContent::RotatedContent(Lab& lab, const Highlights& highlights,
                               const BorderedContent& bordered, QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_highlights(highlights)
    , m_bordered(bordered)
{
    connect(&lab.document(), &LabDocument::changed, this, [this] { m_largest.reset(); });
    connect(&bordered, &GridContent::changed, this, &GridContent::changed);
    connect(&highlights, &Highlights::changed, this, &GridContent::changed); // few cells
}

QString RotatedContent::name() const
{
    return tr("Kernel K rotated by 180 degrees");
}

CellLook RotatedContent::tapLook(Cell tap) const
{
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    const tconv::Index weightChannel =
        tconv::weightChannelFor(tconv::layerOf(experiment), m_lab.selection().outputChannel());
    const tconv::Rational& value =
        experiment.weight.at(m_lab.selection().inputChannel(), weightChannel, tap);
    if (!m_largest) {
        m_largest = 0;
        for (const tconv::Rational& number : experiment.weight.values())
            m_largest = std::max(*m_largest, std::abs(tconv::toDouble(number)));
    }
    CellLook look;
    look.text = QString::fromStdString(tconv::numberText(value, m_lab.settings().numberStyle()));
    look.fill = m_lab.settings().cellColor() == Settings::CellColor::Tap
                    ? tapColor(tap, size(), Theme::current())
                    : ColorScale::weights(Theme::current()).at(tconv::toDouble(value), *m_largest);
    look.isPale = m_lab.document().isShownOutdated();
    return look;
}

CellLook RotatedContent::look(Cell cell) const
{
    if (!isThere() || m_lab.playback().total() == 0)
        return CellLook::absent();
    CellLook look = tapLook(tapAt(cell));
    look.ring = m_highlights.tap(tapAt(cell));
    look.isBold = look.ring == CellLook::Ring::Target;
    return look;
}

QString RotatedContent::spokenText(Cell cell) const
{
    const QString place = tr("row %1, column %2").arg(cell.row).arg(cell.column);
    if (!isThere())
        return place + tr(", not there yet");
    const Cell tap = tapAt(cell);
    return place + tr(", value %1, kernel row %2, column %3")
                       .arg(look(cell).text)
                       .arg(tap.row)
                       .arg(tap.column);
}

QString RotatedContent::copiedText(Cell cell) const
{
    return look(cell).text;
}

void RotatedContent::hover(std::optional<Cell> cell)
{
    m_lab.selection().hover(cell && isThere() ? Target{Target::Kind::Tap, tapAt(*cell)} : Target{});
}

void RotatedContent::click(Cell cell)
{
    if (isThere())
        m_lab.selection().togglePin({Target::Kind::Tap, tapAt(cell)});
}
