// SPDX-License-Identifier: MIT
#pragma once

#include <bench/peer.h>
#include <bench/report.h>
#include <bench/rounds.h>

namespace bench {

/// A measured layer, and what is to be said about it.
struct LayerResult {
    LayerRow row;
    std::vector<std::string> refusals; ///< peers that cannot do it, and why
    std::vector<std::string> wrong;    ///< peers whose output differs from ours: not measured
};

struct RunChoices {
    std::string path; ///< of our paths; empty: the engine chooses
    std::string peer; ///< only this one; empty: all
    RoundLimits rounds;
};

LayerResult measureLayer(const SuiteLayer& layer, int threads, const RunChoices& choices);

} // namespace bench
