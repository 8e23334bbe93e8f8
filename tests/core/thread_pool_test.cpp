// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/threads/thread_pool.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>
#include <vector>

using tconv::Index;
using tconv::ThreadPool;

namespace {

/// How often each chunk was done.
std::vector<int> counts(ThreadPool& pool, Index chunks, int threads)
{
    std::vector<std::atomic<int>> done(static_cast<std::size_t>(chunks));
    pool.forEach(chunks, threads, [&](Index chunk, int) {
        done[static_cast<std::size_t>(chunk)].fetch_add(1, std::memory_order_relaxed);
    });
    return {done.begin(), done.end()};
}

} // namespace

TEST_CASE("Every chunk is done once with any number of threads", "[thread_pool]")
{
    ThreadPool pool;
    pool.prepare(4);
    for (const int threads : {1, 2, 3, 4, 9})
        for (const Index chunks : {0, 1, 2, 3, 1000}) {
            CAPTURE(threads, chunks);
            CHECK(counts(pool, chunks, threads) ==
                  std::vector<int>(static_cast<std::size_t>(chunks), 1));
        }
}

TEST_CASE("Many short jobs behind each other all finish", "[thread_pool]")
{
    ThreadPool pool;
    pool.prepare(3);
    std::atomic<Index> sum{0};
    for (int job = 0; job < 5000; ++job)
        pool.forEach(3, 3, [&](Index chunk, int) { sum += chunk; });
    CHECK(sum == 5000 * 3);
}

TEST_CASE("No two chunks at one time have the same slot and slot 0 is the caller", "[thread_pool]")
{
    ThreadPool pool;
    pool.prepare(4);
    std::mutex mutex;
    std::set<int> inUse;
    bool isUnique = true;
    bool isInRange = true;
    bool isCaller = true;
    const std::thread::id caller = std::this_thread::get_id();
    pool.forEach(200, 3, [&](Index, int slot) {
        {
            const std::lock_guard lock(mutex);
            isUnique = inUse.insert(slot).second && isUnique;
            isInRange = slot >= 0 && slot < 3 && isInRange;
            isCaller = (slot == 0) == (std::this_thread::get_id() == caller) && isCaller;
        }
        std::this_thread::sleep_for(std::chrono::microseconds(20));
        const std::lock_guard lock(mutex);
        inUse.erase(slot);
    });
    CHECK(isUnique);
    CHECK(isInRange);
    CHECK(isCaller);
}

TEST_CASE("A worker takes chunks while the caller is held up in one", "[thread_pool]")
{
    ThreadPool pool;
    pool.prepare(2);
    const std::thread::id caller = std::this_thread::get_id();
    for (int job = 0; job < 2; ++job) {
        std::atomic<int> others{0};
        std::atomic<bool> isLate{false};
        pool.forEach(50, 2, [&](Index, int) {
            if (std::this_thread::get_id() != caller) {
                ++others;
                return;
            }
            const auto start = std::chrono::steady_clock::now();
            while (others == 0 && !isLate)
                isLate = std::chrono::steady_clock::now() - start > std::chrono::seconds(30);
        });
        CHECK(others > 0);
        CHECK_FALSE(isLate);
        std::this_thread::sleep_for(std::chrono::milliseconds(5)); // the worker sleeps by then
    }
}

TEST_CASE("A job from inside a job and one from another thread are done by their callers",
          "[thread_pool]")
{
    ThreadPool pool;
    pool.prepare(3);
    std::atomic<int> inner{0};
    std::atomic<bool> isInnerAlone = true;
    const auto bringJob = [&] {
        const std::thread::id caller = std::this_thread::get_id();
        pool.forEach(10, 3, [&, caller](Index, int slot) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1)); // others had time to come
            if (slot != 0 || std::this_thread::get_id() != caller)
                isInnerAlone = false;
            ++inner;
        });
    };
    pool.forEach(2, 3, [&](Index chunk, int) {
        if (chunk != 0)
            return;
        bringJob();
        std::thread other(bringJob);
        other.join();
    });
    CHECK(inner == 20);
    CHECK(isInnerAlone);
}

TEST_CASE("A pool without workers and one that is used at once after others still compute",
          "[thread_pool]")
{
    ThreadPool alone;
    CHECK(counts(alone, 5, 4) == std::vector<int>(5, 1));
    for (int round = 0; round < 50; ++round) {
        ThreadPool brief; // the destructor joins workers that never had work
        brief.prepare(2);
        CHECK(counts(brief, 2, 2) == std::vector<int>(2, 1));
    }
}
