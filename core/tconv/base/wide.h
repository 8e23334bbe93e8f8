// SPDX-License-Identifier: MIT
#pragma once

namespace tconv {

/// Twice as wide as an Index: holds any product of two of them.
__extension__ using Wide = __int128;

} // namespace tconv
