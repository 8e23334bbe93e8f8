// SPDX-License-Identifier: MIT
#include "commands/progress_line.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <string_view>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;

constexpr std::string_view kErase = "\r\033[K";

volatile std::sig_atomic_t g_isInterrupted = 0;
std::atomic<bool> g_isShown = false;

void interrupt(int)
{
    g_isInterrupted = 1;
}

bool isTerminal(const std::ostream& stream)
{
    return &stream == &std::cerr && isatty(STDERR_FILENO) != 0;
}

/// Signals are for the thread that works: whoever ends the program looks after its files.
void leaveSignalsToOthers()
{
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, nullptr);
}

} // namespace

PercentLine::PercentLine(std::function<std::string()> text, std::ostream& err,
                         std::function<void()> tick)
    : m_text(std::move(text))
    , m_err(err)
    , m_tick(std::move(tick))
{
    if (m_tick || isTerminal(m_err))
        m_watcher = std::thread([this] { watch(); });
}

void PercentLine::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isDone = true;
    }
    m_changed.notify_all();
    if (m_watcher.joinable())
        m_watcher.join();
}

void PercentLine::eraseAtOnce()
{
    if (g_isShown) [[maybe_unused]]
        const ssize_t count = ::write(STDERR_FILENO, kErase.data(), kErase.size());
}

void PercentLine::watch()
{
    leaveSignalsToOthers();
    const auto start = std::chrono::steady_clock::now();
    const bool mayShow = isTerminal(m_err);
    std::unique_lock lock(m_mutex);
    while (!m_changed.wait_for(lock, 50ms, [this] { return m_isDone; })) {
        if (m_tick)
            m_tick();
        if (!mayShow || std::chrono::steady_clock::now() - start < 500ms)
            continue;
        g_isShown = true;
        m_err << "\r" << m_text() << " \033[K" << std::flush;
    }
    if (g_isShown.exchange(false))
        m_err << kErase << std::flush;
}

std::string percentText(double part)
{
    return std::to_string(static_cast<int>(100 * part)) + " %";
}

ProgressLine::ProgressLine(JobControl& control, std::ostream& err)
    : m_signalBefore(std::signal(SIGINT, interrupt))
{
    m_line.emplace([&control] { return percentText(control.progress()); }, err,
                   [&control] {
                       if (g_isInterrupted)
                           control.cancel();
                   });
}

ProgressLine::~ProgressLine()
{
    m_line.reset();
    std::signal(SIGINT, m_signalBefore);
    if (g_isInterrupted)
        std::raise(SIGINT); // a shell wants to know how the program ended
}
