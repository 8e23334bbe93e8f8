// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/kernels/every_second.h>

#include <algorithm>

namespace tconv {

/// target[j] = row[(first + j) * stride] for j < count, and 0 where first + j is not in
/// [0, length): one row of a window, of every stride-th value.
template <typename T>
void fillWindowRow(const T* row, Index length, Index stride, Index first, Index count, T* target)
{
    const Index begin = std::clamp<Index>(-first, 0, count);
    const Index end = std::clamp<Index>(length - first, begin, count);
    std::fill(target, target + begin, T(0));
    if (stride == 1)
        std::copy(row + first + begin, row + first + end, target + begin);
    else if (stride == 2)
        everySecond(row + (first + begin) * 2, end - begin, target + begin);
    else
        for (Index j = begin; j < end; ++j)
            target[j] = row[(first + j) * stride];
    std::fill(target + end, target + count, T(0));
}

} // namespace tconv
