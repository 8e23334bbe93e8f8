// SPDX-License-Identifier: MIT
#include "canvas/matrix_model.h"

#include <tconv/explain/sum_text.h>

using tconv::Cell;
using tconv::Index;
using tconv::PlaneCell;

namespace {

/// "x00" where every index has one digit, else "x0,12"; the channel first where there are several.
QString cellName(QChar symbol, const PlaneCell& at, Index channels, tconv::Size2 plane)
{
    const bool isShort = channels == 1 && plane.height <= 10 && plane.width <= 10;
    const QString comma = isShort ? QString() : QStringLiteral(",");
    QString name(symbol);
    if (channels > 1)
        name += QString::number(at.channel) + comma;
    return name + QString::number(at.cell.row) + comma + QString::number(at.cell.column);
}

} // namespace

MatrixModel::MatrixModel(Lab& lab, QObject* parent)
    : QObject(parent)
    , m_lab(lab)
{
    connect(&lab.document(), &LabDocument::changed, this, &MatrixModel::changed);
    connect(&lab.settings(), &Settings::changed, this, &MatrixModel::changed);
    connect(&lab.selection(), &Selection::changed, this, &MatrixModel::marksChanged);
    connect(&lab.selection(), &Selection::planesChanged, this, &MatrixModel::marksChanged);
    connect(&lab.playback(), &Playback::stepChanged, this, &MatrixModel::marksChanged);
}

const MatrixPicture& MatrixModel::picture() const
{
    const LabDocument::Snapshot& shown = m_lab.document().shownSnapshot();
    if (m_experiment != shown) {
        m_experiment = shown;
        m_picture = std::make_shared<MatrixPicture>(*shown);
    }
    return *m_picture;
}

MatrixMarks MatrixModel::marks() const
{
    const Target target = m_lab.selection().active();
    return target.kind == Target::Kind::None ? stepMarks() : marksOf(target);
}

MatrixMarks MatrixModel::marksOf(const Target& target) const
{
    const Selection& selection = m_lab.selection();
    MatrixMarks marks;
    switch (target.kind) {
    case Target::Kind::None:
        break;
    case Target::Kind::Input:
        marks.column = structure().columnOf({selection.inputChannel(), target.cell});
        break;
    case Target::Kind::Tap:
        marks.weight = structure().weightIndex(selection.inputChannel(), selection.outputChannel(),
                                               target.cell);
        break;
    case Target::Kind::Canvas: {
        const tconv::CanvasGeometry& geometry = m_lab.document().shownEvaluation().geometry;
        if (geometry.isKept(target.cell)) // padding crops the row of any other cell away
            marks.row =
                structure().rowOf({selection.outputChannel(), target.cell - geometry.windowStart});
        break;
    }
    }
    return marks;
}

MatrixMarks MatrixModel::stepMarks() const
{
    const Playback& playback = m_lab.playback();
    MatrixMarks marks;
    marks.isStep = true;
    if (playback.step() == 0)
        return marks;
    if (playback.mode() == StepMode::Scatter) {
        const tconv::ScatterStep step = m_lab.scatterStep(playback.step());
        marks.column = structure().columnOf({step.inputChannel, step.input});
    } else if (const std::optional<Cell> cell = m_lab.gatheredCell()) {
        const Cell start = m_lab.document().shownEvaluation().geometry.windowStart;
        marks.row = structure().rowOf({m_lab.selection().outputChannel(), *cell - start});
    }
    return marks;
}

QString MatrixModel::rowName(Index row) const
{
    return cellName(u'y', structure().rowCell(row), structure().layer().outChannels,
                    structure().output());
}

QString MatrixModel::columnName(Index column) const
{
    return cellName(u'x', structure().columnCell(column), structure().layer().inChannels,
                    structure().input());
}

QString MatrixModel::describe(Cell place) const
{
    const QString name = QStringLiteral("Vᵀ[%1, %2]").arg(place.row).arg(place.column);
    const auto weight = structure().weightAt(place.row, place.column);
    if (!weight)
        return tr("%1 = 0: no tap joins %2 with %3")
            .arg(name, columnName(place.column), rowName(place.row));
    const tconv::Size2 kernel = structure().layer().kernelSize;
    const Index tap = *weight % (kernel.height * kernel.width);
    const Index slice = *weight / (kernel.height * kernel.width);
    const Index perGroup = structure().layer().outChannels / structure().layer().options.groups;
    const std::string tapName =
        tconv::tapName(m_lab.document().shownExperiment(), slice / perGroup, slice % perGroup,
                       {tap / kernel.width, tap % kernel.width}, tconv::Notation::Text);
    const std::string value =
        tconv::numberText(picture().value(*weight), m_lab.settings().numberStyle());
    return tr("%1 = %2 = %3: joins %4 with %5")
        .arg(name, QString::fromStdString(tapName), QString::fromStdString(value),
             columnName(place.column), rowName(place.row));
}

void MatrixModel::hoverRow(std::optional<Index> row)
{
    Target target;
    if (row) {
        const PlaneCell at = structure().rowCell(*row);
        if (at.channel == m_lab.selection().outputChannel())
            target = {Target::Kind::Canvas,
                      at.cell + m_lab.document().shownEvaluation().geometry.windowStart};
    }
    m_lab.selection().hover(target);
}

void MatrixModel::hoverColumn(std::optional<Index> column)
{
    Target target;
    if (column) {
        const PlaneCell at = structure().columnCell(*column);
        if (at.channel == m_lab.selection().inputChannel())
            target = {Target::Kind::Input, at.cell};
    }
    m_lab.selection().hover(target);
}

void MatrixModel::clickRow(Index row)
{
    const PlaneCell at = structure().rowCell(row);
    Selection& selection = m_lab.selection();
    selection.showPlanes(m_lab.document().shownExperiment(), selection.sample(),
                         selection.inputChannel(), at.channel);
    selection.togglePin(
        {Target::Kind::Canvas, at.cell + m_lab.document().shownEvaluation().geometry.windowStart});
}

void MatrixModel::clickColumn(Index column)
{
    const PlaneCell at = structure().columnCell(column);
    Selection& selection = m_lab.selection();
    // The output channel stays if the input channel feeds it, else the first that it feeds.
    const tconv::TapRange fed = structure().outputChannelsOf(at.channel);
    const bool stays =
        selection.outputChannel() >= fed.first && selection.outputChannel() < fed.first + fed.count;
    selection.showPlanes(m_lab.document().shownExperiment(), selection.sample(), at.channel,
                         stays ? selection.outputChannel() : fed.first);
    selection.togglePin({Target::Kind::Input, at.cell});
}

void MatrixModel::hover(std::optional<Cell> place)
{
    if (!place)
        m_lab.selection().clearHover();
    else if (m_lab.playback().mode() == StepMode::Gather)
        hoverRow(place->row);
    else
        hoverColumn(place->column);
}

void MatrixModel::click(Cell place)
{
    if (m_lab.playback().mode() == StepMode::Gather)
        clickRow(place.row);
    else
        clickColumn(place.column);
}
