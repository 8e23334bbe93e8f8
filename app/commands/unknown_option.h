// SPDX-License-Identifier: MIT
#pragma once

#include "commands/failure.h"

#include <CLI/CLI.hpp>
#include <string>

/// An argument that looks like an option, but the command does not take it; with the option that is
/// meant or the commands that do take it.
Failure unknownOption(const CLI::App& command, const std::string& argument);
