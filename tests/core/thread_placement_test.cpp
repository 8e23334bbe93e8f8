// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include <tconv/engine/threads/thread_placement.h>

#ifdef __linux__

#include <future>
#include <pthread.h>
#include <sched.h>

namespace {

cpu_set_t processorsOf(std::thread& thread)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    REQUIRE(pthread_getaffinity_np(thread.native_handle(), sizeof set, &set) == 0);
    return set;
}

cpu_set_t ownProcessors()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    REQUIRE(sched_getaffinity(0, sizeof set, &set) == 0);
    return set;
}

void stayOn(const cpu_set_t& set)
{
    REQUIRE(sched_setaffinity(0, sizeof set, &set) == 0);
}

bool areEqual(const cpu_set_t& a, const cpu_set_t& b)
{
    return CPU_EQUAL(&a, &b) != 0;
}

/// A worker that waits, and is released when it is told to.
struct Worker {
    tconv::ThreadPlacement placement;
    std::promise<void> wake;
    std::promise<void> isReleased;
    std::promise<void> end;
    std::vector<std::thread> threads;

    Worker()
    {
        threads.emplace_back([this] {
            wake.get_future().wait();
            placement.release();
            isReleased.set_value();
            end.get_future().wait();
        });
    }
    cpu_set_t processors() { return processorsOf(threads.front()); }
    void release()
    {
        wake.set_value();
        isReleased.get_future().wait();
    }
    ~Worker()
    {
        end.set_value();
        threads.front().join();
    }
};

} // namespace

TEST_CASE("A worker is kept away from its caller's processor until it is released",
          "[thread_placement]")
{
    const cpu_set_t all = ownProcessors();
    Worker worker;
    worker.placement.keepAway(worker.threads);
    const cpu_set_t confined = worker.processors();
    if (CPU_COUNT(&all) > 1) { // the caller may have moved since: it is one of them
        CHECK(CPU_COUNT(&confined) == CPU_COUNT(&all) - 1);
        cpu_set_t both;
        CPU_AND(&both, &confined, &all);
        CHECK(areEqual(both, confined));
    } else {
        CHECK(areEqual(confined, all));
    }
    worker.release();
    CHECK(areEqual(worker.processors(), all));
}

TEST_CASE("A worker stays where it is if there is no other processor", "[thread_placement]")
{
    const cpu_set_t all = ownProcessors();
    Worker worker;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(static_cast<unsigned>(sched_getcpu()), &one);
    stayOn(one);
    worker.placement.keepAway(worker.threads);
    stayOn(all);
    CHECK(areEqual(worker.processors(), all));
    worker.release();
    CHECK(areEqual(worker.processors(), all));
}

#endif
