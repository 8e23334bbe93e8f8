// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

namespace tconv {

/// Planes of values that become pixels: the channels of each position side by side.
template <typename T>
struct Planes {
    const T* first = nullptr; ///< of channel 0 at position 0
    Index plane = 0;          ///< values from a channel to the next
    Index step = 1;           ///< values from a position to the next
    Index channels = 0;
    Index positions = 0;
};

/// target[j * pixel + c] = from.first[c * from.plane + j * from.step].
template <typename T>
void transpose(const Planes<T>& from, T* target, Index pixel);

extern template void transpose(const Planes<float>&, float*, Index);
extern template void transpose(const Planes<double>&, double*, Index);

} // namespace tconv
