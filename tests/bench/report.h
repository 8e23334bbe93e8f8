// SPDX-License-Identifier: MIT
// What is computed and written from measured times; measures nothing itself.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace bench {

/// Of the samples of one variant.
struct Times {
    double minimum = 0; ///< milliseconds
    double median = 0;
};

/// \pre samples is not empty
Times timesOf(std::vector<double> samples);

struct PeerTimes {
    std::string name;
    Times times;
};

/// One layer with one number of threads.
struct LayerRow {
    std::string name;
    int threads = 1;
    Times ours;
    std::vector<PeerTimes> peers; ///< those that can do the layer
    double operations = 0;        ///< a multiplication and an addition are two
    double bytes = 0;             ///< input, weight and output, each once
    double planMs = 0;            ///< of building the plan
    double packMs = 0;            ///< of its copy of the weights, which the first run makes
    double firstCallMs = 0;       ///< of allocating an output and the first run into it
    std::string plan;             ///< what it chose
};

/// What the machine can do with some threads.
struct MachineLimits {
    int threads = 1;
    double gigaflops = 0;  ///< of products and sums in registers
    double triad = 0;      ///< GB/s of a[i] = b[i] + c * d[i], 12 bytes for each element
    double streaming = 0;  ///< the same with stores that go past the caches
    double firstTouch = 0; ///< GB/s of writing fresh memory
};

/// nullptr: no peer can do the layer.
const PeerTimes* bestPeer(const LayerRow& row);

/// The best peer's time by ours: above 1, ours is the faster one.
std::optional<double> ratio(const LayerRow& row);

/// Of all rows' ratios; `threads`: only of those with so many.
std::optional<double> geometricMean(std::span<const LayerRow> rows,
                                    std::optional<int> threads = {});

double gigaflops(const LayerRow& row);
double gigabytes(const LayerRow& row); ///< for each second

/// How near ours is to what the machine can do: the larger share of its products for each second
/// and of its memory's bandwidth, the latter only where the bytes exceed `cacheBytes`. 0: unknown.
double limitShare(const LayerRow& row, std::span<const MachineLimits> limits, double cacheBytes);

struct Report {
    std::vector<LayerRow> rows;
    std::vector<MachineLimits> limits;
    double cacheBytes = 0; ///< of a core's own cache
};

/// Tables for people: the minimum of every variant, the medians, plans and first calls, limits.
std::string tables(const Report& report);

/// {"layers": [{"name", "threads", "ours_ms", "peers": {name: ms}, "best_peer", "ratio"}],
/// "geometric_mean", "limits"} with more keys for each layer. What is unknown is null.
std::string json(const Report& report);

} // namespace bench
