// SPDX-License-Identifier: MIT
#include <tconv/engine/threads/thread_pool.h>

#include <algorithm>
#include <chrono>
#include <system_error>

namespace tconv {

namespace {

/// Longer than a wake-up takes, shorter than anybody notices.
constexpr std::chrono::microseconds kPatience(100);

void pauseShortly()
{
#ifdef __x86_64__
    __builtin_ia32_pause();
#else
    std::this_thread::yield();
#endif
}

/// Until it has happened or patience ends.
template <typename HasHappened>
void watch(HasHappened hasHappened)
{
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!hasHappened() && std::chrono::steady_clock::now() < end)
        pauseShortly();
}

} // namespace

ThreadPool::~ThreadPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        ++m_news;
    }
    m_wake.notify_all();
    for (std::thread& worker : m_workers)
        worker.join();
}

void ThreadPool::prepare(int threads)
{
    const std::lock_guard lock(m_mutex);
    try {
        while (static_cast<int>(m_workers.size()) < threads - 1)
            m_workers.emplace_back([this] { serve(); });
    } catch (const std::system_error&) {
        // Fewer threads than asked for; the caller does what they would have done.
    }
}

void ThreadPool::runJob(const Job& job)
{
    const bool isShared = job.threads > 1 && job.chunks > 1 && publish(job);
    if (!isShared) {
        for (Index chunk = 0; chunk < job.chunks; ++chunk)
            job.call(job.context, chunk, 0);
        return;
    }
    takeChunks(job, 0);
    withdraw();
}

/// False while the pool is busy with another job, or has no worker to share this one with.
bool ThreadPool::publish(const Job& job)
{
    const Index helpers = std::min<Index>(job.threads, job.chunks) - 1;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isBusy || m_workers.empty())
            return false;
        m_job = job;
        m_isPublished = true;
        m_isBusy = true;
        m_nextSlot = 1;
        if (m_asleep > 0) {
            m_placement.keepAway(m_workers);
            ++m_placements;
        }
        m_nextChunk.store(0, std::memory_order_relaxed);
        ++m_news;
    }
    if (helpers == 1)
        m_wake.notify_one();
    else
        m_wake.notify_all();
    return true;
}

/// All chunks are taken: no worker may enter any more, and those inside finish theirs.
void ThreadPool::withdraw()
{
    std::unique_lock lock(m_mutex);
    m_isPublished = false;
    lock.unlock();
    watch([this] { return m_inside == 0; });
    lock.lock();
    m_left.wait(lock, [this] { return m_inside == 0; });
    m_isBusy = false;
}

void ThreadPool::takeChunks(const Job& job, int slot)
{
    for (;;) {
        const Index chunk = m_nextChunk.fetch_add(1, std::memory_order_relaxed);
        if (chunk >= job.chunks)
            return;
        job.call(job.context, chunk, slot);
    }
}

void ThreadPool::serve()
{
    std::unique_lock lock(m_mutex);
    const auto hasWork = [this] { return m_isPublished && m_nextSlot < m_job.threads; };
    unsigned placements = 0; // that this worker knows
    for (;;) {
        ++m_asleep;
        m_wake.wait(lock, [&] { return m_isEnding || hasWork(); });
        --m_asleep;
        if (m_isEnding)
            return;
        if (placements != m_placements) {
            placements = m_placements;
            m_placement.release();
        }
        const Job job = m_job;
        const int slot = m_nextSlot++;
        ++m_inside;
        lock.unlock();
        takeChunks(job, slot);
        lock.lock();
        // A worker comes back only when no chunk is left; nobody else need enter.
        m_isPublished = false;
        if (--m_inside == 0)
            m_left.notify_one();
        const unsigned seen = m_news;
        lock.unlock();
        watch([&] { return m_news != seen; });
        lock.lock();
    }
}

ThreadPool& sharedThreadPool()
{
    static ThreadPool pool;
    return pool;
}

} // namespace tconv
