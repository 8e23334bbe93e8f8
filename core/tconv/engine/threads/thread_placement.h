// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <thread>
#include <vector>

namespace tconv {

/// Where workers may wake up. A system may wake a worker on the processor that its caller keeps
/// busy, though another one is idle: Linux does where the worker last ran there and the machine is
/// small. The worker then waits for the end of a time slice, longer than many layers take. Only
/// Linux is told; elsewhere nothing happens.
class ThreadPlacement {
public:
    /// From now on the workers run on any processor that this thread may use, but its own.
    void keepAway(std::vector<std::thread>& workers);
    /// Called by a worker that keepAway() was for: it may again run wherever that thread may.
    void release() const;

private:
    bool m_isKept = false;
    std::array<unsigned long, 16> m_allowed{}; ///< the caller's processors, as Linux writes them
};

} // namespace tconv
