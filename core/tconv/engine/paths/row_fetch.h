// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <algorithm>

namespace tconv {

/// Asks for a row ahead, so that it comes from memory while another one is computed: part by part,
/// since more requests than the processor holds at a time would stop it.
template <typename T>
class RowFetch {
public:
    RowFetch() = default; ///< of nothing
    /// \pre parts > 0
    RowFetch(const T* row, Index values, Index parts)
        : m_next(row)
        , m_end(row + values)
        , m_step((values / parts / kLine + 1) * kLine)
    {
    }

    void fetchPart()
    {
        const Index values = std::min(m_step, static_cast<Index>(m_end - m_next));
        for (Index j = 0; j < values; j += kLine)
            __builtin_prefetch(m_next + j, 0, 2);
        m_next += values;
    }

private:
    static constexpr Index kLine = 64 / sizeof(T);

    const T* m_next = nullptr;
    const T* m_end = nullptr;
    Index m_step = 0;
};

} // namespace tconv
