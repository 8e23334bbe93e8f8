// SPDX-License-Identifier: MIT
#pragma once

#include "commands/failure.h"
#include "commands/streams.h"

#include <optional>
#include <string>
#include <vector>

/// What the arguments asked for.
struct CommandLineResult {
    std::optional<int> status; ///< of the command that has run; nothing when the window is wanted
    std::string file;          ///< to open in the window; may be empty
};

/// Reads the arguments (without the program's name) and runs the command that they name. Nothing
/// of Qt is touched, except by a command that paints.
CommandLineResult runCommandLine(std::vector<std::string> arguments, Streams streams);

/// Why a file that does not exist cannot open; a word without a dot may be meant as a command.
Failure missingFile(const std::string& file);

/// The commands by name, with commas and a final "and", for messages.
std::string commandNames();
