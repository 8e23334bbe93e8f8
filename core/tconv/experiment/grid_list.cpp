// SPDX-License-Identifier: MIT
#include <tconv/experiment/grid_list.h>

#include <algorithm>
#include <array>

namespace tconv {

namespace {

constexpr std::string_view kBlanks = " \t\n";
constexpr std::string_view kCellEnd = " \t\n,[]";
constexpr std::string_view kNameCharacters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.";

/// Calls whose first argument is the grid itself, without the module in front. Others, such as
/// zeros([2, 3]), have lists that mean something else.
constexpr std::array<std::string_view, 12> kGridCalls{
    "tensor",     "Tensor",   "FloatTensor", "DoubleTensor", "LongTensor", "as_tensor",
    "from_numpy", "constant", "array",       "asarray",      "matrix",     "Parameter",
};

class ListReader {
public:
    ListReader(const GridSource& source, GridCells& cells, Index maxCells)
        : m_source(source)
        , m_cells(cells)
        , m_grid(maxCells)
    {
    }

    Result<GridLayout> read()
    {
        std::optional<Problem> problem = readBeginning();
        if (!problem)
            problem = readList();
        if (!problem)
            problem = readEnd();
        if (problem)
            return *std::move(problem);
        return m_grid.layout();
    }

private:
    enum class Last { Nothing, Element, Comma };

    bool atEnd() const { return m_at == m_source.size(); }
    char current() const { return m_source.text()[m_at]; }
    void skipBlanks() { m_at = m_source.skip(kBlanks, m_at, m_source.size()); }
    bool take(std::string_view what);
    std::string_view takeName();

    std::optional<Problem> readBeginning();
    std::optional<Problem> readList();
    std::optional<Problem> readElement();
    std::optional<Problem> readNumber();
    std::optional<Problem> readEnd();
    std::optional<Problem> skipArguments();

    const GridSource& m_source;
    GridCells& m_cells;
    NestedGrid m_grid;
    std::size_t m_at = 0;
    std::size_t m_calls = 0; ///< parentheses that are open
    Last m_last = Last::Nothing;
};

/// Skips blanks, then `what` if it stands there.
bool ListReader::take(std::string_view what)
{
    skipBlanks();
    const bool found = m_source.isAt(m_at, what);
    m_at += found ? what.size() : 0;
    return found;
}

std::string_view ListReader::takeName()
{
    skipBlanks();
    const std::size_t begin = m_at;
    m_at = m_source.skip(kNameCharacters, m_at, m_source.size());
    return std::string_view(m_source.text()).substr(begin, m_at - begin);
}

/// Everything up to the first bracket: "Parameter containing:", "x =", "torch.tensor(".
std::optional<Problem> ListReader::readBeginning()
{
    take("Parameter containing:");
    std::string_view name = takeName();
    if (!name.empty() && take("="))
        name = takeName();
    while (!name.empty()) {
        const std::size_t begin = m_at - name.size();
        const std::string_view function = name.substr(name.rfind('.') + 1);
        if (!take("(") || std::ranges::find(kGridCalls, function) == kGridCalls.end())
            return m_source.syntax(begin, "a grid such as [[1, 2], [3, 4]] or tensor(...) is "
                                          "expected here");
        ++m_calls;
        name = takeName();
    }
    skipBlanks();
    if (!m_source.isAt(m_at, "["))
        return m_source.syntax(m_at, "'[' is expected here");
    return std::nullopt;
}

std::optional<Problem> ListReader::readList()
{
    do {
        skipBlanks();
        if (atEnd())
            return m_source.syntax(m_at, "a list is not closed; add the missing ']'");
        const std::size_t begin = m_at;
        if (std::optional<Problem> problem = readElement())
            return m_source.placed(*std::move(problem), begin);
    } while (m_grid.openLists() > 0);
    return std::nullopt;
}

std::optional<Problem> ListReader::readElement()
{
    switch (current()) {
    case '[':
        ++m_at;
        m_last = Last::Nothing;
        return m_grid.open();
    case ']':
        ++m_at;
        m_last = Last::Element;
        return m_grid.close();
    case ',':
        if (m_last != Last::Element)
            return m_source.syntax(m_at, m_cells.mayBeOpen()
                                             ? "a number is missing; write ? where it is open"
                                             : "a number is missing");
        ++m_at;
        m_last = Last::Comma;
        return std::nullopt;
    default:
        m_last = Last::Element;
        return readNumber();
    }
}

std::optional<Problem> ListReader::readNumber()
{
    const std::size_t begin = m_at;
    m_at = m_source.cellEnd({begin, m_source.size()}, kCellEnd, kBlanks);
    std::optional<Problem> problem = m_source.read({begin, m_at}, false, m_cells);
    return problem ? problem : m_grid.add();
}

std::optional<Problem> ListReader::readEnd()
{
    if (m_calls > 0)
        if (std::optional<Problem> problem = skipArguments())
            return problem;
    skipBlanks();
    if (!atEnd())
        return m_source.syntax(m_at, "nothing more is expected behind the grid");
    return std::nullopt;
}

/// Skips ", dtype=torch.float32, requires_grad=True)" and whatever else a call may say of a tensor.
std::optional<Problem> ListReader::skipArguments()
{
    skipBlanks();
    if (!atEnd() && current() != ',' && current() != ')')
        return m_source.syntax(m_at, "',' or ')' is expected behind the grid");
    for (; !atEnd() && m_calls > 0; ++m_at) {
        if (current() == '[')
            return m_source.syntax(m_at, "only one grid is expected");
        if (current() == '"' || current() == '\'')
            m_at = std::min(m_source.text().find(current(), m_at + 1), m_source.size() - 1);
        else if (current() == '(')
            ++m_calls;
        else if (current() == ')')
            --m_calls;
    }
    if (m_calls > 0)
        return m_source.syntax(m_at, "a parenthesis is not closed; add the missing ')'");
    return std::nullopt;
}

} // namespace

Result<GridLayout> readGridList(const GridSource& source, GridCells& cells, Index maxCells)
{
    return ListReader(source, cells, maxCells).read();
}

} // namespace tconv
