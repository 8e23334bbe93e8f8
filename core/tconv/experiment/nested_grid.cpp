// SPDX-License-Identifier: MIT
#include <tconv/experiment/nested_grid.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace tconv {

namespace {

std::size_t at(int level)
{
    return static_cast<std::size_t>(level);
}

Problem mixture(std::string what)
{
    return {ProblemCode::GridSyntax, {}, {}, std::move(what)};
}

} // namespace

NestedGrid::NestedGrid(Index maxCells, std::string name)
    : m_maxCells(maxCells)
    , m_name(std::move(name))
{
}

std::optional<Problem> NestedGrid::open()
{
    if (m_open == kMaxDepth)
        return Problem{ProblemCode::GridTooDeep, {}, {kMaxDepth + 1}};
    if (m_depth > 0 && m_open == m_depth)
        return mixture("a list stands where the lists before have a number");
    if (m_open > 0)
        ++m_counts[at(m_open - 1)];
    m_counts[at(m_open)] = 0;
    ++m_open;
    return std::nullopt;
}

std::optional<Problem> NestedGrid::add()
{
    assert(m_open > 0);
    if (m_depth == 0)
        m_depth = m_open;
    if (m_open != m_depth)
        return mixture("a number stands where the lists before have a list");
    if (m_cells == m_maxCells)
        return Problem{ProblemCode::GridTooLarge, {}, {m_maxCells + 1, m_maxCells}};
    ++m_counts[at(m_open - 1)];
    ++m_cells;
    return std::nullopt;
}

std::optional<Problem> NestedGrid::close()
{
    assert(m_open > 0);
    const int level = m_open - 1;
    const Index count = m_counts[at(level)];
    std::optional<Index>& length = m_lengths[at(level)];
    if (length && *length != count) {
        const bool isPlainRow = m_name.empty() && m_depth == 2;
        return Problem{ProblemCode::GridRagged,
                       {},
                       {m_counts[at(level - 1)], count, *length},
                       isPlainRow ? "" : place(m_open)};
    }
    if (count == 0)
        return Problem{ProblemCode::GridEmpty};
    length = count;
    --m_open;
    return std::nullopt;
}

/// The place of the innermost of `lists` open lists. The outermost list is the whole.
std::string NestedGrid::place(int lists) const
{
    static constexpr std::array kWords{" row ", " plane ", " block "};
    const int depth = std::max(m_depth, m_open);
    std::string text;
    for (int level = 1; level < lists; ++level) {
        text += text.empty() ? "" : ",";
        text += kWords[at(depth - 1 - level)] + std::to_string(m_counts[at(level - 1)]);
    }
    return m_name.empty() && !text.empty() ? text.substr(1) : m_name + text;
}

std::string NestedGrid::nextPlace() const
{
    if (m_open == 0)
        return m_name;
    const std::string list = place(m_open);
    return list + (m_open > 1 ? ", cell " : " cell ") +
           std::to_string(m_counts[at(m_open - 1)] + 1);
}

GridLayout NestedGrid::layout() const
{
    assert(m_open == 0 && m_depth > 0);
    Shape4 shape{1, 1, 1, 1};
    const std::array<Index*, kMaxDepth> sizes{&shape.batch, &shape.channels, &shape.height,
                                              &shape.width};
    for (int level = 0; level < m_depth; ++level)
        *sizes[at(kMaxDepth - m_depth + level)] = *m_lengths[at(level)];
    return {shape, std::max(2, m_depth)};
}

std::string nestedText(const Shape4& shape, int rank, std::size_t indent,
                       const std::function<std::string(Index)>& cell)
{
    const Index planeRows = shape.height;
    const Index sampleRows = shape.channels * planeRows;
    const Index rows = shape.batch * sampleRows;
    // Lists that begin before row r, or end after row r - 1: the row's own and those of whole
    // planes, samples and the tensor that r is a border of.
    const auto bordersAt = [&](Index row) {
        return 1 + (rank > 3 && row % sampleRows == 0) + (rank > 2 && row % planeRows == 0) +
               (row % rows == 0);
    };
    std::string text;
    for (Index row = 0; row < rows; ++row) {
        const auto opening = static_cast<std::size_t>(bordersAt(row));
        if (row > 0)
            text += ",\n" + std::string(indent + static_cast<std::size_t>(rank) - opening, ' ');
        text.append(opening, '[');
        for (Index column = 0; column < shape.width; ++column) {
            text += column > 0 ? ", " : "";
            text += cell(row * shape.width + column);
        }
        text.append(static_cast<std::size_t>(bordersAt(row + 1)), ']');
    }
    return text;
}

} // namespace tconv
