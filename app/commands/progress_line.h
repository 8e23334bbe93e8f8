// SPDX-License-Identifier: MIT
#pragma once

#include "export/job_control.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <ostream>
#include <string>
#include <thread>

/// While it lives: work that takes longer than half a second shows how far it has come in one line
/// of the terminal.
class PercentLine {
public:
    /// \param text of the line now, asked from another thread
    /// \param err standard error; nothing is shown where it is something else or no terminal
    /// \param tick called all 50 ms from the other thread, shown or not; may be empty
    PercentLine(std::function<std::string()> text, std::ostream& err,
                std::function<void()> tick = {});
    ~PercentLine() { end(); }
    PercentLine(const PercentLine&) = delete;
    PercentLine& operator=(const PercentLine&) = delete;

    void end(); ///< erases the line, which does not come back
    /// Erases the line, if one is shown; a signal handler may call it.
    static void eraseAtOnce();

private:
    void watch();

    std::function<std::string()> m_text;
    std::ostream& m_err;
    std::function<void()> m_tick;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isDone = false;
    std::thread m_watcher;
};

/// "42 %" of a part from 0 to 1.
std::string percentText(double part);

/// The same for a job, which Ctrl+C cancels instead of killing the program.
class ProgressLine {
public:
    ProgressLine(JobControl& control, std::ostream& err);
    ~ProgressLine(); ///< ends the program by Ctrl+C's signal when that had come
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

private:
    void (*m_signalBefore)(int);
    std::optional<PercentLine> m_line;
};
