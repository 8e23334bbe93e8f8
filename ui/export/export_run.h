// SPDX-License-Identifier: MIT
#pragma once

#include "export/job_control.h"
#include <tconv/base/problem.h>

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QThread;

/// Work on a thread of its own, one at a time, so that the window stays usable meanwhile.
class ExportRun : public QObject {
    Q_OBJECT

public:
    using Work = std::function<std::optional<tconv::Problem>(JobControl&)>;

    explicit ExportRun(QObject* parent = nullptr);
    ~ExportRun() override; ///< cancels, and waits for what is under way

    bool isRunning() const { return m_thread != nullptr; }
    /// \pre !isRunning()
    void start(Work work);
    void cancel();

Q_SIGNALS:
    void progressed(double share); ///< 0 … 1, some times a second
    void done();
    void cancelled();
    void failed(const tconv::Problem& problem);

private:
    struct Job;

    void end();

    std::shared_ptr<Job> m_job;
    QThread* m_thread = nullptr;
    QTimer m_clock;
};
