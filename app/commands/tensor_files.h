// SPDX-License-Identifier: MIT
#pragma once

#include "commands/answer.h"
#include "commands/interrupt_guard.h"

/// Computes the output of .npy tensors to be printed.
Loaded<Answer> computeAnswer(const SourceArguments& source, const CommonArguments& common,
                             Streams streams);

/// Computes it into a .npy file, of which at no time a part can be seen, and prints it under
/// --json. In memory are little more than the input, the weights and the output. Answers the exit
/// status.
int computeFile(const SourceArguments& source, const std::string& path,
                const CommonArguments& common, InterruptGuard& guard, Streams streams);
