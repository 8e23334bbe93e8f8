// SPDX-License-Identifier: MIT
#include "canvas/highlights.h"

#include <tconv/explain/terms.h>

using Ring = CellLook::Ring;

quint64 GridMarks::key(tconv::Cell cell)
{
    return (static_cast<quint64>(cell.row) << 32) | static_cast<quint64>(cell.column);
}

std::vector<tconv::Cell> GridMarks::changedTo(const GridMarks& other) const
{
    std::vector<tconv::Cell> cells;
    const auto add = [&cells](quint64 key) {
        cells.push_back(
            {static_cast<tconv::Index>(key >> 32), static_cast<tconv::Index>(key & 0xffffffff)});
    };
    for (auto mark = m_rings.begin(); mark != m_rings.end(); ++mark)
        if (other.m_rings.value(mark.key(), kNone) != mark.value())
            add(mark.key());
    for (auto mark = other.m_rings.begin(); mark != other.m_rings.end(); ++mark)
        if (!m_rings.contains(mark.key()))
            add(mark.key());
    return cells;
}

Highlights::Highlights(Lab& lab, QObject* parent)
    : QObject(parent)
    , m_lab(lab)
{
    connect(&lab.document(), &LabDocument::changed, this, &Highlights::refresh);
    connect(&lab.selection(), &Selection::changed, this, &Highlights::refresh);
    connect(&lab.selection(), &Selection::planesChanged, this, &Highlights::refresh);
    connect(&lab.playback(), &Playback::stepChanged, this, &Highlights::refresh);
    refresh();
}

void Highlights::refresh()
{
    m_input.clear();
    m_taps.clear();
    m_canvas.clear();
    m_explained.reset();
    const Target target = m_lab.selection().active();
    m_isOverridden = target.kind != Target::Kind::None;
    if (m_isOverridden)
        markTarget(target);
    else if (m_marksSteps)
        markStep();
    Q_EMIT changed();
}

void Highlights::setMarksSteps(bool marks)
{
    m_marksSteps = marks;
    refresh();
}

void Highlights::markTarget(const Target& target)
{
    switch (target.kind) {
    case Target::Kind::None:
        break;
    case Target::Kind::Input:
        m_input.set(target.cell, Ring::Target);
        markStamp(target.cell, Ring::Source);
        break;
    case Target::Kind::Tap:
        markTap(target.cell);
        break;
    case Target::Kind::Canvas:
        markSum(target.cell);
        break;
    }
}

void Highlights::markStep()
{
    const Playback& playback = m_lab.playback();
    if (playback.step() == 0)
        return;
    if (playback.mode() == StepMode::Gather) {
        if (const std::optional<tconv::Cell> cell = m_lab.gatheredCell())
            markSum(*cell);
        return;
    }
    const tconv::ScatterStep step = m_lab.scatterStep(playback.step());
    if (step.inputChannel == m_lab.selection().inputChannel())
        m_input.set(step.input, Ring::Target);
    for (const tconv::LandedTerm& landed :
         tconv::stampOf(m_lab.document().shownExperiment(), m_lab.selection().outputChannel(),
                        step.inputChannel, step.input)) {
        m_canvas.set(landed.canvas, Ring::Stamp);
        if (landed.kept)
            m_explained = landed.canvas;
    }
}

void Highlights::markStamp(tconv::Cell inputCell, Ring ring)
{
    const Selection& selection = m_lab.selection();
    for (const tconv::LandedTerm& landed :
         tconv::stampOf(m_lab.document().shownExperiment(), selection.outputChannel(),
                        selection.inputChannel(), inputCell))
        m_canvas.set(landed.canvas, ring);
}

void Highlights::markSum(tconv::Cell canvasCell)
{
    const Selection& selection = m_lab.selection();
    m_canvas.set(canvasCell, Ring::Target);
    m_explained = canvasCell;
    for (const tconv::Term& term : tconv::termsOf(m_lab.document().shownExperiment(),
                                                  selection.outputChannel(), canvasCell)) {
        if (term.inputChannel != selection.inputChannel())
            continue; // on another plane than the one shown
        m_input.set(term.input, Ring::Source);
        m_taps.set(term.tap, Ring::Source);
    }
}

void Highlights::markTap(tconv::Cell tap)
{
    const Selection& selection = m_lab.selection();
    m_taps.set(tap, Ring::Target);
    for (const tconv::LandedTerm& landed :
         tconv::productsOfTap(m_lab.document().shownExperiment(), selection.outputChannel(),
                              selection.inputChannel(), tap))
        m_canvas.set(landed.canvas, Ring::Source);
}
