// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/grid_cells.h>
#include <tconv/experiment/grid_source.h>

namespace tconv {

/// Reads a `table` of the grammar in grid_text.h. \pre the text has more than white space
Result<GridLayout> readGridTable(const GridSource& source, GridCells& cells, Index maxCells);

} // namespace tconv
