// SPDX-License-Identifier: MIT
#include <tconv/experiment/grid_table.h>

#include <algorithm>
#include <optional>

namespace tconv {

namespace {

constexpr std::string_view kSeparators = "\t;, "; // the first one that occurs separates

/// Which characters occur outside of quotes.
char separatorOf(std::string_view text)
{
    bool seen[kSeparators.size()] = {};
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::size_t which = kSeparators.find(text[at]);
        if (which != std::string_view::npos)
            seen[which] = true;
        if (text[at] == '"')
            at = std::min(text.find('"', at + 1), text.size() - 1);
    }
    const auto* first = std::ranges::find(seen, true);
    return first == std::end(seen) ? ' ' : kSeparators[static_cast<std::size_t>(first - seen)];
}

class TableReader {
public:
    TableReader(const GridSource& source, GridCells& cells, Index maxCells)
        : m_source(source)
        , m_cells(cells)
        , m_grid(maxCells)
        , m_separator(separatorOf(source.text()))
        , m_blanks(m_separator == '\t' ? " " : " \t")
        , m_decimalComma(source.text().find('.') == std::string::npos)
    {
    }

    Result<GridLayout> read();

private:
    std::size_t lastRowEnd() const;
    std::optional<Problem> readRow(TextRange row);
    std::optional<Problem> readCells(TextRange row);
    std::optional<Problem> readCell(TextRange row);

    const GridSource& m_source;
    GridCells& m_cells;
    NestedGrid m_grid;
    char m_separator;
    std::string_view m_blanks;
    bool m_decimalComma;
    std::size_t m_at = 0;
};

/// A spreadsheet may select rows that are empty: separators alone. Where cells may be open, such
/// rows are cells.
std::size_t TableReader::lastRowEnd() const
{
    if (m_cells.mayBeOpen())
        return m_source.size();
    const std::size_t last = m_source.text().find_last_not_of(" \t\n;,\"");
    return last == std::string::npos ? m_source.size()
                                     : std::min(m_source.text().find('\n', last), m_source.size());
}

Result<GridLayout> TableReader::read()
{
    const std::size_t end = lastRowEnd();
    m_grid.open(); // the first of four lists: never a problem
    for (std::size_t begin = 0; begin < end;) {
        const std::size_t lineEnd = std::min(m_source.text().find('\n', begin), end);
        if (std::optional<Problem> problem = readRow({begin, lineEnd}))
            return *std::move(problem);
        begin = lineEnd + 1;
    }
    if (std::optional<Problem> problem = m_grid.close())
        return *std::move(problem);
    return m_grid.layout();
}

std::optional<Problem> TableReader::readRow(TextRange row)
{
    // Blanks at the end mean nothing, also an empty last column of a spreadsheet, unless it may be
    // an open cell.
    const bool keepsTabs = m_separator == '\t' && m_cells.mayBeOpen();
    while (row.end > row.begin &&
           (m_source.isAt(row.end - 1, " ") || (!keepsTabs && m_source.isAt(row.end - 1, "\t"))))
        --row.end;
    if (row.begin == row.end)
        return std::nullopt;
    std::optional<Problem> problem = m_grid.open();
    if (!problem)
        problem = readCells(row);
    return problem ? problem : m_grid.close();
}

std::optional<Problem> TableReader::readCells(TextRange row)
{
    m_at = row.begin;
    while (true) {
        if (std::optional<Problem> problem = readCell(row))
            return problem;
        m_at = m_source.skip(m_blanks, m_at, row.end);
        if (m_at == row.end)
            return std::nullopt;
        if (m_separator == ' ')
            continue;
        if (m_source.text()[m_at] != m_separator) // behind a quote
            return m_source.syntax(m_at, "a separator is expected here");
        ++m_at;
    }
}

std::optional<Problem> TableReader::readCell(TextRange row)
{
    m_at = m_source.skip(m_blanks, m_at, row.end);
    const std::size_t begin = m_at;
    if (begin < row.end) {
        const char delimiters[] = {m_separator, '\t', '\0'};
        m_at = m_source.cellEnd({begin, row.end}, delimiters, m_blanks);
    }
    const bool isQuoted = m_source.isAt(begin, "\"") || m_source.isAt(begin, "'");
    const bool decimalComma = m_decimalComma && (m_separator != ',' || isQuoted);
    std::optional<Problem> problem = m_source.read({begin, m_at}, decimalComma, m_cells);
    return problem ? problem : m_grid.add();
}

} // namespace

Result<GridLayout> readGridTable(const GridSource& source, GridCells& cells, Index maxCells)
{
    return TableReader(source, cells, maxCells).read();
}

} // namespace tconv
