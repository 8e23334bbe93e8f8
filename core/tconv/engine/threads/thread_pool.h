// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/engine/threads/thread_placement.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace tconv {

/// Workers that share the chunks of one job with the thread that brings it. The caller takes part
/// and never waits for a worker that was not scheduled: it takes chunks until none is left, then
/// waits only for those workers that are inside one. (A barrier that waits for all workers stalls
/// for whole scheduler slices as soon as another process runs.) A worker without work looks out
/// for the next job for some microseconds before it sleeps: waking it takes longer than many
/// layers.
class ThreadPool {
public:
    ThreadPool() = default;
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;
    ~ThreadPool();

    /// Starts workers until `threads` can work, the caller among them. Where the system refuses a
    /// thread there are fewer: jobs then take longer, and nothing else changes.
    void prepare(int threads);

    /// Calls work(chunk, slot) once for each chunk in [0, chunks), on at most `threads` threads;
    /// returns when all are done. `slot` is in [0, threads) and no two calls at one time share it,
    /// so it can index scratch memory; slot 0 is the caller. While another job is under way (this
    /// call comes from one of its chunks or from another thread), the caller does all chunks.
    /// \pre work does not throw
    template <typename Work>
    void forEach(Index chunks, int threads, Work&& work)
    {
        using Plain = std::remove_reference_t<Work>;
        const auto call = [](void* context, Index chunk, int slot) {
            (*static_cast<Plain*>(context))(chunk, slot);
        };
        runJob({chunks, threads, call, const_cast<void*>(static_cast<const void*>(&work))});
    }

private:
    struct Job {
        Index chunks = 0;
        int threads = 1;
        void (*call)(void* context, Index chunk, int slot) = nullptr;
        void* context = nullptr;
    };

    void runJob(const Job& job);
    bool publish(const Job& job);
    void withdraw();
    void takeChunks(const Job& job, int slot);
    void serve();

    std::mutex m_mutex;
    std::condition_variable m_wake; ///< there are news
    std::condition_variable m_left; ///< the last worker left the job
    std::vector<std::thread> m_workers;
    // Guarded by m_mutex:
    Job m_job;
    bool m_isPublished = false;
    bool m_isBusy = false; ///< from publish() until the last worker has left
    bool m_isEnding = false;
    int m_nextSlot = 0; ///< each worker that enters the job takes the next one
    int m_asleep = 0;
    ThreadPlacement m_placement;
    unsigned m_placements = 0; ///< counts its changes
    // Written under m_mutex, and watched without it:
    std::atomic<int> m_inside{0};
    std::atomic<unsigned> m_news{0}; ///< counts the jobs, and the end

    std::atomic<Index> m_nextChunk{0};
};

/// The pool of the process. Its workers are joined when the process ends.
ThreadPool& sharedThreadPool();

} // namespace tconv
