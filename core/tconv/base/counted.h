// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <string>
#include <string_view>

namespace tconv {

/// "1 cell", "2 cells": an English noun that takes an s.
inline std::string counted(Index count, std::string_view noun)
{
    std::string text = std::to_string(count);
    text += ' ';
    text += noun;
    return count == 1 ? text : text + 's';
}

} // namespace tconv
