// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace tconv {

/// The bytes that everybody may still take where an open file is; nothing where that is not told.
std::optional<std::uint64_t> freeBytes(int file);

/// Takes the space of an open file without changing its bytes; it grows to this size. Where the
/// file system cannot, nothing happens. Answers errno or 0.
int takeSpace(int file, std::size_t bytes);

} // namespace tconv
