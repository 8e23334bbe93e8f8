// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

namespace tconv {

/// target[2 j] = even[j] + bias and target[2 j + 1] = odd[j] + bias for j < count: the two column
/// phases of a row of stride 2, stored side by side so that each line of memory is written once.
template <typename T>
void interleavePair(const T* even, const T* odd, T bias, Index count, T* target);

/// target[j] = from[2 j] for j < count; reads nothing behind from[2 (count - 1)].
template <typename T>
void everySecond(const T* from, Index count, T* target);

extern template void everySecond(const float*, Index, float*);
extern template void everySecond(const double*, Index, double*);
extern template void interleavePair(const float*, const float*, float, Index, float*);
extern template void interleavePair(const double*, const double*, double, Index, double*);

} // namespace tconv
