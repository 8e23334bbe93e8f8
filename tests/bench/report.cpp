// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bench/report.h>
#include <cmath>
#include <nlohmann/json.hpp>

namespace bench {

Times timesOf(std::vector<double> samples)
{
    std::ranges::sort(samples);
    const std::size_t middle = samples.size() / 2;
    const bool isOdd = samples.size() % 2 == 1;
    return {samples.front(), isOdd ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2};
}

const PeerTimes* bestPeer(const LayerRow& row)
{
    const auto best = std::ranges::min_element(
        row.peers, {}, [](const PeerTimes& peer) { return peer.times.minimum; });
    return best != row.peers.end() ? &*best : nullptr;
}

std::optional<double> ratio(const LayerRow& row)
{
    const PeerTimes* best = bestPeer(row);
    return best != nullptr ? std::optional(best->times.minimum / row.ours.minimum) : std::nullopt;
}

std::optional<double> geometricMean(std::span<const LayerRow> rows, std::optional<int> threads)
{
    double logarithms = 0;
    int count = 0;
    for (const LayerRow& row : rows) {
        const std::optional<double> its = ratio(row);
        if (!its || row.threads != threads.value_or(row.threads))
            continue;
        logarithms += std::log(*its);
        ++count;
    }
    return count > 0 ? std::optional(std::exp(logarithms / count)) : std::nullopt;
}

double gigaflops(const LayerRow& row)
{
    return row.operations / row.ours.minimum * 1e-6;
}

double gigabytes(const LayerRow& row)
{
    return row.bytes / row.ours.minimum * 1e-6;
}

double limitShare(const LayerRow& row, std::span<const MachineLimits> limits, double cacheBytes)
{
    const auto found = std::ranges::find(limits, row.threads, &MachineLimits::threads);
    if (found == limits.end())
        return 0;
    const double computing = gigaflops(row) / found->gigaflops;
    if (row.bytes <= cacheBytes)
        return computing;
    return std::max(computing, gigabytes(row) / std::max(found->triad, found->streaming));
}

std::string json(const Report& report)
{
    using Json = nlohmann::ordered_json;
    const auto orNull = [](std::optional<double> value) { return value ? Json(*value) : Json(); };
    Json layers = Json::array();
    for (const LayerRow& row : report.rows) {
        Json peers = Json::object();
        Json medians = {{"ours", row.ours.median}};
        for (const PeerTimes& peer : row.peers) {
            peers[peer.name] = peer.times.minimum;
            medians[peer.name] = peer.times.median;
        }
        const PeerTimes* best = bestPeer(row);
        layers.push_back({{"name", row.name},
                          {"threads", row.threads},
                          {"ours_ms", row.ours.minimum},
                          {"peers", peers},
                          {"best_peer", best != nullptr ? Json(best->name) : Json()},
                          {"ratio", orNull(ratio(row))},
                          {"medians", medians},
                          {"gflops", gigaflops(row)},
                          {"gb_per_s", gigabytes(row)},
                          {"limit_share", limitShare(row, report.limits, report.cacheBytes)},
                          {"plan_ms", row.planMs},
                          {"pack_ms", row.packMs},
                          {"first_call_ms", row.firstCallMs},
                          {"plan", row.plan}});
    }
    Json limits = Json::array();
    for (const MachineLimits& limit : report.limits)
        limits.push_back({{"threads", limit.threads},
                          {"gflops", limit.gigaflops},
                          {"triad_gb_per_s", limit.triad},
                          {"streaming_triad_gb_per_s", limit.streaming},
                          {"first_touch_gb_per_s", limit.firstTouch}});
    return Json{{"layers", layers},
                {"geometric_mean", orNull(geometricMean(report.rows))},
                {"limits", limits}}
               .dump(2) +
           '\n';
}

} // namespace bench
