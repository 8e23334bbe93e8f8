// SPDX-License-Identifier: MIT
#include "canvas/step_painter.h"

#include "canvas/edges.h"
#include "canvas/text_painter.h"
#include <tconv/explain/sum_text.h>

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>

namespace {

constexpr double kLargestStampPitch = 46;
constexpr double kTitleHeight = 26;
constexpr double kCaptionHeight = 66;
/// Faster than this a flight would only flicker.
constexpr double kFastestFlight = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StepPainter)
};

QString fromStd(const std::string& text)
{
    return QString::fromStdString(text);
}

void paintArrow(QPainter& painter, QPointF middle, QColor color)
{
    QPainterPath arrow;
    arrow.moveTo(middle + QPointF(-15, 0));
    arrow.lineTo(middle + QPointF(15, 0));
    arrow.moveTo(middle + QPointF(8, -6));
    arrow.lineTo(middle + QPointF(15, 0));
    arrow.lineTo(middle + QPointF(8, 6));
    painter.save();
    smoothEdges(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(arrow);
    painter.restore();
}

} // namespace

StepPainter::StepPainter(const Lab& lab, const Highlights& highlights, const CanvasContent& canvas,
                         const Theme& theme, bool asOutlines)
    : m_lab(lab)
    , m_highlights(highlights)
    , m_canvas(canvas)
    , m_theme(theme)
    , m_asOutlines(asOutlines)
{
}

void StepPainter::paint(QPainter& painter, const StepStage& stage) const
{
    const Playback& playback = m_lab.playback();
    if (playback.mode() != StepMode::Scatter)
        return;
    const bool isAtStart = playback.step() == 0 && !playback.isPlaying();
    painter.save();
    // What the timeline shows steps back while something else is looked at.
    if (m_highlights.isOverridden())
        painter.setOpacity(0.35);
    if (playback.total() == 0 || isAtStart)
        paintHint(painter, stage);
    else
        paintScatter(painter, stage);
    painter.restore();
}

void StepPainter::paintLine(QPainter& painter, const QRectF& box, const QString& text,
                            int pixelSize, QColor color, bool isBold) const
{
    paintTextLine(painter, box, {text, pixelSize, color, isBold}, Qt::AlignHCenter, m_asOutlines);
}

void StepPainter::paintHint(QPainter& painter, const StepStage& stage) const
{
    const QRectF box(stage.middle.left(), stage.middle.center().y() - 20, stage.middle.width(), 20);
    if (m_lab.playback().total() == 0)
        return paintLine(painter, box, Words::tr("no sample in the batch"), 13, m_theme.muted);
    if (!stage.hasHint)
        return;
    paintLine(painter, box, Words::tr("press Space"), 13, m_theme.muted);
    paintLine(painter, box.translated(0, 20), Words::tr("to see it step by step"), 13,
              m_theme.muted);
}

bool StepPainter::isFlying(const StepStage& stage) const
{
    const Playback& playback = m_lab.playback();
    return stage.hasMotion && playback.speed() <= kFastestFlight && playback.isPlaying() &&
           playback.step() < playback.total();
}

tconv::Index StepPainter::shownStep(const StepStage& stage) const
{
    return m_lab.playback().step() + (isFlying(stage) ? 1 : 0);
}

CellLayout StepPainter::restOf(const StepStage& stage) const
{
    return restingStamp(stage.middle.adjusted(8, kTitleHeight, -8, -kCaptionHeight),
                        m_lab.document().shownExperiment().weight.shape().plane(),
                        kLargestStampPitch);
}

std::vector<StampPiece> StepPainter::stampPieces(const StepStage& stage) const
{
    const tconv::Index number = shownStep(stage);
    const double progress = isFlying(stage) ? m_lab.playback().progress() : 0;
    const tconv::ScatterStep step = m_lab.scatterStep(number);
    const CellLayout rest = restOf(stage);
    std::vector<StampPiece> pieces;
    for (const tconv::StampedCell& cell : m_lab.stamp(number)) {
        const StampWay way{stage.inputRect(step.input), rest.rect(cell.tap),
                           stage.canvasRect(cell.canvas)};
        // A canvas that is scrolled has cells that nothing should be seen flying to.
        if (isFlying(stage) && progress > 0.6 && !stage.canvasView.intersects(way.target))
            continue;
        pieces.push_back({isFlying(stage) ? rectOnWay(way, progress) : way.rest,
                          fromStd(tconv::numberText(cell.product, m_lab.settings().numberStyle())),
                          m_canvas.fillOf(tconv::toDouble(cell.product))});
    }
    return pieces;
}

QRectF StepPainter::touched(const StepStage& stage) const
{
    if (m_lab.playback().mode() != StepMode::Scatter)
        return {};
    QRectF area = stage.middle;
    if (!isFlying(stage))
        return area;
    area |= stage.inputRect(m_lab.scatterStep(shownStep(stage)).input);
    for (const StampPiece& piece : stampPieces(stage))
        area |= piece.rect;
    return area;
}

void StepPainter::paintScatter(QPainter& painter, const StepStage& stage) const
{
    if (shownStep(stage) == 0)
        return;
    const tconv::ScatterStep step = m_lab.scatterStep(shownStep(stage));
    const QRectF rest = restOf(stage).bounds();
    if (isFlying(stage))
        paintStamp(painter, {{stage.inputRect(step.input), {}, Qt::transparent}}, m_theme);
    paintStampTitle(painter, rest, stage.middle, step);
    paintStampCaption(painter, rest, stage.middle, step);
    paintStamp(painter, stampPieces(stage), m_theme, m_asOutlines);
}

void StepPainter::paintStampTitle(QPainter& painter, const QRectF& grid, const QRectF& middle,
                                  const tconv::ScatterStep& step) const
{
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    const QString name =
        fromStd(tconv::inputName(experiment, step.inputChannel, step.input, tconv::Notation::Text));
    const tconv::Rational& value =
        experiment.input.at(m_lab.selection().sample(), step.inputChannel, step.input);
    const QString factor =
        fromStd(tconv::factorText(value, tconv::Notation::Text, m_lab.settings().numberStyle()));
    const QRectF box(middle.left(), grid.top() - kTitleHeight, middle.width(), kTitleHeight - 6);
    paintLine(painter, box, Words::tr("stamp %1·K = %2·K").arg(name, factor), 13, m_theme.stamp,
              true);
}

void StepPainter::paintStampCaption(QPainter& painter, const QRectF& grid, const QRectF& middle,
                                    const tconv::ScatterStep& step) const
{
    const tconv::Size2 stride = m_lab.document().shownExperiment().options.stride;
    paintArrow(painter, {middle.center().x(), grid.bottom() + 18}, m_theme.stamp);
    const QRectF line(middle.left(), grid.bottom() + 32, middle.width(), 15);
    paintLine(painter, line,
              Words::tr("to canvas[%1,%2]").arg(step.start.row).arg(step.start.column), 11,
              m_theme.muted);
    paintLine(painter, line.translated(0, 15),
              Words::tr("(stride × cell: %1·%2 and %3·%4)")
                  .arg(stride.height)
                  .arg(step.input.row)
                  .arg(stride.width)
                  .arg(step.input.column),
              11, m_theme.muted);
}
