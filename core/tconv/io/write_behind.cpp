// SPDX-License-Identifier: MIT
#include <tconv/io/write_behind.h>

#include <fcntl.h>

namespace tconv {

void WriteBehind::written([[maybe_unused]] int file, [[maybe_unused]] std::uint64_t bytes)
{
#ifdef SYNC_FILE_RANGE_WRITE
    const auto sync = [file](std::uint64_t from, std::uint64_t to, unsigned how) {
        ::sync_file_range(file, static_cast<off_t>(from), static_cast<off_t>(to - from), how);
    };
    if (bytes - m_started < kPiece)
        return;
    sync(m_started, bytes, SYNC_FILE_RANGE_WRITE);
    if (m_started > m_done)
        sync(m_done, m_started,
             SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
    m_done = m_started;
    m_started = bytes;
#endif
}

} // namespace tconv
