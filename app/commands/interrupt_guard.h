// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/io/new_file.h>

#include <array>
#include <csignal>
#include <string>

/// While it lives: Ctrl+C, Ctrl+\\, SIGTERM and SIGHUP end the program at once, whatever it is
/// doing, but not before the unfinished file is removed and the progress line erased. A file beyond
/// the user's limit is a failure to write it, not the end of the program. One at a time.
class InterruptGuard {
public:
    InterruptGuard();
    ~InterruptGuard();
    InterruptGuard(const InterruptGuard&) = delete;
    InterruptGuard& operator=(const InterruptGuard&) = delete;

    /// A new file that a signal removes as long as it is not committed.
    tconv::Result<tconv::NewFile> createFile(const std::string& path);

private:
    struct Before {
        int signal;
        struct sigaction action;
    };
    std::array<Before, 5> m_before;
};
