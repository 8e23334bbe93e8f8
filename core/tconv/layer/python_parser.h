// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/layer/python_value.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace tconv {

/// How deep brackets may be nested in a call's arguments.
inline constexpr std::size_t kMaxCallNesting = 32;

/// The arguments of a call, read from behind its opening '(' up to the ')' that closes it; what
/// follows is not looked at. Names stay names: they are for the reader of the arguments to refuse.
/// Problems: unbalanced_parenthesis, fullwidth_punctuation, call_syntax (with the column in the
/// line), number_syntax, number_too_long.
Result<std::vector<CallArgument>> parseCallArguments(std::string_view text, std::size_t position);

} // namespace tconv
