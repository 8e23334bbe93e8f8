// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/base/shape4.h>

#include <optional>
#include <string_view>

namespace tconv {

/// A size alone, without the cells; missing leading sizes are 1.
struct SizeClaim {
    Shape4 shape;
    int rank = 2;
};

/// Reads the sizes of parseAnswer():
///
///   claim = word [":" | "="] sizes | "torch.Size" sizes
///   word  = ["output"] ("shape" | "size")                                  in small or big letters
///   sizes = integers, 2 to 4, "x", "×", "*", "," or blanks between, perhaps inside of brackets
///
/// Nothing where the text is something else, e.g. a grid with the name `shape`.
/// Problems: grid_syntax, grid_too_large.
std::optional<Result<SizeClaim>> parseSizeClaim(std::string_view text, Index maxCells);

} // namespace tconv
