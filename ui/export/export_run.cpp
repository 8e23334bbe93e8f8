// SPDX-License-Identifier: MIT
#include "export/export_run.h"

#include <QThread>

#include <cassert>
#include <utility>

namespace {

constexpr int kClockMilliseconds = 60;

} // namespace

struct ExportRun::Job {
    JobControl control;
    std::optional<tconv::Problem> problem;
};

ExportRun::ExportRun(QObject* parent)
    : QObject(parent)
{
    m_clock.setInterval(kClockMilliseconds);
    connect(&m_clock, &QTimer::timeout, this,
            [this] { Q_EMIT progressed(m_job->control.progress()); });
}

ExportRun::~ExportRun()
{
    if (!m_thread)
        return;
    m_job->control.cancel();
    m_thread->disconnect(this);
    m_thread->wait();
    delete m_thread;
}

void ExportRun::start(Work work)
{
    assert(!isRunning());
    m_job = std::make_shared<Job>();
    m_thread = QThread::create(
        [job = m_job, work = std::move(work)] { job->problem = work(job->control); });
    connect(m_thread, &QThread::finished, this, &ExportRun::end);
    m_thread->start(QThread::LowPriority);
    m_clock.start();
}

void ExportRun::cancel()
{
    if (m_job)
        m_job->control.cancel();
}

void ExportRun::end()
{
    m_clock.stop();
    m_thread->wait();
    std::exchange(m_thread, nullptr)->deleteLater();
    const std::shared_ptr<Job> job = std::exchange(m_job, nullptr);
    if (job->control.isCancelled())
        Q_EMIT cancelled();
    else if (job->problem)
        Q_EMIT failed(*job->problem);
    else
        Q_EMIT done();
}
