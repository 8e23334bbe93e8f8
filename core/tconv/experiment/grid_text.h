// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/base/number_text.h>
#include <tconv/base/tensor4.h>
#include <tconv/experiment/grid_cells.h>

#include <functional>
#include <string>
#include <string_view>

namespace tconv {

/// Numbers as a text nests them, see GridLayout.
struct GridText {
    Tensor4<Rational> values;
    int rank = 2;
};

/// Reads numbers as people have them in a program, a terminal or a spreadsheet:
///
///   text   = [ "Parameter containing:" ] [ name "=" ] ( call | list ) | table
///   call   = ( tensor | array | … ) "(" ( call | list ) { "," argument } ")"     argument: skipped
///   list   = "[" element { [","] element } [","] "]"         nested up to 4 deep, all alike
///   table  = rows on lines, blank lines and empty last rows skipped; the cells of all rows are
///            separated by the first of these that occurs in the text: tab, ";", ",", white space
///   cell   = number | '"' number '"' | "'" number "'"        number: see parseExact()
///
/// So it reads Python and JSON lists, what NumPy and PyTorch print, TSV and CSV. Where the comma is
/// not the separator and no "." occurs, a comma in a table's cell is a decimal comma. A byte order
/// mark, CRLF, no-break spaces and the minus sign U+2212 are understood.
///
/// Problems: grid_empty, grid_ragged, grid_too_deep, grid_too_large, and grid_syntax with the line
/// and the column (in characters, both from 1) for everything else, nan, inf and the "..." of an
/// abridged print among it.
Result<GridText> parseGrid(std::string_view text, Index maxCells = Index(1) << 20);

/// The same grammar, but what a cell is is the caller's own: they are given to `cells`.
Result<GridLayout> parseGridCells(std::string_view text, GridCells& cells, Index maxCells);

enum class GridFormat {
    Tsv,    ///< for spreadsheets: tabs between cells, one line a row
    Csv,    ///< commas between cells
    Python, ///< [[1, 0.5], ⏎ [1/3, 2]]
    Tensor, ///< torch.tensor([[1., 0.5], ⏎ [1/3, 2.]]): always floating point, as a layer needs
};

/// A number as a cell of the format, exactly: what the style would round stands as a fraction.
std::string gridCell(const Rational& value, GridFormat format,
                     NumberStyle style = NumberStyle::Automatic);

/// A rectangle whose cells the caller writes, e.g. with gridCell(). \pre size is not empty
std::string gridText(Size2 size, const std::function<std::string(Cell)>& cell, GridFormat format);

/// A whole tensor; `rank` says how many of its sizes, the last ones, show as lists.
/// \pre rank is 2, 3 or 4, the sizes left out are 1, no size is 0; Tsv and Csv hold one plane
std::string gridText(const Tensor4<Rational>& values, int rank, GridFormat format,
                     NumberStyle style = NumberStyle::Automatic);

} // namespace tconv
