// SPDX-License-Identifier: MIT
#pragma once

#include "commands/streams.h"
#include <tconv/base/result.h>

#include <optional>
#include <string>

/// The bytes of a file, or of standard input where the path is "-".
tconv::Result<std::string> readInput(const std::string& path, std::size_t maxBytes,
                                     Streams streams);

/// Writes a file as a whole or not at all, or standard output where the path is "-".
std::optional<tconv::Problem> writeOutput(const std::string& path, const std::string& bytes,
                                          Streams streams);

/// What follows the last dot of the path, in small letters; empty where there is none.
std::string suffixOf(const std::string& path);

/// The path as messages name it.
std::string nameOf(const std::string& path);
