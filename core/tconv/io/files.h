// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/problem.h>
#include <tconv/base/result.h>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tconv {

/// The bytes of a file, or of a pipe or device until its end.
/// Problems: file_not_found, file_unreadable, file_too_large (a pipe's size is how far it was
/// read).
Result<std::string> readFile(const std::filesystem::path& path, std::size_t maxBytes);

/// Writes a file so that at every moment either all old or all new bytes are there: into a new file
/// in the same folder, which then takes the old one's place and permissions. A symbolic link stays
/// one; its target is replaced. A pipe or device is written to directly. Answers file_not_written
/// with the reason, or nothing when the bytes are on the disk.
std::optional<Problem> writeFileSafely(const std::filesystem::path& path, std::string_view bytes);

/// Takes the next bytes of a file; false when they could not be written.
using ByteSink = std::function<bool(std::string_view bytes)>;

/// The same for bytes that are made piece by piece. `make` gives them to the sink and answers
/// whether that is all; where it gives up, the old file stays, and the reason is that it was
/// cancelled.
std::optional<Problem> writeFileSafely(const std::filesystem::path& path,
                                       const std::function<bool(const ByteSink&)>& make);

} // namespace tconv
