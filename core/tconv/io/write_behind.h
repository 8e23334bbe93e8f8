// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace tconv {

/// Has the bytes of a new file brought to the disk while more of them are written. Without it they
/// gather in memory, and the fsync() at the end takes seconds in which no signal gets through and
/// the progress stands still.
class WriteBehind {
public:
    /// What is brought to the disk at a time.
    static constexpr std::uint64_t kPiece = std::uint64_t(4) << 20;

    /// To be called after every write to the file with the number of its bytes so far. Returns when
    /// at most two pieces are not on the disk. Problems are those of the fsync().
    void written(int file, std::uint64_t bytes);

private:
    std::uint64_t m_started = 0; ///< the bytes before are on the disk or on their way
    std::uint64_t m_done = 0;    ///< the bytes before are on the disk
};

} // namespace tconv
