// SPDX-License-Identifier: MIT
// Values for tests of kernels: every sum of a few products is exact in float.
#pragma once

#include <tconv/base/geometry.h>

#include <cstddef>
#include <vector>

namespace support {

/// Small integers of both signs.
template <typename T>
std::vector<T> integers(tconv::Index count, tconv::Index seed)
{
    std::vector<T> values(static_cast<std::size_t>(count));
    for (T& value : values) {
        seed = (seed * 37 + 11) % 101;
        value = static_cast<T>(seed % 19 - 9);
    }
    return values;
}

} // namespace support
