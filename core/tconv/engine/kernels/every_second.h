// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

namespace tconv {

/// target[j] = from[2 j] for j < count; reads nothing behind from[2 (count - 1)].
template <typename T>
void everySecond(const T* from, Index count, T* target);

extern template void everySecond(const float*, Index, float*);
extern template void everySecond(const double*, Index, double*);

} // namespace tconv
