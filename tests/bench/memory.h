// SPDX-License-Identifier: MIT
#pragma once

#include <bench/suite.h>
#include <string>

namespace bench {

/// Computes the layer and prints a line: how much the memory of this process grew at its peak, what
/// input, weight and output take, and the one by the other. To be called in a fresh process, since
/// libraries that were used before keep memory. The exit status.
int printMemory(const SuiteLayer& layer, int threads, const std::string& path);

/// Runs this program again, alone in a new process, with the arguments. Its exit status.
int runAlone(const std::vector<std::string>& arguments);

} // namespace bench
