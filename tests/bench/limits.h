// SPDX-License-Identifier: MIT
#pragma once

#include <bench/report.h>

namespace bench {

/// What the machine can do just now with so many threads, in kernels for the instruction set that
/// the engine would choose. Takes about 0.3 s.
MachineLimits measureLimits(int threads);

/// The larger of each: a machine shared with others is only at times as fast as it can be.
void raise(std::vector<MachineLimits>& limits, const MachineLimits& measured);

/// A core's second cache.
double ownCacheBytes();

} // namespace bench
