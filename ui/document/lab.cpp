// SPDX-License-Identifier: MIT
#include "document/lab.h"

#include <tconv/explain/terms.h>

#include <QSignalBlocker>
#include <QTimer>

#include <algorithm>
#include <cassert>
#include <utility>

namespace {

constexpr int kFrameMilliseconds = 16;
// After a pause of the whole program the animation goes on instead of leaping ahead.
constexpr double kLongestFrame = 100;

/// 0 for a batch without samples: there is nothing to walk through.
tconv::Index stepCount(StepMode mode, const LabDocument& document)
{
    if (document.shownExperiment().input.shape().batch == 0)
        return 0;
    if (mode == StepMode::Scatter)
        return tconv::scatterStepCount(document.shownExperiment());
    const tconv::Size2 output = document.shownEvaluation().geometry.output;
    return tconv::kGatherStages + output.height * output.width;
}

} // namespace

Lab::Lab(QObject* parent, Settings::Storage storage)
    : QObject(parent)
    , m_settings(nullptr, storage)
{
    // The first connections of all, so that every view that hears a signal later reads a lab that
    // fits together.
    connect(&m_document, &LabDocument::changed, this, &Lab::fitToDocument);
    connect(&m_document, &LabDocument::replaced, this, &Lab::startAnew);
    connect(&m_selection, &Selection::planesChanged, this, &Lab::forgetNumbers);
    connect(&m_playback, &Playback::stepChanged, this, &Lab::fitToStep);
    fitToDocument(); // from the end of no steps to the end of these: the finished result
}

const tconv::NumberTensor& Lab::stepCanvas() const
{
    const bool isFinished =
        m_playback.mode() == StepMode::Gather || m_playback.step() == m_playback.total();
    const tconv::Evaluation& evaluation = m_document.shownEvaluation();
    if (isFinished && evaluation.canvas.shape().batch == 1 &&
        evaluation.canvas.shape().channels == 1)
        return evaluation.canvas;
    if (!m_canvas) {
        const bool isGather = m_playback.mode() == StepMode::Gather;
        m_canvas = partialAt(isGather ? scatterTotal() : m_playback.step()).canvas();
    }
    return *m_canvas;
}

bool Lab::isComputed(tconv::Cell canvasCell) const
{
    if (m_playback.mode() == StepMode::Scatter)
        return true;
    const tconv::CanvasGeometry& geometry = m_document.shownEvaluation().geometry;
    const tconv::Cell cell = canvasCell - geometry.windowStart;
    return geometry.isKept(canvasCell) &&
           cell.row * geometry.output.width + cell.column < m_playback.step() - gatherLead();
}

std::vector<tconv::StampedCell> Lab::stamp(tconv::Index step) const
{
    assert(step >= 1 && step <= scatterTotal());
    // The timeline's own canvas serves the stamp that comes next and, where nothing is rounded, the
    // one that came last; any other stamp has a canvas of its own, so that the two do not drive
    // each other back to the start.
    if (m_partial && m_partial->step() == step - 1)
        return m_partial->nextStamp();
    const bool cameLast = m_playback.mode() == StepMode::Scatter && m_playback.step() == step;
    if (cameLast && stepCanvas().arithmetic() == tconv::Arithmetic::Exact)
        return tconv::stampThatLedTo(stepCanvas(), m_document.shownExperiment(),
                                     m_selection.plane(), step - 1);
    if (!m_stampBase)
        m_stampBase = newPartial();
    m_stampBase->moveTo(step - 1);
    return m_stampBase->nextStamp();
}

tconv::ScatterStep Lab::scatterStep(tconv::Index step) const
{
    return tconv::scatterStep(m_document.shownExperiment(), m_selection.outputChannel(), step - 1);
}

tconv::Cell Lab::gatherCell(tconv::Index step) const
{
    const tconv::CanvasGeometry& geometry = m_document.shownEvaluation().geometry;
    const tconv::Index index = step - gatherLead() - 1;
    assert(index >= 0 && index < geometry.output.height * geometry.output.width);
    const tconv::Index width = geometry.output.width;
    return geometry.windowStart + tconv::Cell{index / width, index % width};
}

std::optional<tconv::Cell> Lab::gatheredCell() const
{
    if (m_playback.mode() != StepMode::Gather || m_playback.step() <= gatherLead())
        return std::nullopt;
    return gatherCell(m_playback.step());
}

tconv::Index Lab::translatedStep(tconv::Index step, StepMode from, StepMode to) const
{
    if (from == to || step == 0)
        return step;
    if (step == stepCount(from, m_document))
        return stepCount(to, m_document);
    return from == StepMode::Scatter ? sumStepOf(step) : stampStepOf(step);
}

/// The gather step of the last kept cell that a stamp touches.
tconv::Index Lab::sumStepOf(tconv::Index stampStep) const
{
    const tconv::CanvasGeometry& geometry = m_document.shownEvaluation().geometry;
    for (; stampStep > 0; --stampStep) {
        const tconv::ScatterStep stamped = scatterStep(stampStep);
        const auto landed =
            tconv::stampOf(m_document.shownExperiment(), m_selection.outputChannel(),
                           stamped.inputChannel, stamped.input);
        const auto last = std::find_if(landed.rbegin(), landed.rend(),
                                       [](const auto& product) { return product.kept; });
        if (last == landed.rend())
            continue;
        const tconv::Cell cell = last->canvas - geometry.windowStart;
        return gatherLead() + 1 + cell.row * geometry.output.width + cell.column;
    }
    return gatherLead(); // the picture is there, and no sum has anything in it yet
}

/// The scatter step of the last product that lands on a sum's cell.
tconv::Index Lab::stampStepOf(tconv::Index sumStep) const
{
    const tconv::Experiment& experiment = m_document.shownExperiment();
    const tconv::Index channel = m_selection.outputChannel();
    for (; sumStep > gatherLead(); --sumStep) {
        const auto terms = tconv::termsOf(experiment, channel, gatherCell(sumStep));
        if (!terms.empty())
            return tconv::scatterStepOf(experiment, channel, terms.back().inputChannel,
                                        terms.back().input) +
                   1;
    }
    return 0;
}

std::vector<tconv::Index> Lab::timelineTicks() const
{
    if (m_playback.mode() == StepMode::Gather && m_playback.total() > 0)
        return {1, 2, gatherLead()};
    const tconv::Size2 plane = m_document.shownExperiment().input.shape().plane();
    const tconv::Index stepsPerChannel = plane.height * plane.width;
    std::vector<tconv::Index> ticks;
    if (m_playback.mode() == StepMode::Scatter && m_playback.total() > stepsPerChannel)
        for (tconv::Index step = 0; step < m_playback.total(); step += stepsPerChannel)
            ticks.push_back(step);
    return ticks;
}

void Lab::startClock()
{
    if (m_clock)
        return;
    m_clock = new QTimer(this);
    m_clock->setInterval(kFrameMilliseconds);
    m_clock->setTimerType(Qt::PreciseTimer);
    connect(m_clock, &QTimer::timeout, this, [this] {
        const double elapsed = static_cast<double>(m_sinceFrame.nsecsElapsed()) / 1e6;
        m_sinceFrame.start();
        m_playback.advance(std::min(elapsed, kLongestFrame));
    });
    connect(&m_playback, &Playback::stateChanged, this, &Lab::runClock);
    runClock();
}

void Lab::runClock()
{
    if (!m_playback.isPlaying()) {
        m_clock->stop();
    } else if (!m_clock->isActive()) {
        m_sinceFrame.start();
        m_clock->start();
    }
}

void Lab::fitToDocument()
{
    forgetNumbers();
    // Nobody may hear of the new planes while the step is still the old one, or the other way
    // round.
    const tconv::ShownPlane plane = m_selection.plane();
    const tconv::Index inputChannel = m_selection.inputChannel();
    const Target hovered = m_selection.hovered();
    const Target pinned = m_selection.pinned();
    const tconv::Index step = m_playback.step();
    const tconv::Index total = m_playback.total();
    {
        const QSignalBlocker selectionBlocker(m_selection);
        const QSignalBlocker playbackBlocker(m_playback);
        m_selection.fitTo(m_document.shownExperiment());
        m_playback.setTotal(stepCount(m_playback.mode(), m_document));
    }
    if (plane != m_selection.plane() || inputChannel != m_selection.inputChannel())
        Q_EMIT m_selection.planesChanged();
    if (hovered != m_selection.hovered() || pinned != m_selection.pinned())
        Q_EMIT m_selection.changed();
    if (step != m_playback.step() || total != m_playback.total())
        Q_EMIT m_playback.stepChanged();
}

void Lab::startAnew()
{
    m_selection.unpin();
    m_selection.clearHover();
    m_playback.pause();
    m_playback.last(); // the finished result
}

void Lab::fitToStep()
{
    m_canvas.reset();
    const StepMode before = std::exchange(m_mode, m_playback.mode());
    if (before == m_mode) {
        followChannel();
        return;
    }
    // Whoever hears of the other mode next finds its step: nobody needs to be told twice.
    const QSignalBlocker blocker(m_playback);
    const tconv::Index step = translatedStep(m_playback.step(), before, m_mode);
    m_playback.setTotal(stepCount(m_mode, m_document));
    m_playback.setStep(step);
}

/// A stamp is seen rising out of its own input and kernel: of the channel that it belongs to. At
/// the end, which is also where every experiment opens, the person looks where they like.
void Lab::followChannel()
{
    if (m_mode != StepMode::Scatter || m_playback.step() == 0 ||
        m_playback.step() >= m_playback.total())
        return;
    m_selection.showPlanes(m_document.shownExperiment(), m_selection.sample(),
                           scatterStep(m_playback.step()).inputChannel,
                           m_selection.outputChannel());
}

void Lab::forgetNumbers()
{
    m_canvas.reset();
    m_partial.reset();
    m_stampBase.reset();
}

tconv::Index Lab::scatterTotal() const
{
    return stepCount(StepMode::Scatter, m_document);
}

std::unique_ptr<tconv::PartialCanvas> Lab::newPartial() const
{
    return std::make_unique<tconv::PartialCanvas>(m_document.shownExperiment(),
                                                  m_selection.plane());
}

tconv::PartialCanvas& Lab::partialAt(tconv::Index step) const
{
    if (!m_partial)
        m_partial = newPartial();
    m_partial->moveTo(step);
    return *m_partial;
}
