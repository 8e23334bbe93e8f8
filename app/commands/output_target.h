// SPDX-License-Identifier: MIT
#pragma once

#include "commands/failure.h"
#include "commands/interrupt_guard.h"
#include "commands/progress_line.h"
#include "commands/work.h"

#include <optional>
#include <string>

/// Where a computed output goes: a file, which is begun before the long work so that a place that
/// cannot be written to is known by then, or standard output.
class OutputTarget {
public:
    /// \param path empty or "-": standard output
    OutputTarget(std::string path, InterruptGuard& guard);

    const std::string& path() const { return m_path; } ///< empty: standard output
    std::optional<Failure> begin();
    /// \pre it is a file and has begun
    tconv::NewFile& file() { return *m_file; }

    /// Gives the whole text to the file and commits it, or to standard output.
    std::optional<Failure> write(const std::string& text, Work& work, PercentLine& line,
                                 Streams streams);

private:
    std::string m_path;
    InterruptGuard& m_guard;
    std::optional<tconv::NewFile> m_file;
};

/// Prints a long text; the line of progress ends before where both go to one terminal.
void print(const std::string& text, Work& work, PercentLine& line, Streams streams);
