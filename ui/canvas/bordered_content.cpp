// SPDX-License-Identifier: MIT
#include "canvas/bordered_content.h"

#include <tconv/explain/sum_text.h>

#include <algorithm>
#include <utility>

using tconv::Cell;
using tconv::Index;
using tconv::Rational;

namespace {

QString fromStd(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

BorderedContent::BorderedContent(Lab& lab, const Highlights& highlights, QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_highlights(highlights)
{
    connect(&lab.document(), &LabDocument::changed, this, &BorderedContent::refresh);
    connect(&lab.selection(), &Selection::planesChanged, this, &BorderedContent::refresh);
    connect(&lab.settings(), &Settings::changed, this, &BorderedContent::refresh);
    connect(&highlights, &Highlights::changed, this, &BorderedContent::refreshMarks);
    refresh();
}

QString BorderedContent::name() const
{
    return tr("Bordered input");
}

// Where everything lies.

void BorderedContent::refresh()
{
    m_geometry = tconv::borderedGeometry(m_lab.document().shownExperiment());
    // What a negative border crops lies outside the bordered input, so the grid reaches further.
    const tconv::Size2 border = m_geometry.border;
    m_offset = {std::max<Index>(0, -border.height), std::max<Index>(0, -border.width)};
    const auto extent = [](Index offset, Index bordered, Index frame, Index stretched) {
        return std::max(offset + bordered, offset + frame + stretched);
    };
    m_size = {extent(m_offset.row, m_geometry.bordered.height, border.height,
                     m_geometry.stretched.height),
              extent(m_offset.column, m_geometry.bordered.width, border.width,
                     m_geometry.stretched.width)};
    m_looks.clear();
    m_marks.clear();
    m_largest.reset();
    refreshMarks();
    Q_EMIT changed();
}

tconv::Cell BorderedContent::placeOf(Cell input, Index stage) const
{
    if (stage > 0)
        return m_geometry.placeOf(input) + m_offset;
    // Close together, in the middle of where they will be stretched to.
    const Cell start = m_geometry.placeOf({0, 0}) + m_offset;
    return start + input +
           Cell{(m_geometry.stretched.height - m_geometry.input.height) / 2,
                (m_geometry.stretched.width - m_geometry.input.width) / 2};
}

std::optional<Cell> BorderedContent::inputAt(Cell shown, Index stage) const
{
    if (stage > 0)
        return m_geometry.inputAt(shown - m_offset);
    const Cell cell = shown - placeOf({0, 0}, 0);
    return tconv::contains(m_geometry.input, cell) ? std::optional(cell) : std::nullopt;
}

// The window and the marks.

/// The cell that is looked at, while it is one of the output; else the timeline's.
std::optional<Cell> BorderedContent::chosenOutput() const
{
    if (m_stage < m_lab.gatherLead())
        return std::nullopt;
    const tconv::CanvasGeometry& geometry = m_lab.document().shownEvaluation().geometry;
    const Target target = m_lab.selection().active();
    if (target.kind == Target::Kind::Canvas)
        return geometry.isKept(target.cell) ? std::optional(target.cell - geometry.windowStart)
                                            : std::nullopt;
    if (const std::optional<Cell> cell = m_lab.gatheredCell())
        return *cell - geometry.windowStart;
    return std::nullopt;
}

std::optional<KernelWindow> BorderedContent::windowOf(std::optional<Cell> output) const
{
    if (!output)
        return std::nullopt;
    const bool isPale =
        m_highlights.isOverridden() && m_lab.selection().active().kind != Target::Kind::Canvas;
    return KernelWindow{
        {m_geometry.windowStart(*output) + m_offset, m_geometry.windowEnd(*output) + m_offset},
        isPale};
}

void BorderedContent::refreshMarks()
{
    const Playback& playback = m_lab.playback();
    const bool isGather = playback.mode() == StepMode::Gather;
    const Index stage = isGather ? std::min(playback.step(), m_lab.gatherLead()) : 0;
    const bool hasOtherStage = std::exchange(m_stage, stage) != stage;
    m_output = chosenOutput();
    const std::optional<KernelWindow> window = windowOf(m_output);
    const std::optional<KernelWindow> before = std::exchange(m_window, window);
    if (hasOtherStage)
        Q_EMIT changed();
    if (before != window && before)
        Q_EMIT cellsChanged(before->range);
    if (before != window && window)
        Q_EMIT cellsChanged(window->range);
    refreshRings();
}

void BorderedContent::refreshRings()
{
    const tconv::Size2 input = m_geometry.input;
    if (input != m_lab.document().shownExperiment().input.shape().plane())
        return; // refresh() comes next
    const GridMarks before = std::exchange(m_marks, m_highlights.inputMarks());
    for (const Cell cell : before.changedTo(m_marks)) {
        const Cell place = placeOf(cell, m_stage);
        if (tconv::contains(m_size, place))
            Q_EMIT cellsChanged({place, place});
    }
}

void BorderedContent::setMoving(bool isMoving)
{
    if (std::exchange(m_isMoving, isMoving) != isMoving)
        Q_EMIT changed();
}

// How cells look.

const Rational& BorderedContent::value(Cell input) const
{
    return m_lab.document().shownExperiment().input.at(m_lab.selection().sample(),
                                                       m_lab.selection().inputChannel(), input);
}

CellLook BorderedContent::inputLook(Cell input) const
{
    const Theme& theme = Theme::current();
    if (std::exchange(m_theme, &theme) != &theme) {
        m_scale = ColorScale::data(theme);
        m_looks.clear();
    }
    if (!m_largest)
        m_largest = tconv::largestMagnitude(m_lab.document().shownExperiment().input.values());
    const Index index = input.row * m_geometry.input.width + input.column;
    auto kept = m_looks.constFind(index);
    if (kept == m_looks.constEnd()) {
        CellLook made;
        made.text = fromStd(tconv::numberText(value(input), m_lab.settings().numberStyle()));
        made.fill = m_lab.settings().cellColor() == Settings::CellColor::Source
                        ? tapColor(input, m_geometry.input, theme)
                        : m_scale->at(tconv::toDouble(value(input)), *m_largest);
        kept = m_looks.insert(index, made);
    }
    return *kept;
}

CellLook BorderedContent::lookAt(Cell shown, Index stage) const
{
    const Cell cell = shown - m_offset;
    const std::optional<Cell> input = inputAt(shown, stage);
    const bool isStretched = stage > 0 && m_geometry.isStretched(cell);
    const bool isInside = stage >= 2 && tconv::contains(m_geometry.bordered, cell);
    CellLook look;
    if (input) {
        look = inputLook(*input);
    } else if (isStretched || isInside) {
        const Theme& theme = Theme::current();
        look.text = QStringLiteral("0");
        look.isFiller = true;
        look.fill = isStretched ? theme.panel : mixed(theme.panel, theme.accent, 0.09);
    } else {
        return CellLook::absent();
    }
    look.isCropped = stage >= 2 && !isInside;
    look.isEdge = stage >= 2 && m_geometry.isFar(cell);
    look.isPale = m_lab.document().isShownOutdated();
    return look;
}

std::optional<BorderedContent::Product> BorderedContent::productAt(Cell shown) const
{
    if (!m_output)
        return std::nullopt;
    const std::optional<Cell> rotated = m_geometry.rotatedOver(shown - m_offset, *m_output);
    if (!rotated)
        return std::nullopt;
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    const Index weightChannel =
        tconv::weightChannelFor(tconv::layerOf(experiment), m_lab.selection().outputChannel());
    const Rational& tap = experiment.weight.at(m_lab.selection().inputChannel(), weightChannel,
                                               m_geometry.turned(*rotated));
    const std::optional<Cell> input = inputAt(shown, m_stage);
    return Product{tap, input ? Rational(value(*input) * tap) : Rational(0)};
}

CellLook BorderedContent::look(Cell shown) const
{
    if (m_lab.playback().total() == 0)
        return CellLook::absent();
    CellLook look = lookAt(shown, m_stage);
    if (look.isAbsent || (m_isMoving && m_stage == 0))
        return CellLook::absent();
    const std::optional<Cell> input = inputAt(shown, m_stage);
    if (input)
        look.ring = m_marks.at(*input);
    if (const std::optional<Product> product = productAt(shown); product && !m_window->isPale) {
        look.ring = input ? CellLook::Ring::Stamp : CellLook::Ring::Covered;
        const tconv::NumberStyle style = m_lab.settings().numberStyle();
        if (!m_lab.settings().hidesZeroProducts() || !product->value.is_zero())
            look.note = QStringLiteral("·%1=%2").arg(
                fromStd(tconv::factorText(product->tap, tconv::Notation::Text, style)),
                fromStd(tconv::numberText(product->value, style)));
    }
    look.isBold = look.ring == CellLook::Ring::Stamp || look.ring == CellLook::Ring::Target;
    return look;
}

bool BorderedContent::hasGaps() const
{
    // Where one axis crops and the other does not, nothing is in the corners.
    return m_stage < 2 || m_size != m_geometry.bordered;
}

/// Only where the border crops: then it says what is left.
std::optional<GridFrame> BorderedContent::frame() const
{
    const bool crops = m_geometry.border.height < 0 || m_geometry.border.width < 0;
    if (!crops || m_stage < 2)
        return std::nullopt;
    const Cell end{m_geometry.bordered.height - 1, m_geometry.bordered.width - 1};
    return GridFrame{{m_offset, m_offset + end}, {}, {}};
}

// What is said, copied and looked at.

QString BorderedContent::spokenText(Cell shown) const
{
    const CellLook cellLook = look(shown);
    const Cell cell = shown - m_offset;
    QString text = tr("row %1, column %2").arg(cell.row).arg(cell.column);
    if (cellLook.isAbsent)
        return text + tr(", not there yet");
    if (cellLook.isFiller)
        text += m_geometry.isStretched(cell) ? tr(", inserted zero") : tr(", border zero");
    else
        text += tr(", value %1").arg(cellLook.text);
    if (cellLook.isCropped)
        text += tr(", cropped by the negative border");
    if (cellLook.isEdge)
        text += tr(", brought in by output_padding");
    const std::optional<Product> product = productAt(shown);
    if (!product)
        return text;
    const tconv::NumberStyle style = m_lab.settings().numberStyle();
    return text + tr(", under the window: times %1 is %2")
                      .arg(fromStd(tconv::numberText(product->tap, style)),
                           fromStd(tconv::numberText(product->value, style)));
}

QString BorderedContent::copiedText(Cell shown) const
{
    const CellLook cellLook = look(shown);
    return cellLook.isAbsent ? QString() : cellLook.text;
}

void BorderedContent::hover(std::optional<Cell> shown)
{
    const std::optional<Cell> input = shown ? inputAt(*shown, m_stage) : std::nullopt;
    m_lab.selection().hover(input ? Target{Target::Kind::Input, *input} : Target{});
}

void BorderedContent::click(Cell shown)
{
    if (const std::optional<Cell> input = inputAt(shown, m_stage))
        m_lab.selection().togglePin({Target::Kind::Input, *input});
}
