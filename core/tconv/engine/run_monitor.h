// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <atomic>

namespace tconv {

enum class RunState { Finished, Cancelled };

/// Watches one run from another thread and can end it early. The run never calls back: whoever
/// waits asks progress() when it suits, e.g. from a timer.
class RunMonitor {
public:
    /// Asks the run to end; it does within 50 ms and leaves its output unfinished.
    void cancel() { m_isCancelled.store(true, std::memory_order_relaxed); }
    bool isCancelled() const { return m_isCancelled.load(std::memory_order_relaxed); }

    /// The part that is done, from 0 to 1.
    double progress() const
    {
        const Index total = m_total.load(std::memory_order_relaxed);
        const Index done = m_done.load(std::memory_order_relaxed);
        return total > 0 ? static_cast<double>(done) / static_cast<double>(total) : 0.0;
    }

    // For the run itself.
    void start(Index total)
    {
        m_done.store(0, std::memory_order_relaxed);
        m_total.store(total, std::memory_order_relaxed);
    }
    void advance(Index steps) { m_done.fetch_add(steps, std::memory_order_relaxed); }

private:
    std::atomic<bool> m_isCancelled{false};
    std::atomic<Index> m_done{0};
    std::atomic<Index> m_total{0};
};

/// `monitor` may be null.
inline bool isCancelled(const RunMonitor* monitor)
{
    return monitor != nullptr && monitor->isCancelled();
}

} // namespace tconv
