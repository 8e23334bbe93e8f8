// SPDX-License-Identifier: MIT
#include <tconv/engine/threads/thread_placement.h>

#ifdef __linux__
#include <cstring>
#include <pthread.h>
#include <sched.h>
#endif

namespace tconv {

#ifdef __linux__

void ThreadPlacement::keepAway(std::vector<std::thread>& workers)
{
    cpu_set_t allowed;
    const int own = sched_getcpu();
    static_assert(sizeof allowed <= sizeof m_allowed);
    m_isKept = false;
    if (own < 0 || sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return; // more processors than the set can name
    cpu_set_t others = allowed;
    CPU_CLR(static_cast<unsigned>(own), &others);
    if (CPU_COUNT(&others) == 0)
        return;
    m_isKept = true;
    std::memcpy(m_allowed.data(), &allowed, sizeof allowed);
    for (std::thread& worker : workers)
        pthread_setaffinity_np(worker.native_handle(), sizeof others, &others);
}

void ThreadPlacement::release() const
{
    if (!m_isKept)
        return;
    cpu_set_t allowed;
    std::memcpy(&allowed, m_allowed.data(), sizeof allowed);
    sched_setaffinity(0, sizeof allowed, &allowed);
}

#else

void ThreadPlacement::keepAway(std::vector<std::thread>& /*workers*/)
{
}
void ThreadPlacement::release() const
{
}

#endif

} // namespace tconv
