// SPDX-License-Identifier: MIT
#pragma once

#include "export/job_control.h"

#include <condition_variable>
#include <mutex>
#include <ostream>
#include <thread>

/// While it lives: work that takes longer than half a second shows how far it has come in one line
/// of the terminal, and Ctrl+C cancels the work instead of killing the program.
class ProgressLine {
public:
    /// \param err standard error; nothing is shown where it is something else or no terminal
    ProgressLine(JobControl& control, std::ostream& err);
    ~ProgressLine(); ///< ends the program by Ctrl+C's signal when that had come
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

private:
    void watch();

    JobControl& m_control;
    std::ostream& m_err;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isDone = false;
    std::thread m_watcher;
    void (*m_signalBefore)(int);
};
