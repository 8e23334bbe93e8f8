// SPDX-License-Identifier: MIT
#include "commands/progress_line.h"

#include <chrono>
#include <csignal>
#include <iostream>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;

volatile std::sig_atomic_t g_isInterrupted = 0;

void interrupt(int)
{
    g_isInterrupted = 1;
}

bool isTerminal(const std::ostream& stream)
{
    return &stream == &std::cerr && isatty(STDERR_FILENO) != 0;
}

} // namespace

ProgressLine::ProgressLine(JobControl& control, std::ostream& err)
    : m_control(control)
    , m_err(err)
    , m_signalBefore(std::signal(SIGINT, interrupt))
{
    m_watcher = std::thread([this] { watch(); });
}

ProgressLine::~ProgressLine()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isDone = true;
    }
    m_changed.notify_all();
    m_watcher.join();
    std::signal(SIGINT, m_signalBefore);
    if (g_isInterrupted)
        std::raise(SIGINT); // a shell wants to know how the program ended
}

void ProgressLine::watch()
{
    const auto start = std::chrono::steady_clock::now();
    const bool mayShow = isTerminal(m_err);
    bool hasShown = false;
    std::unique_lock lock(m_mutex);
    while (!m_changed.wait_for(lock, 50ms, [this] { return m_isDone; })) {
        if (g_isInterrupted)
            m_control.cancel();
        if (!mayShow || std::chrono::steady_clock::now() - start < 500ms)
            continue;
        m_err << "\r" << static_cast<int>(100 * m_control.progress()) << " % " << std::flush;
        hasShown = true;
    }
    if (hasShown)
        m_err << "\r\033[K" << std::flush;
}
