// SPDX-License-Identifier: MIT
#include "canvas/canvas_content.h"

#include <tconv/explain/sum_text.h>
#include <tconv/explain/terms.h>

#include <algorithm>

namespace {

quint64 key(tconv::Cell cell)
{
    return (static_cast<quint64>(cell.row) << 32) | static_cast<quint64>(cell.column);
}

CellRange united(const CellRange& a, const CellRange& b)
{
    return {{std::min(a.first.row, b.first.row), std::min(a.first.column, b.first.column)},
            {std::max(a.last.row, b.last.row), std::max(a.last.column, b.last.column)}};
}

} // namespace

CanvasContent::CanvasContent(Lab& lab, Highlights& highlights, QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_highlights(highlights)
    , m_scale(ColorScale::data(Theme::current()))
{
    const auto refreshAll = [this] {
        refreshScale();
        refreshNotes();
        Q_EMIT changed();
    };
    connect(&lab.document(), &LabDocument::changed, this, refreshAll);
    connect(&lab.selection(), &Selection::planesChanged, this, refreshAll);
    connect(&lab.settings(), &Settings::changed, this, refreshAll);
    connect(&lab.playback(), &Playback::stepChanged, this, &CanvasContent::showStep);
    connect(&lab.playback(), &Playback::stateChanged, this, &CanvasContent::refreshNotes);
    connect(&lab.selection(), &Selection::changed, this, [this] { Q_EMIT changed(); });
    refreshScale();
    refreshNotes();
}

QString CanvasContent::name() const
{
    return tr("Canvas");
}

tconv::Size2 CanvasContent::size() const
{
    return m_lab.document().shownEvaluation().geometry.canvas;
}

bool CanvasContent::isEmpty() const
{
    return m_lab.document().shownExperiment().input.shape().batch == 0;
}

bool CanvasContent::isEdge(tconv::Cell cell) const
{
    const tconv::CanvasGeometry& geometry = m_lab.document().shownEvaluation().geometry;
    const tconv::Size2 added = m_lab.document().shownExperiment().options.outputPadding;
    const tconv::Cell place = cell - geometry.windowStart;
    return geometry.isKept(cell) && (place.row >= geometry.output.height - added.height ||
                                     place.column >= geometry.output.width - added.width);
}

CellLook CanvasContent::look(tconv::Cell cell) const
{
    CellLook look;
    look.isCropped = !m_lab.document().shownEvaluation().geometry.isKept(cell);
    look.isEdge = isEdge(cell);
    look.isPale = m_lab.document().isShownOutdated();
    if (isEmpty())
        return look;
    look.ring = m_highlights.canvas(cell);
    look.isBold = look.ring != CellLook::Ring::None;
    if (!m_lab.isComputed(cell))
        return look;
    look.text =
        QString::fromStdString(m_lab.stepCanvas().text(0, 0, cell, m_lab.settings().numberStyle()));
    look.fill = fillAt(cell);
    if (!m_highlights.isOverridden())
        look.note = m_notes.value(key(cell));
    return look;
}

QColor CanvasContent::fillAt(tconv::Cell cell) const
{
    switch (m_lab.settings().cellColor()) {
    case Settings::CellColor::Value:
        break;
    case Settings::CellColor::Tap:
        return sourceColor(cell, true);
    case Settings::CellColor::Source:
        return sourceColor(cell, false);
    case Settings::CellColor::Coverage: {
        const auto products = tconv::termsOf(m_lab.document().shownExperiment(),
                                             m_lab.selection().outputChannel(), cell);
        const double share = static_cast<double>(products.size()) /
                             static_cast<double>(std::max<tconv::Index>(1, m_mostProducts));
        return mixed(Theme::current().panel, Theme::current().accent, 0.75 * share);
    }
    }
    return fillOf(m_lab.stepCanvas().approximate(0, 0, cell));
}

/// The even mixture of the hues of all taps (or inputs) whose products land here.
QColor CanvasContent::sourceColor(tconv::Cell cell, bool byTap) const
{
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    const tconv::Size2 grid = (byTap ? experiment.weight : experiment.input).shape().plane();
    QColor mixture = Theme::current().panel;
    int count = 0;
    for (const tconv::Term& term :
         tconv::termsOf(experiment, m_lab.selection().outputChannel(), cell)) {
        const QColor hue = tapColor(byTap ? term.tap : term.input, grid, Theme::current());
        mixture = count == 0 ? hue : mixed(mixture, hue, 1.0 / (count + 1));
        ++count;
    }
    return mixture;
}

std::optional<GridFrame> CanvasContent::frame() const
{
    const tconv::CanvasGeometry& geometry = m_lab.document().shownEvaluation().geometry;
    const tconv::Cell start = geometry.windowStart;
    const tconv::Cell end = start + tconv::Cell{geometry.output.height, geometry.output.width};
    const tconv::Size2 added = m_lab.document().shownExperiment().options.outputPadding;
    const bool hasEdge = added.height > 0 || added.width > 0;
    return GridFrame{{start, end - tconv::Cell{1, 1}},
                     QStringLiteral("output = canvas[%1:%2, %3:%4]")
                         .arg(start.row)
                         .arg(end.row)
                         .arg(start.column)
                         .arg(end.column),
                     hasEdge ? tr("output_padding edge") : QString()};
}

QString CanvasContent::spokenText(tconv::Cell cell) const
{
    const CellLook cellLook = look(cell);
    QString text = tr("row %1, column %2").arg(cell.row).arg(cell.column);
    text +=
        cellLook.text.isEmpty() ? tr(", not computed yet") : tr(", value %1").arg(cellLook.text);
    if (cellLook.isCropped)
        text += tr(", cropped by padding");
    if (cellLook.isEdge)
        text += tr(", brought in by output_padding");
    return text;
}

QString CanvasContent::copiedText(tconv::Cell cell) const
{
    return isEmpty() || !m_lab.isComputed(cell) ? QString()
                                                : QString::fromStdString(m_lab.stepCanvas().text(
                                                      0, 0, cell, m_lab.settings().numberStyle()));
}

void CanvasContent::hover(std::optional<tconv::Cell> cell)
{
    m_lab.selection().hover(cell ? Target{Target::Kind::Canvas, *cell} : Target{});
}

void CanvasContent::click(tconv::Cell cell)
{
    m_lab.selection().togglePin({Target::Kind::Canvas, cell});
}

void CanvasContent::refreshScale()
{
    m_scale = ColorScale::data(Theme::current());
    if (isEmpty())
        return;
    const tconv::ShownPlane plane = m_lab.selection().plane();
    // Of the finished canvas, so that colours do not change their meaning while it fills.
    m_largest = m_lab.document().shownEvaluation().canvas.largestMagnitude(plane.sample,
                                                                           plane.outputChannel);
    m_mostProducts = tconv::largestCoverage(m_lab.document().shownExperiment());
}

void CanvasContent::refreshNotes()
{
    m_notes.clear();
    m_marked.reset();
    const Playback& playback = m_lab.playback();
    m_shownStep = playback.step();
    if (isEmpty() || playback.step() == 0)
        return;
    if (playback.mode() == StepMode::Gather) {
        if (const std::optional<tconv::Cell> cell = m_lab.gatheredCell())
            m_marked = CellRange{*cell, *cell};
        return;
    }
    const tconv::NumberStyle style = m_lab.settings().numberStyle();
    for (const tconv::StampedCell& stamped : m_lab.stamp(playback.step())) {
        const CellRange cell{stamped.canvas, stamped.canvas};
        m_marked = m_marked ? united(*m_marked, cell) : cell;
        m_notes[key(stamped.canvas)] = QString::fromStdString(
            tconv::factorText(stamped.before, tconv::Notation::Text, style) + " + " +
            tconv::factorText(stamped.product, tconv::Notation::Text, style));
    }
}

void CanvasContent::showStep()
{
    const std::optional<CellRange> before = m_marked;
    const tconv::Index distance = std::abs(m_lab.playback().step() - m_shownStep);
    refreshNotes();
    // One step further only the old and the new marks look different.
    if (distance == 1 && before && m_marked) {
        Q_EMIT cellsChanged(*before);
        Q_EMIT cellsChanged(*m_marked);
    } else {
        Q_EMIT changed();
    }
}
