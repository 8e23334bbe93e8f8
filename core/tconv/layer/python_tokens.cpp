// SPDX-License-Identifier: MIT
#include <tconv/base/excerpt.h>
#include <tconv/layer/python_tokens.h>

#include <algorithm>
#include <array>

namespace tconv {

namespace {

using Kind = PythonToken::Kind;

constexpr std::string_view kMinusSign = "\xE2\x88\x92"; // U+2212, what a copied formula has

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isAsciiNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || isDigit(c);
}

/// Spaces that text copied from a web page has: no-break, zero-width and byte order mark.
std::size_t unicodeSpaceLength(std::string_view rest)
{
    constexpr std::array<std::string_view, 3> kSpaces{"\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF"};
    for (const std::string_view space : kSpaces)
        if (rest.starts_with(space))
            return space.size();
    return 0;
}

std::size_t skipBlanks(std::string_view text, std::size_t position)
{
    constexpr std::string_view kBlanks = " \t\r\n\f\v";
    while (position < text.size()) {
        const std::string_view rest = text.substr(position);
        const std::size_t space = unicodeSpaceLength(rest);
        if (space > 0)
            position += space;
        else if (rest.starts_with("\\\n") || rest.starts_with("\\\r\n")) // the line goes on
            ++position;
        else if (text[position] == '#')
            position = std::min(text.find('\n', position), text.size());
        else if (kBlanks.find(text[position]) != std::string_view::npos)
            ++position;
        else
            break;
    }
    return position;
}

/// U+3000 to U+3002 and the full-width forms U+FF01 to U+FF5E.
bool isFullwidth(std::string_view character)
{
    if (character.size() != 3)
        return false;
    return (character >= "\xE3\x80\x80" && character <= "\xE3\x80\x82") ||
           (character >= "\xEF\xBC\x81" && character <= "\xEF\xBD\x9E");
}

std::size_t nameLength(std::string_view rest)
{
    std::size_t length = 0;
    while (length < rest.size()) {
        const std::string_view here = rest.substr(length);
        const std::size_t size = utf8Length(here);
        const bool belongs = size > 1 ? !isFullwidth(here.substr(0, size)) &&
                                            unicodeSpaceLength(here) == 0 && // ends the name
                                            !here.starts_with(kMinusSign)
                                      : size == 1 && isAsciiNameCharacter(here[0]);
        if (!belongs)
            break;
        length += size;
    }
    return length;
}

/// Digits, letters, '_' and '.', and the sign behind a decimal exponent's e.
std::size_t numberLength(std::string_view rest)
{
    const bool isHex = rest.starts_with("0x") || rest.starts_with("0X");
    std::size_t length = 0;
    while (length < rest.size()) {
        const char c = rest[length];
        const char before = length > 0 ? rest[length - 1] : '0';
        const bool isExponentSign =
            (c == '+' || c == '-') && !isHex && (before == 'e' || before == 'E');
        if (!isAsciiNameCharacter(c) && c != '.' && !isExponentSign)
            break;
        ++length;
    }
    return length;
}

/// With both quotes; 0 where the string does not end on its line, or not soon.
std::size_t stringLength(std::string_view rest)
{
    constexpr std::size_t kLongest = 4096; // else quotes without end cost quadratic time
    rest = rest.substr(0, kLongest);
    for (std::size_t i = 1; i < rest.size() && rest[i] != '\n'; ++i) {
        if (rest[i] == '\\')
            ++i;
        else if (rest[i] == rest[0])
            return i + 1;
    }
    return 0;
}

std::size_t signLength(std::string_view rest)
{
    constexpr std::array<std::string_view, 3> kDoubles{"**", "//", "=="};
    for (const std::string_view sign : kDoubles)
        if (rest.starts_with(sign))
            return sign.size();
    constexpr std::string_view kSingles = "()[]{},=.+-*/%:";
    return kSingles.find(rest[0]) != std::string_view::npos ? 1 : 0;
}

} // namespace

PythonToken nextPythonToken(std::string_view text, std::size_t position)
{
    position = skipBlanks(text, position);
    const std::string_view rest = text.substr(position);
    const auto token = [&](Kind kind, std::size_t length) {
        return PythonToken{kind, rest.substr(0, length), position, position + length};
    };
    if (rest.empty())
        return token(Kind::End, 0);
    if (rest.starts_with(kMinusSign))
        return PythonToken{Kind::Sign, "-", position, position + kMinusSign.size()};
    const std::size_t size = std::max<std::size_t>(utf8Length(rest), 1);
    if (isFullwidth(rest.substr(0, size)))
        return token(Kind::Fullwidth, size);
    if (isDigit(rest[0]) || (rest.size() > 1 && rest[0] == '.' && isDigit(rest[1])))
        return token(Kind::Number, numberLength(rest));
    if (const std::size_t length = nameLength(rest))
        return token(Kind::Name, length);
    const bool isQuote = rest[0] == '"' || rest[0] == '\'';
    if (const std::size_t length = isQuote ? stringLength(rest) : 0)
        return token(Kind::String, length);
    if (const std::size_t length = signLength(rest))
        return token(Kind::Sign, length);
    return token(Kind::Unknown, size);
}

int bracketStep(const PythonToken& token)
{
    if (token.kind != Kind::Sign || token.text.size() != 1)
        return 0;
    const auto isOneOf = [&](std::string_view signs) {
        return signs.find(token.text) != signs.npos;
    };
    return isOneOf("([{") ? 1 : isOneOf(")]}") ? -1 : 0;
}

std::size_t columnOf(std::string_view text, std::size_t position)
{
    const std::string_view before = text.substr(0, position);
    const std::size_t lineEnd = before.rfind('\n');
    const std::string_view line =
        lineEnd == std::string_view::npos ? before : before.substr(lineEnd + 1);
    const auto isFirstByte = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    };
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), isFirstByte)) + 1;
}

} // namespace tconv
