// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/grid_cells.h>
#include <tconv/experiment/grid_source.h>

namespace tconv {

/// Reads a `call` or a `list` of the grammar in grid_text.h. \pre the text has a '['
Result<GridLayout> readGridList(const GridSource& source, GridCells& cells, Index maxCells);

} // namespace tconv
