// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/paths/executor.h>
#include <tconv/engine/run_monitor.h>
#include <tconv/engine/threads/thread_pool.h>

namespace tconv {

/// All chunks of an executor on at most `threads` threads; `monitor` (may be null) is told.
template <typename T>
RunState runChunks(Executor<T>& executor, Index chunks, const T* input, T* output, int threads,
                   RunMonitor* monitor)
{
    if (monitor != nullptr)
        monitor->start(chunks);
    const auto compute = [&](Index chunk, int slot) {
        if (isCancelled(monitor))
            return;
        executor.compute(chunk, slot, input, output, monitor);
        if (monitor != nullptr && !monitor->isCancelled())
            monitor->advance(1);
    };
    sharedThreadPool().forEach(chunks, threads, compute);
    return isCancelled(monitor) ? RunState::Cancelled : RunState::Finished;
}

} // namespace tconv
