// SPDX-License-Identifier: MIT
#include "document/blind_spots.h"

#include "document/lessons.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace {

using Mistakes = std::vector<const tconv::Mistake*>;

/// Larger examples are not searched: a hand calculation is small.
constexpr tconv::Index kMostProducts = 200'000;

/// How many of the mistakes an experiment reveals.
std::ptrdiff_t revealed(const tconv::Experiment& experiment, const Mistakes& mistakes)
{
    const Mistakes hidden = tconv::invisibleMistakes(experiment);
    return std::ranges::count_if(mistakes, [&](const tconv::Mistake* mistake) {
        return std::ranges::find(hidden, mistake) == hidden.end();
    });
}

std::optional<tconv::Experiment> bestFor(const Mistakes& mistakes, const std::vector<Lesson>& list)
{
    std::optional<tconv::Experiment> best;
    std::ptrdiff_t most = 0;
    for (const Lesson& lesson : list) {
        if (tconv::productCount(lesson.experiment).value_or(kMostProducts + 1) > kMostProducts ||
            !tconv::checkExperiment(lesson.experiment).empty())
            continue;
        const std::ptrdiff_t count = revealed(lesson.experiment, mistakes);
        if (count > most) {
            most = count;
            best = lesson.experiment;
        }
    }
    return best;
}

} // namespace

BlindSpots::BlindSpots(LabDocument& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
{
    connect(&document, &LabDocument::changed, this, &BlindSpots::refresh);
}

void BlindSpots::setActive(bool isActive)
{
    m_isActive = isActive;
    refresh();
}

void BlindSpots::refresh()
{
    if (!m_isActive || isKnown())
        return;
    const int request = ++m_request;
    const LabDocument::Snapshot experiment = m_document.shownSnapshot();
    const tconv::Index products = tconv::productCount(*experiment).value_or(kMostProducts + 1);
    if (products > kMostProducts) {
        m_experiment = experiment;
        m_mistakes.clear();
        m_better.reset();
        Q_EMIT changed();
        return;
    }
    const QPointer<BlindSpots> spots(this);
    QThreadPool::globalInstance()->start([spots, request, experiment, list = lessons()] {
        Mistakes mistakes = tconv::invisibleMistakes(*experiment);
        auto better = mistakes.empty() ? std::nullopt : bestFor(mistakes, list);
        QMetaObject::invokeMethod(QCoreApplication::instance(),
                                  [spots, request, experiment, mistakes, better] {
                                      if (!spots || spots->m_request != request)
                                          return;
                                      spots->m_experiment = experiment;
                                      spots->m_mistakes = mistakes;
                                      spots->m_better = better;
                                      Q_EMIT spots->changed();
                                  });
    });
}
