// SPDX-License-Identifier: MIT
#include "workspaces/explore/film_strip.h"

#include "canvas/text_painter.h"

#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace {

constexpr double kLargestPitch = 40;

} // namespace

FilmStrip::FilmStrip(Lab& lab, const Highlights& highlights, const CanvasContent& canvas,
                     QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_lab(lab)
    , m_highlights(highlights)
    , m_canvas(canvas)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the timeline's keys walk through it
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::PointingHandCursor);
    connect(&canvas, &GridContent::changed, this, &FilmStrip::refresh);
    connect(&highlights, &Highlights::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&lab.playback(), &Playback::stepChanged, this, &FilmStrip::followStep);
    refresh();
}

FilmStripPainter FilmStrip::film() const
{
    return {m_lab, m_highlights, m_canvas, Theme::current()};
}

QString FilmStrip::refusal() const
{
    const tconv::Experiment& experiment = m_lab.document().shownExperiment();
    if (m_lab.playback().total() == 0)
        return tr("No sample in the batch: there are no stamps.");
    if (!film().isTooLong())
        return {};
    return tr("%L1 stamps are too many to stand side by side (at most %2): the timeline shows them "
              "one after the other.")
        .arg(tconv::scatterStepCount(experiment))
        .arg(FilmLayout::kMostStamps);
}

void FilmStrip::refresh()
{
    const QString refused = refusal();
    setAccessibleName(tr("Film strip"));
    setAccessibleDescription(
        refused.isEmpty() ? tr("%1 stamps and their sum")
                                .arg(tconv::scatterStepCount(m_lab.document().shownExperiment()))
                          : refused);
    updateLayout();
    viewport()->update();
}

double FilmStrip::heightFor(double width, double most) const
{
    if (!refusal().isEmpty())
        return 60;
    const FilmLayout layout = film().layoutFor({width, most}, kLargestPitch);
    return layout.size().height() + 16; // room for a scroll bar
}

void FilmStrip::updateLayout()
{
    if (!refusal().isEmpty()) {
        m_layout = {};
        horizontalScrollBar()->setRange(0, 0);
        return;
    }
    const QSize space = maximumViewportSize();
    m_layout = film().layoutFor(QSizeF(space) - QSizeF(0, 16), kLargestPitch);
    const double width = m_layout.size().width() + 4;
    horizontalScrollBar()->setPageStep(space.width());
    horizontalScrollBar()->setSingleStep(static_cast<int>(m_layout.pitch));
    horizontalScrollBar()->setRange(
        0, std::max(0, static_cast<int>(std::ceil(width)) - space.width()));
    const double left = width <= space.width()
                            ? std::floor((space.width() - width) / 2)
                            : -static_cast<double>(horizontalScrollBar()->value());
    m_layout.origin = {left, 0};
}

/// The stamp of the timeline's step is always seen.
void FilmStrip::followStep()
{
    const tconv::Index step = m_lab.playback().step();
    if (m_lab.playback().mode() != StepMode::Scatter || step < 1 || step > m_layout.stamps)
        return;
    const QRectF box = m_layout.frame(step - 1).bounds();
    QScrollBar* bar = horizontalScrollBar();
    if (box.left() < 4)
        bar->setValue(bar->value() + static_cast<int>(std::floor(box.left())) - 4);
    else if (box.right() > viewport()->width())
        bar->setValue(bar->value() + static_cast<int>(std::ceil(box.right())) -
                      viewport()->width() + 4);
}

Target FilmStrip::targetAt(QPointF position) const
{
    const std::optional<tconv::Index> index =
        refusal().isEmpty() ? m_layout.frameAt(position) : std::nullopt;
    if (!index)
        return {};
    if (const std::optional<tconv::Cell> cell = m_layout.frame(*index).cellAt(position))
        return {Target::Kind::Canvas, *cell};
    if (*index == m_layout.stamps)
        return {};
    const tconv::ScatterStep step = m_lab.scatterStep(*index + 1); // on its caption
    return step.inputChannel == m_lab.selection().inputChannel()
               ? Target{Target::Kind::Input, step.input}
               : Target{};
}

void FilmStrip::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const QString refused = refusal();
    if (refused.isEmpty())
        film().paint(painter, m_layout, event->rect());
    else
        paintTextLine(painter, QRectF(viewport()->rect()), {refused, 13, Theme::current().muted});
}

void FilmStrip::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateLayout();
}

void FilmStrip::scrollContentsBy(int, int)
{
    updateLayout();
    viewport()->update();
}

bool FilmStrip::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        m_lab.selection().clearHover();
    return QAbstractScrollArea::viewportEvent(event);
}

void FilmStrip::mouseMoveEvent(QMouseEvent* event)
{
    m_lab.selection().hover(targetAt(event->position()));
}

void FilmStrip::mousePressEvent(QMouseEvent* event)
{
    const std::optional<tconv::Index> index =
        refusal().isEmpty() ? m_layout.frameAt(event->position()) : std::nullopt;
    if (event->button() != Qt::LeftButton || !index)
        return event->ignore(); // a click beside everything
    if (*index < m_layout.stamps)
        m_lab.playback().setStep(*index + 1);
    else
        m_lab.playback().last();
}
