// SPDX-License-Identifier: MIT
#include <tconv/base/excerpt.h>

#include <algorithm>

namespace tconv {

namespace {

unsigned char byteAt(std::string_view text, std::size_t position)
{
    return static_cast<unsigned char>(text[position]);
}

/// Overlong forms, surrogates and numbers beyond U+10FFFF are no characters; the second byte tells.
bool isSecondByteLegal(unsigned char lead, unsigned char second)
{
    switch (lead) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second < 0xA0;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second < 0x90;
    default:
        return true;
    }
}

} // namespace

std::size_t utf8Length(std::string_view text)
{
    if (text.empty())
        return 0;
    const unsigned char lead = byteAt(text, 0);
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length || !isSecondByteLegal(lead, byteAt(text, 1)))
        return 0;
    const std::string_view rest = text.substr(1, length - 1);
    const bool continues = std::all_of(rest.begin(), rest.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
    });
    return continues ? length : 0;
}

std::string excerpt(std::string_view text, std::size_t most)
{
    std::string quoted;
    for (std::size_t count = 0; !text.empty(); ++count) {
        if (count == most)
            return quoted + "…";
        const std::size_t length = utf8Length(text);
        const bool isControl = byteAt(text, 0) < 0x20 || byteAt(text, 0) == 0x7F;
        if (length == 0 || isControl)
            quoted += '?';
        else
            quoted += text.substr(0, length);
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return quoted;
}

} // namespace tconv
