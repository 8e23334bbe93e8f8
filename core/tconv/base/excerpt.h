// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tconv {

/// The number of bytes of the UTF-8 character at the front: 1 to 4, or 0 where the bytes are none.
std::size_t utf8Length(std::string_view text);

/// Text of unknown origin as a message may quote it: valid UTF-8 on one line, control characters
/// and broken bytes written as '?', at most `most` characters with "…" behind where it was cut.
std::string excerpt(std::string_view text, std::size_t most = 60);

} // namespace tconv
