// SPDX-License-Identifier: MIT
#include "document/answer_checker.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <utility>

AnswerChecker::AnswerChecker(Lab& lab, AnswerSheet& sheet, QObject* parent, Diagnose diagnose)
    : QObject(parent)
    , m_lab(lab)
    , m_sheet(sheet)
    , m_diagnose(std::move(diagnose))
{
    m_slow.setSingleShot(true);
    m_slow.setInterval(kSlowMilliseconds);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        Q_EMIT changed();
    });
    connect(&lab.document(), &LabDocument::changed, this, &AnswerChecker::refresh);
    connect(&lab.settings(), &Settings::changed, this, &AnswerChecker::refresh);
    connect(&sheet, &AnswerSheet::changed, this, &AnswerChecker::refresh);
}

AnswerChecker::~AnswerChecker()
{
    m_stop.request_stop();
}

void AnswerChecker::setActive(bool isActive)
{
    m_isActive = isActive;
    refresh();
}

AnswerChecker::Task AnswerChecker::wanted() const
{
    return {m_lab.document().shownSnapshot(), m_sheet.snapshot(),
            m_lab.settings().hintLevel() >= Settings::HintLevel::Rule};
}

bool AnswerChecker::isAskedFor() const
{
    if (m_sheet.isBlank() && !m_sheet.answer().shapeOnly)
        return false;
    const Task now = wanted();
    return m_lab.settings().checksAtOnce() ||
           (m_asked.experiment == now.experiment && m_asked.answer == now.answer);
}

const tconv::Comparison* AnswerChecker::comparison() const
{
    return m_comparison ? &*m_comparison : nullptr;
}

const tconv::Diagnosis* AnswerChecker::diagnosis() const
{
    return m_diagnosis ? &*m_diagnosis : nullptr;
}

void AnswerChecker::check()
{
    m_asked = wanted();
    refresh();
}

void AnswerChecker::cancel()
{
    m_stop.request_stop();
}

void AnswerChecker::forget()
{
    m_stop.request_stop();
    m_slow.stop();
    ++m_request;
    m_task = {};
    m_comparison.reset();
    m_diagnosis.reset();
    m_isSearching = false;
    m_isSlow = false;
}

void AnswerChecker::refresh()
{
    if (!m_isActive)
        return;
    const Task task = isAskedFor() ? wanted() : Task();
    if (task == m_task) {
        Q_EMIT changed(); // whether marks are shown may be another matter
        return;
    }
    forget();
    if (task.answer)
        start(task);
    Q_EMIT changed();
}

void AnswerChecker::start(const Task& task)
{
    m_task = task;
    const auto evaluation = m_lab.document().shownEvaluationSnapshot();
    const tconv::Answer& answer = *task.answer;
    // Quick, so that marks come with the key; another size is slid over the output to compare it.
    if (answer.shapeOnly || answer.cells.shape() == evaluation->outputShape()) {
        m_comparison = tconv::compareAnswer(answer, *evaluation);
        if (!task.searches || m_comparison->verdict != tconv::Verdict::Wrong)
            return;
    }
    m_isSearching = true;
    m_slow.start();
    m_stop = std::stop_source();
    const int request = m_request;
    const QPointer<AnswerChecker> checker(this);
    QThreadPool::globalInstance()->start(
        [checker, request, task, evaluation, diagnose = m_diagnose, stop = m_stop.get_token()] {
            tconv::Diagnosis diagnosis;
            if (task.searches)
                diagnosis = diagnose(*task.experiment, *evaluation, *task.answer, stop);
            else
                diagnosis.comparison = tconv::compareAnswer(*task.answer, *evaluation);
            QMetaObject::invokeMethod(QCoreApplication::instance(),
                                      [checker, request, found = std::move(diagnosis)]() mutable {
                                          if (checker)
                                              checker->take(request, std::move(found));
                                      });
        });
}

void AnswerChecker::take(int request, tconv::Diagnosis diagnosis)
{
    if (request != m_request)
        return; // of an answer that is another one by now
    m_slow.stop();
    m_isSearching = false;
    m_isSlow = false;
    m_comparison = diagnosis.comparison;
    if (m_task.searches)
        m_diagnosis = std::move(diagnosis);
    Q_EMIT changed();
}
