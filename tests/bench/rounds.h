// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace bench {

struct Variant {
    std::string name;
    std::function<void()> run;
};

/// When the rounds end: after `seconds` for each variant, but not before `fewest` rounds.
struct RoundLimits {
    double seconds = 1;
    int fewest = 3;
};

/// Measures all variants by turns, so that they see the same machine: each round runs every variant
/// for a few milliseconds, at least once. The milliseconds of one call, a list for each variant
/// with a value for each round.
std::vector<std::vector<double>> measureByTurns(const std::vector<Variant>& variants,
                                                const RoundLimits& limits);

/// Returns when the workers that libraries leave spinning have gone to sleep, at most 0.3 s later.
/// (OMP_WAIT_POLICY=passive would keep OpenMP's from spinning, but then oneDNN takes twice as long
/// for small layers on two threads: nobody is measured like that.)
void waitForIdleWorkers();

} // namespace bench
