// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/run_monitor.h>

#include <string>

namespace tconv {

/// One way to compute the gradient of the weight, prepared for one shape. Sums of many positions
/// go over several chunks: so it cuts and adds up by itself, in one order for all numbers of
/// threads.
template <typename T>
class GradientExecutor {
public:
    GradientExecutor() = default;
    GradientExecutor(const GradientExecutor&) = delete;
    GradientExecutor& operator=(const GradientExecutor&) = delete;
    virtual ~GradientExecutor() = default;

    /// Writes the whole gradient; where `monitor` (may be null) is cancelled, nothing of use.
    /// \pre threads is at most that which it was made for
    virtual RunState run(const T* input, const T* gradOutput, T* gradWeight, int threads,
                         RunMonitor* monitor) = 0;
    /// The particulars of this path, its pieces and its memory in one line.
    virtual std::string describe() const = 0;
};

} // namespace tconv
