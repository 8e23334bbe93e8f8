// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>

/// What the thread that works and the thread that waits tell each other.
class JobControl {
public:
    void addTotal(std::int64_t pieces) { m_total += pieces; }
    void addDone(std::int64_t pieces = 1) { m_done += pieces; }
    /// 0 … 1
    double progress() const
    {
        const std::int64_t total = m_total;
        return total > 0 ? static_cast<double>(m_done) / static_cast<double>(total) : 0;
    }

    void cancel() { m_isCancelled = true; }
    bool isCancelled() const { return m_isCancelled; }

private:
    std::atomic<std::int64_t> m_done = 0;
    std::atomic<std::int64_t> m_total = 0;
    std::atomic<bool> m_isCancelled = false;
};
