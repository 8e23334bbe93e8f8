// SPDX-License-Identifier: MIT
#include "catch.hpp"

#include <bench/report.h>
#include <nlohmann/json.hpp>

using bench::LayerRow;
using bench::MachineLimits;

namespace {

/// 2 ms of ours; 8 million operations on 3 MB are 4 GF/s and 1.5 GB/s.
LayerRow row(int threads, std::vector<bench::PeerTimes> peers)
{
    LayerRow made;
    made.name = "wide";
    made.threads = threads;
    made.ours = {2, 2.5};
    made.peers = std::move(peers);
    made.operations = 8e6;
    made.bytes = 3e6;
    return made;
}

bench::PeerTimes peer(const char* name, double minimum)
{
    return {name, {minimum, 2 * minimum}};
}

bench::Report report()
{
    return {{row(1, {peer("slow", 9), peer("quick", 1)}), row(2, {peer("quick", 16)}), row(4, {})},
            {{1, 40, 10, 15, 2}, {2, 80, 20, 30, 2}},
            1e6};
}

} // namespace

TEST_CASE("The times of a variant are its smallest and its middle sample", "[bench]")
{
    CHECK(bench::timesOf({5, 1, 3}).minimum == 1);
    CHECK(bench::timesOf({5, 1, 3}).median == 3);
    CHECK(bench::timesOf({4, 1, 3, 8}).median == 3.5); // between two: halfway
    CHECK(bench::timesOf({7}).median == 7);
}

TEST_CASE("A ratio is the best peer's minimum by ours", "[bench]")
{
    const bench::Report all = report();
    REQUIRE(bench::bestPeer(all.rows[0]) != nullptr);
    CHECK(bench::bestPeer(all.rows[0])->name == "quick");
    CHECK(bench::ratio(all.rows[0]) == 0.5);
    CHECK(bench::ratio(all.rows[1]) == 8);
    CHECK(bench::bestPeer(all.rows[2]) == nullptr);
    CHECK_FALSE(bench::ratio(all.rows[2]).has_value());
}

TEST_CASE("The geometric mean leaves out layers without a peer", "[bench]")
{
    const bench::Report all = report();
    CHECK(bench::geometricMean(all.rows).value() == Approx(2)); // of 0.5 and 8
    CHECK(bench::geometricMean(all.rows, 1).value() == Approx(0.5));
    CHECK(bench::geometricMean(all.rows, 2).value() == Approx(8));
    CHECK_FALSE(bench::geometricMean(all.rows, 4).has_value());
    CHECK_FALSE(bench::geometricMean({}).has_value());
}

TEST_CASE("The share of the limit is the larger one of products and bandwidth", "[bench]")
{
    LayerRow layer = row(1, {});
    CHECK(bench::gigaflops(layer) == Approx(4));
    CHECK(bench::gigabytes(layer) == Approx(1.5));
    const std::vector<MachineLimits> computing{{1, 8, 100, 100, 2}};
    CHECK(bench::limitShare(layer, computing, 1e6) == Approx(0.5));
    const std::vector<MachineLimits> memory{{1, 400, 2, 3, 2}};
    CHECK(bench::limitShare(layer, memory, 1e6) == Approx(0.5));  // the faster kind of stores
    CHECK(bench::limitShare(layer, memory, 4e6) == Approx(0.01)); // all of it is in the cache
    layer.threads = 2;
    CHECK(bench::limitShare(layer, memory, 1e6) == 0);
}

TEST_CASE("The JSON report has a layer's times by peer", "[bench]")
{
    const auto json = nlohmann::json::parse(bench::json(report()));
    CHECK(json.size() == 3);
    REQUIRE(json.at("layers").size() == 3);
    const auto& first = json.at("layers")[0];
    CHECK(first.at("name") == "wide");
    CHECK(first.at("threads") == 1);
    CHECK(first.at("ours_ms") == 2.0);
    CHECK(first.at("peers") == nlohmann::json{{"slow", 9.0}, {"quick", 1.0}});
    CHECK(first.at("medians") == nlohmann::json{{"ours", 2.5}, {"slow", 18.0}, {"quick", 2.0}});
    CHECK(first.at("best_peer") == "quick");
    CHECK(first.at("ratio") == 0.5);
    CHECK(first.at("limit_share") == Approx(0.1));
    CHECK(json.at("geometric_mean").get<double>() == Approx(2));
    CHECK(json.at("limits")[1].at("triad_gb_per_s") == 20.0);
    CHECK(json.at("limits")[1].at("gflops") == 80.0);
}

TEST_CASE("What is unknown is null in the JSON report", "[bench]")
{
    const auto json = nlohmann::json::parse(bench::json({{row(1, {})}, {}, 0}));
    CHECK(json.at("layers")[0].at("best_peer").is_null());
    CHECK(json.at("layers")[0].at("ratio").is_null());
    CHECK(json.at("geometric_mean").is_null());
    CHECK(json.at("limits").empty());
}

TEST_CASE("The table names the fastest peer of each layer and marks what a peer cannot do",
          "[bench]")
{
    const std::string text = bench::tables(report());
    const std::string::size_type start = text.find("wide      2T");
    REQUIRE(start != std::string::npos);
    // Ours, no "slow", "quick", which is the best one, the ratio, GF/s, GB/s and 5 % of 80 GF/s.
    CHECK(text.substr(start, text.find('\n', start) - start) ==
          "wide      2T       2.00          -      16.00      quick       8.00        4.0"
          "        1.5        5 %");
    CHECK(text.find("geometric mean of peer/ours, 1T: 0.50") != std::string::npos);
    CHECK(text.find("geometric mean of peer/ours: 2.00") != std::string::npos);
}
