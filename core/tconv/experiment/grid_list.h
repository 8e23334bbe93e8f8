// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/grid_source.h>
#include <tconv/experiment/nested_grid.h>

namespace tconv {

/// Reads a `call` or a `list` of the grammar in grid_text.h. \pre the text has a '['
Result<GridText> readGridList(const GridSource& source, Index maxCells);

} // namespace tconv
