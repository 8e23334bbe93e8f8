// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/run_monitor.h>

#include <atomic>
#include <string>

/// How far a computation has come, for the line of progress. One thread works, another one asks.
struct Work {
    enum class Stage { Reading, Computing, Formatting, Writing };

    std::atomic<Stage> stage = Stage::Reading;
    tconv::RunMonitor computing;
    std::atomic<double> formatted = 0; ///< 0 to 1, as written
    std::atomic<double> written = 0;

    void begin(Stage next)
    {
        formatted = written = 0;
        stage = next;
    }
    std::string text() const; ///< "computing 42 %"
};
