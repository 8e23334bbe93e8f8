// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/checked.h>
#include <tconv/base/geometry.h>

#include <optional>

namespace tconv {

/// The shape of a tensor: N, C, H, W. For a weight: C_in, C_out/groups, kH, kW.
struct Shape4 {
    Index batch = 0;
    Index channels = 0;
    Index height = 0;
    Index width = 0;

    constexpr Size2 plane() const { return {height, width}; }
    /// Number of values; nothing when 64 bits do not hold it.
    std::optional<Index> elements() const
    {
        return checkedProduct({batch, channels, height, width});
    }
    friend constexpr bool operator==(const Shape4&, const Shape4&) = default;
};

} // namespace tconv
