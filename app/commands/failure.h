// SPDX-License-Identifier: MIT
#pragma once

#include "commands/streams.h"
#include <tconv/base/problem.h>

#include <optional>
#include <string>
#include <string_view>

/// The exit statuses of the command line's contract.
enum ExitStatus : int {
    kDone = 0,
    kDifferences = 1, ///< a check found differences
    kRefused = 2,     ///< the input breaks a rule, or the arguments make no sense
    kNoDisplay = 3,
};

/// Why a command was refused: a name for programs and one sentence for people.
struct Failure {
    Failure(std::string failureCode, std::string sentence);
    Failure(const tconv::Problem& problem); // NOLINT(google-explicit-constructor): a problem is one

    std::string code;
    std::string message;
    std::optional<tconv::Axis> axis;
};

std::string_view axisName(tconv::Axis axis); ///< "height" or "width"

/// {"code": …, "message": …, "axis": "height", "width" or null}
std::string jsonOf(const Failure& failure);

/// Arguments that make no sense together or cannot be read.
Failure usageFailure(std::string sentence);

/// {"error": {"code": …, "message": …, "axis": …}} on standard output under --json, otherwise
/// "error: CODE: sentence" on standard error. Answers kRefused.
int report(const Failure& failure, bool asJson, Streams streams);
