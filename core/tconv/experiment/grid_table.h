// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/grid_source.h>
#include <tconv/experiment/nested_grid.h>

namespace tconv {

/// Reads a `table` of the grammar in grid_text.h. \pre the text has more than white space
Result<GridText> readGridTable(const GridSource& source, Index maxCells);

} // namespace tconv
