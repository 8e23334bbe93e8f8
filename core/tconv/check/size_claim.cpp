// SPDX-License-Identifier: MIT
#include <tconv/check/size_claim.h>
#include <tconv/experiment/grid_source.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <vector>

namespace tconv {

namespace {

constexpr std::string_view kBlanks = " \t\n";
constexpr std::string_view kTorchSize = "torch.size";
constexpr std::array<std::string_view, 3> kBetween{"\u00D7", "x", "*"};

std::string inSmallLetters(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

class ClaimReader {
public:
    ClaimReader(const GridSource& source, Index maxCells)
        : m_source(source)
        , m_text(inSmallLetters(source.text()))
        , m_maxCells(maxCells)
    {
    }

    bool takeBeginning();
    Result<SizeClaim> readSizes();

private:
    bool isAt(std::string_view what) const
    {
        return std::string_view(m_text).substr(m_at).starts_with(what);
    }
    void skip(std::string_view characters)
    {
        m_at = std::min(m_text.find_first_not_of(characters, m_at), m_text.size());
    }
    bool take(std::string_view what);
    std::optional<Problem> readSize();
    Result<SizeClaim> claim() const;

    const GridSource& m_source;
    std::string m_text;
    Index m_maxCells;
    std::size_t m_at = 0;
    std::vector<Index> m_sizes;
};

bool ClaimReader::take(std::string_view what)
{
    const bool found = isAt(what);
    m_at += found ? what.size() : 0;
    return found;
}

/// Whether the text claims a size; then it stands before the first one.
bool ClaimReader::takeBeginning()
{
    skip(kBlanks);
    if (!isAt(kTorchSize)) {
        if (take("output"))
            skip(" _");
        if (!take("shape") && !take("size"))
            return false;
        if (!isAt(":") && !isAt("=") && !isAt(" ") && !isAt("(") && !isAt("["))
            return false;
        skip(" \t:=");
    }
    take(kTorchSize);
    // A grid with this name: lists inside of lists, or a call.
    const bool hasCall = m_at < m_text.size() && m_text[m_at] >= 'a' && m_text[m_at] <= 'z';
    const bool isGrid = hasCall || m_text.find("[[", m_at) != std::string::npos;
    skip(" \t([");
    return !isGrid;
}

std::optional<Problem> ClaimReader::readSize()
{
    Index size = 0;
    const char* const begin = m_text.data() + m_at;
    const auto [end, error] = std::from_chars(begin, m_text.data() + m_text.size(), size);
    if (error == std::errc::invalid_argument || size < 0)
        return m_source.syntax(m_at, "a size such as 4x4 is expected here");
    if (error == std::errc() && size == 0)
        return m_source.syntax(m_at, "a size must be at least 1");
    m_sizes.push_back(error == std::errc() ? size : std::numeric_limits<Index>::max());
    m_at += static_cast<std::size_t>(end - begin);
    return std::nullopt;
}

Result<SizeClaim> ClaimReader::readSizes()
{
    while (true) {
        const std::size_t begin = m_at;
        if (const std::optional<Problem> problem = readSize())
            return *problem;
        if (m_sizes.size() > 4)
            return m_source.syntax(begin, "at most four sizes (N, C, H, W) are expected");
        skip(" \t,");
        for (const std::string_view between : kBetween)
            take(between);
        skip(" \t");
        if (m_at == m_text.size() || isAt(")") || isAt("]") || isAt("\n"))
            break;
    }
    skip(" \t\n)]");
    if (m_at < m_text.size())
        return m_source.syntax(m_at, "nothing more is expected behind the size");
    if (m_sizes.size() < 2)
        return m_source.syntax(m_at, "two sizes are expected, height and width");
    return claim();
}

Result<SizeClaim> ClaimReader::claim() const
{
    SizeClaim claim{{1, 1, 1, 1}, static_cast<int>(m_sizes.size())};
    const std::array<Index*, 4> targets{&claim.shape.batch, &claim.shape.channels,
                                        &claim.shape.height, &claim.shape.width};
    for (std::size_t i = 0; i < m_sizes.size(); ++i)
        *targets[targets.size() - m_sizes.size() + i] = m_sizes[i];
    const Index cells = claim.shape.elements().value_or(std::numeric_limits<Index>::max());
    if (cells > m_maxCells)
        return Problem{ProblemCode::GridTooLarge, {}, {cells, m_maxCells}};
    return claim;
}

} // namespace

std::optional<Result<SizeClaim>> parseSizeClaim(std::string_view text, Index maxCells)
{
    // A claim is short: neither a large grid nor a long run of blanks needs a copy of its own.
    constexpr std::size_t kLongest = 1000;
    if (text.size() > kLongest)
        return std::nullopt;
    const GridSource source(text);
    ClaimReader reader(source, maxCells);
    if (!reader.takeBeginning())
        return std::nullopt;
    return reader.readSizes();
}

} // namespace tconv
