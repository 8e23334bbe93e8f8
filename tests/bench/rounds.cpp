// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bench/rounds.h>
#include <benchmark/benchmark.h>
#include <chrono>
#include <ctime>
#include <thread>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr double kTurnSeconds = 0.005; ///< of one variant in one round
constexpr double kWarmSeconds = 0.002;
constexpr double kSlowCallSeconds = 0.1; ///< from here on untimed calls are not worth it

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// CPU time of all threads of this process.
double processSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Seconds of a call, from more and more calls until they last for a while.
double roughSeconds(const Variant& variant)
{
    variant.run();
    for (int calls = 1;; calls *= 4) {
        const Clock::time_point start = Clock::now();
        for (int i = 0; i < calls; ++i)
            variant.run();
        const double seconds = secondsSince(start);
        if (seconds > kTurnSeconds / 4)
            return seconds / calls;
    }
}

/// Keeps what Google Benchmark measures instead of printing it.
class Keeper : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override
    {
        for (const Run& run : runs)
            m_milliseconds.push_back(1e3 * run.real_accumulated_time /
                                     static_cast<double>(run.iterations));
    }
    const std::vector<double>& milliseconds() const { return m_milliseconds; }

private:
    std::vector<double> m_milliseconds;
};

void enroll(const Variant& variant, double roughly)
{
    const auto body = [&variant, roughly](benchmark::State& state) {
        waitForIdleWorkers();
        // The variant before had the caches; and a worker may take long to wake up, which some
        // libraries wait for and others do not.
        const Clock::time_point start = Clock::now();
        while (roughly < kSlowCallSeconds && secondsSince(start) < kWarmSeconds)
            variant.run();
        for ([[maybe_unused]] auto iteration : state)
            variant.run();
    };
    const double calls = std::max(1.0, kTurnSeconds / roughly);
    benchmark::RegisterBenchmark(variant.name.c_str(), body)
        ->Iterations(static_cast<benchmark::IterationCount>(calls))
        ->UseRealTime();
}

} // namespace

void waitForIdleWorkers()
{
    constexpr milliseconds kStep{1};
    constexpr double kIdle = 0.1; // of a core: the kernel's own work
    for (int step = 0; step < 300; ++step) {
        const double before = processSeconds();
        const Clock::time_point start = Clock::now();
        std::this_thread::sleep_for(kStep);
        if (processSeconds() - before < kIdle * secondsSince(start))
            return;
    }
}

std::vector<std::vector<double>> measureByTurns(const std::vector<Variant>& variants,
                                                const RoundLimits& limits)
{
    std::vector<double> roughly;
    for (const Variant& variant : variants)
        roughly.push_back(roughSeconds(variant));

    std::vector<std::vector<double>> samples(variants.size());
    const double budget = limits.seconds * static_cast<double>(variants.size());
    const Clock::time_point start = Clock::now();
    for (int round = 0; round < limits.fewest || secondsSince(start) < budget; ++round) {
        for (std::size_t i = 0; i < variants.size(); ++i)
            enroll(variants[i], roughly[i]);
        Keeper keeper;
        benchmark::RunSpecifiedBenchmarks(&keeper);
        benchmark::ClearRegisteredBenchmarks();
        for (std::size_t i = 0; i < variants.size(); ++i)
            samples[i].push_back(keeper.milliseconds().at(i));
        // Where the first estimate fell into a bad moment, a turn would be too short for ever.
        for (std::size_t i = 0; i < variants.size(); ++i)
            roughly[i] = std::min(roughly[i], 1e-3 * samples[i].back());
    }
    return samples;
}

} // namespace bench
