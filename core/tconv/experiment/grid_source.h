// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/grid_cells.h>

#include <string>
#include <string_view>

namespace tconv {

/// A stretch of a text, by offsets.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The text of a grid with its places: what the readers of lists and of tables share.
class GridSource {
public:
    /// Line ends become "\n", no-break spaces spaces, and a byte order mark is dropped.
    explicit GridSource(std::string_view text);

    const std::string& text() const { return m_text; }
    std::size_t size() const { return m_text.size(); }
    bool isAt(std::size_t position, std::string_view what) const;
    /// The first position that holds none of `characters`, at most `end`.
    std::size_t skip(std::string_view characters, std::size_t begin, std::size_t end) const;

    /// Where a cell ends that begins here: behind its closing quote, else before one of
    /// `delimiters`; but `blanks` around a fraction bar belong to the cell.
    std::size_t cellEnd(TextRange rest, std::string_view delimiters, std::string_view blanks) const;

    /// Gives a cell, quoted or not, to `cells`.
    std::optional<Problem> read(TextRange cell, bool decimalComma, GridCells& cells) const;

    /// A problem of the syntax at a place.
    Problem syntax(std::size_t position, std::string what) const;
    /// The problem, with the place if it is one of the syntax.
    Problem placed(Problem problem, std::size_t position) const;

private:
    std::size_t wordEnd(std::size_t begin, std::size_t end, std::string_view delimiters) const;

    std::string m_text;
};

} // namespace tconv
