// SPDX-License-Identifier: MIT
#include "canvas/film_strip_painter.h"

#include "canvas/text_painter.h"
#include <tconv/explain/sum_text.h>
#include <tconv/explain/terms.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

using tconv::Cell;
using tconv::Index;

namespace {

constexpr double kSmallestPitch = 18; ///< digits can be read
constexpr int kSignSize = 18;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FilmStripPainter)
};

QString fromStd(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

QSizeF FilmLayout::size() const
{
    const QRectF last = frame(stamps).bounds();
    return {last.right() - origin.x(), last.bottom() - origin.y() + 4};
}

CellLayout FilmLayout::frame(Index index) const
{
    CellLayout layout;
    layout.size = canvas;
    layout.pitch = pitch;
    const double step = pitch * static_cast<double>(canvas.width) + kSign;
    const double more = index == stamps ? lastSign - kSign : 0;
    layout.origin = origin + QPointF(4 + step * static_cast<double>(index) + more, kCaption);
    return layout;
}

QRectF FilmLayout::captionOf(Index index) const
{
    const QRectF cells = frame(index).bounds();
    return {cells.left(), cells.top() - kCaption, cells.width(), kCaption - 6};
}

QRectF FilmLayout::signAfter(Index index) const
{
    const QRectF cells = frame(index).bounds();
    return {cells.right(), cells.center().y() - 14, index + 1 == stamps ? lastSign : kSign, 28};
}

std::optional<Index> FilmLayout::frameAt(QPointF point) const
{
    for (Index index = 0; index <= stamps; ++index)
        if (frame(index).bounds().united(captionOf(index)).contains(point))
            return index;
    return std::nullopt;
}

FilmStripPainter::FilmStripPainter(const Lab& lab, const Highlights& highlights,
                                   const CanvasContent& canvas, const Theme& theme)
    : m_lab(lab)
    , m_highlights(highlights)
    , m_canvas(canvas)
    , m_theme(theme)
{
}

bool FilmStripPainter::isTooLong() const
{
    return tconv::scatterStepCount(m_lab.document().shownExperiment()) > FilmLayout::kMostStamps;
}

QString FilmStripPainter::lastSign() const
{
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    if (!experiment.bias)
        return QStringLiteral("=");
    return Words::tr("+ bias %1 =")
        .arg(fromStd(
            tconv::factorText(tconv::biasValue(experiment, m_lab.selection().outputChannel()),
                              tconv::Notation::Text, m_lab.settings().numberStyle())));
}

FilmLayout FilmStripPainter::layoutFor(QSizeF space, double largest) const
{
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    FilmLayout layout;
    if (experiment.input.shape().batch > 0)
        layout.stamps = tconv::scatterStepCount(experiment);
    layout.canvas = m_lab.document().shownEvaluation().geometry.canvas;
    if (experiment.bias)
        layout.lastSign = textLineWidth({lastSign(), kSignSize, {}, true}) + 16;
    const double signs =
        FilmLayout::kSign * static_cast<double>(layout.stamps - 1) + layout.lastSign + 8;
    const double columns = static_cast<double>((layout.stamps + 1) * layout.canvas.width);
    const double fitting =
        std::min((space.width() - signs) / columns,
                 (space.height() - FilmLayout::kCaption - 4) /
                     static_cast<double>(std::max<Index>(1, layout.canvas.height)));
    layout.pitch = std::clamp(std::floor(fitting), kSmallestPitch, largest);
    return layout;
}

QString FilmStripPainter::captionOf(Index stamp) const
{
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    const tconv::ScatterStep step = m_lab.scatterStep(stamp + 1);
    const tconv::Rational& value =
        experiment.input.at(m_lab.selection().sample(), step.inputChannel, step.input);
    return QStringLiteral("%1·K = %2·K")
        .arg(fromStd(tconv::inputName(experiment, step.inputChannel, step.input,
                                      tconv::Notation::Text)),
             fromStd(
                 tconv::factorText(value, tconv::Notation::Text, m_lab.settings().numberStyle())));
}

void FilmStripPainter::paint(QPainter& painter, const FilmLayout& layout, const QRectF& clip) const
{
    for (Index stamp = 0; stamp < layout.stamps; ++stamp) {
        const QRectF box = layout.frame(stamp).bounds().united(layout.captionOf(stamp));
        if (box.united(layout.signAfter(stamp)).adjusted(-4, -4, 4, 4).intersects(clip))
            paintStampFrame(painter, layout, stamp);
    }
    paintSum(painter, layout);
}

CellLook::Ring FilmStripPainter::ringOf(const tconv::ScatterStep& step, Index stamp,
                                        const tconv::LandedTerm& landed) const
{
    const Target target = m_lab.selection().active();
    const bool isShownChannel = step.inputChannel == m_lab.selection().inputChannel();
    switch (target.kind) {
    case Target::Kind::None:
        return m_lab.playback().step() == stamp + 1 ? CellLook::Ring::Stamp : CellLook::Ring::None;
    case Target::Kind::Input:
        return isShownChannel && target.cell == step.input ? CellLook::Ring::Source
                                                           : CellLook::Ring::None;
    case Target::Kind::Tap:
        return isShownChannel && target.cell == landed.term.tap ? CellLook::Ring::Source
                                                                : CellLook::Ring::None;
    case Target::Kind::Canvas:
        return target.cell == landed.canvas ? CellLook::Ring::Source : CellLook::Ring::None;
    }
    return CellLook::Ring::None;
}

void FilmStripPainter::paintStampFrame(QPainter& painter, const FilmLayout& layout,
                                       Index stamp) const
{
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    const tconv::CanvasGeometry& geometry = m_lab.document().shownEvaluation().geometry;
    const tconv::ScatterStep step = m_lab.scatterStep(stamp + 1);
    const auto landed = tconv::stampOf(experiment, m_lab.selection().outputChannel(),
                                       step.inputChannel, step.input);
    GridPicture picture;
    picture.layout = layout.frame(stamp);
    picture.hasNumbers = false;
    picture.frame = m_canvas.frame();
    picture.frame->label.clear();
    picture.frame->edgeLabel.clear();
    picture.look = [&](Cell cell) {
        CellLook look;
        look.isCropped = !geometry.isKept(cell);
        look.isPale = m_lab.document().isShownOutdated();
        const auto found = std::find_if(landed.begin(), landed.end(),
                                        [&](const auto& term) { return term.canvas == cell; });
        if (found == landed.end()) {
            look.text = QStringLiteral("0");
            look.isFiller = true;
            return look;
        }
        const tconv::Rational product =
            tconv::product(experiment, m_lab.selection().sample(), found->term);
        look.text = fromStd(tconv::numberText(product, m_lab.settings().numberStyle()));
        look.fill = m_canvas.fillOf(tconv::toDouble(product));
        look.ring = ringOf(step, stamp, *found);
        look.isBold = look.ring != CellLook::Ring::None;
        return look;
    };
    paintGrid(painter, picture, picture.layout.bounds(), m_theme);
    const bool isStep = m_lab.playback().step() == stamp + 1;
    paintTextLine(painter, layout.captionOf(stamp),
                  {captionOf(stamp), 11, isStep ? m_theme.stamp : m_theme.muted, isStep});
    const QString sign = stamp + 1 == layout.stamps ? lastSign() : QStringLiteral("+");
    paintTextLine(painter, layout.signAfter(stamp), {sign, kSignSize, m_theme.text, true});
}

void FilmStripPainter::paintSum(QPainter& painter, const FilmLayout& layout) const
{
    const tconv::Evaluation& evaluation = m_lab.document().shownEvaluation();
    const tconv::ShownPlane plane = m_lab.selection().plane();
    GridPicture picture;
    picture.layout = layout.frame(layout.stamps);
    picture.hasNumbers = false;
    picture.frame = m_canvas.frame();
    picture.frame->label.clear();
    picture.frame->edgeLabel.clear();
    picture.look = [&](Cell cell) {
        CellLook look;
        look.isCropped = !evaluation.geometry.isKept(cell);
        look.isPale = m_lab.document().isShownOutdated();
        look.text = fromStd(evaluation.canvas.text(plane.sample, plane.outputChannel, cell,
                                                   m_lab.settings().numberStyle()));
        look.fill =
            m_canvas.fillOf(evaluation.canvas.approximate(plane.sample, plane.outputChannel, cell));
        if (m_highlights.isOverridden())
            look.ring = m_highlights.canvas(cell);
        look.isBold = look.ring != CellLook::Ring::None;
        return look;
    };
    paintGrid(painter, picture, picture.layout.bounds(), m_theme);
    paintTextLine(painter, layout.captionOf(layout.stamps),
                  {Words::tr("sum"), 11, m_theme.text, true});
}
