// SPDX-License-Identifier: MIT
#pragma once

#include "commands/options.h"
#include "commands/streams.h"

#include <CLI/CLI.hpp>
#include <functional>

/// A subcommand as the program knows it.
struct Command {
    CLI::App* parser = nullptr;
    /// Throws ArgumentFailure where parsed arguments are missing or do not go together.
    std::function<void()> check;
    /// Runs with the parsed arguments and answers the exit status.
    std::function<int(Streams)> run;
};

// Each in the file of its name.

Command addCompute(CLI::App& program);
Command addShape(CLI::App& program);
Command addExplain(CLI::App& program);
Command addMatrix(CLI::App& program);
Command addCheck(CLI::App& program);
Command addExercise(CLI::App& program);
Command addExport(CLI::App& program);
