// SPDX-License-Identifier: MIT
#include <tconv/base/excerpt.h>
#include <tconv/experiment/grid_source.h>

#include <algorithm>
#include <array>
#include <utility>

namespace tconv {

namespace {

struct Replacement {
    std::string_view from;
    std::string_view to;
};
constexpr std::array kReplacements{
    Replacement{"\r\n", "\n"}, Replacement{"\r", "\n"},
    Replacement{"\xC2\xA0", " "},     // no-break space
    Replacement{"\xE2\x80\xAF", " "}, // narrow no-break space
};

bool isElision(std::string_view cell)
{
    return cell.starts_with("...") || cell.starts_with("…");
}

bool isNotFinite(std::string_view cell)
{
    if (cell.starts_with('-') || cell.starts_with('+'))
        cell.remove_prefix(1);
    std::string lower(cell.substr(0, 9));
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower == "nan" || lower == "inf" || lower == "infinity";
}

std::string whyNoNumber(const Problem& problem, std::string_view cell)
{
    const std::string shown = '"' + excerpt(cell, 40) + '"';
    if (cell.empty())
        return "a number is missing";
    if (isElision(cell))
        return "the numbers are abridged with \"...\"; print all of them, with "
               "np.set_printoptions(threshold=sys.maxsize) or "
               "torch.set_printoptions(profile=\"full\")";
    if (isNotFinite(cell))
        return shown + " is not finite; exact arithmetic needs numbers";
    if (problem.code == ProblemCode::DivisionByZero)
        return shown + " divides by zero";
    if (problem.code == ProblemCode::NumberTooLong)
        return shown + " is too long: length or exponent is " + std::to_string(problem.numbers[0]) +
               ", and at most " + std::to_string(problem.numbers[1]) + " is read";
    return shown + " is not a number";
}

} // namespace

GridSource::GridSource(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    m_text.reserve(text.size());
    while (!text.empty()) {
        const auto found = std::ranges::find_if(
            kReplacements, [&](const Replacement& r) { return text.starts_with(r.from); });
        const bool isPlain = found == kReplacements.end();
        m_text += isPlain ? text.substr(0, 1) : found->to;
        text.remove_prefix(isPlain ? 1 : found->from.size());
    }
}

bool GridSource::isAt(std::size_t position, std::string_view what) const
{
    return std::string_view(m_text).substr(std::min(position, size())).starts_with(what);
}

std::size_t GridSource::skip(std::string_view characters, std::size_t begin, std::size_t end) const
{
    return std::min(end, m_text.find_first_not_of(characters, begin));
}

std::size_t GridSource::wordEnd(std::size_t begin, std::size_t end,
                                std::string_view delimiters) const
{
    return std::min(end, m_text.find_first_of(delimiters, begin));
}

std::size_t GridSource::cellEnd(TextRange rest, std::string_view delimiters,
                                std::string_view blanks) const
{
    const auto [begin, end] = rest;
    if (m_text[begin] == '"' || m_text[begin] == '\'') {
        const std::size_t quote = m_text.find(m_text[begin], begin + 1);
        return quote < end ? quote + 1 : wordEnd(begin, end, delimiters);
    }
    std::size_t cell = wordEnd(begin, end, delimiters);
    while (cell > begin) {
        std::size_t next = skip(blanks, cell, end);
        if (isAt(next, "/"))
            next = skip(blanks, next + 1, end);
        else if (m_text[cell - 1] != '/')
            break;
        const std::size_t word = wordEnd(next, end, delimiters);
        if (word == next) // nothing behind the bar: the message shows it
            break;
        cell = word;
    }
    return cell;
}

std::optional<Problem> GridSource::read(TextRange cell, bool decimalComma, GridCells& cells) const
{
    std::string text = m_text.substr(cell.begin, cell.end - cell.begin);
    const bool isQuoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') &&
                          text.back() == text.front();
    if (isQuoted)
        text = text.substr(1, text.size() - 2);
    std::string number = text;
    if (decimalComma)
        std::ranges::replace(number, ',', '.');
    const std::optional<Problem> problem = cells.add(number, text);
    if (!problem)
        return std::nullopt;
    return syntax(cell.begin, whyNoNumber(*problem, number));
}

Problem GridSource::syntax(std::size_t position, std::string what) const
{
    return placed({ProblemCode::GridSyntax, {}, {}, std::move(what)}, position);
}

Problem GridSource::placed(Problem problem, std::size_t position) const
{
    if (problem.code != ProblemCode::GridSyntax)
        return problem;
    const std::string_view before = std::string_view(m_text).substr(0, position);
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    const Index line = 1 + std::ranges::count(before, '\n');
    // Continuation bytes of UTF-8 are no characters of their own.
    const Index column = 1 + std::ranges::count_if(before.substr(lineStart), [](char c) {
                             return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
                         });
    problem.numbers = {line, column};
    return problem;
}

} // namespace tconv
