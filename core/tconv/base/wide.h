// SPDX-License-Identifier: MIT
#pragma once

#ifndef __SIZEOF_INT128__
#error "tconv needs 128-bit integers, which GCC and Clang have for 64-bit processors only."
#endif

namespace tconv {

/// Twice as wide as an Index: holds any product of two of them.
__extension__ using Wide = __int128;

} // namespace tconv
