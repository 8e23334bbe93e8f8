// SPDX-License-Identifier: MIT
#include <tconv/io/npy_header.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace tconv {

namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
constexpr std::size_t kVersionEnd = kMagic.size() + 2;

Problem headerProblem(std::string what)
{
    return {ProblemCode::NpyHeader, {}, {}, std::move(what)};
}

/// Reads the header's Python literal, {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }.
class DictReader {
public:
    explicit DictReader(std::string_view text)
        : m_rest(text)
    {
    }

    Result<NpyHeader> read();

private:
    /// Skips white space, then `what` if it stands there.
    bool take(std::string_view what)
    {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\r\n"), m_rest.size()));
        const bool found = m_rest.starts_with(what);
        m_rest.remove_prefix(found ? what.size() : 0);
        return found;
    }
    std::optional<std::string> takeString();
    std::optional<Problem> readMember();
    std::optional<Problem> readDescr();
    std::optional<Problem> readOrder();
    std::optional<Problem> readShape();

    std::string_view m_rest;
    NpyHeader m_header;
    std::vector<std::string> m_keys;
};

Result<NpyHeader> DictReader::read()
{
    if (!take("{"))
        return headerProblem("it does not begin with {");
    while (!take("}")) {
        if (std::optional<Problem> problem = readMember())
            return *std::move(problem);
        if (!take(",") && !m_rest.starts_with('}'))
            return headerProblem("a comma or } is missing");
    }
    take("");
    if (!m_rest.empty())
        return headerProblem("something follows the }");
    for (const char* const key : {"descr", "fortran_order", "shape"})
        if (std::ranges::find(m_keys, key) == m_keys.end())
            return headerProblem('\'' + std::string(key) + "' is missing");
    return std::move(m_header);
}

/// Without escapes: no key and no type needs them.
std::optional<std::string> DictReader::takeString()
{
    const bool isDouble = take("\"");
    if (!isDouble && !take("'"))
        return std::nullopt;
    const std::size_t end = m_rest.find(isDouble ? '"' : '\'');
    if (end == std::string_view::npos)
        return std::nullopt;
    std::string string(m_rest.substr(0, end));
    m_rest.remove_prefix(end + 1);
    return string;
}

std::optional<Problem> DictReader::readMember()
{
    const std::optional<std::string> key = takeString();
    if (!key || !take(":"))
        return headerProblem("a key in quotes and a colon are expected");
    if (std::ranges::find(m_keys, *key) != m_keys.end())
        return headerProblem("a key stands twice");
    m_keys.push_back(*key);
    if (*key == "descr")
        return readDescr();
    if (*key == "fortran_order")
        return readOrder();
    if (*key == "shape")
        return readShape();
    return headerProblem("only 'descr', 'fortran_order' and 'shape' are keys");
}

std::optional<Problem> DictReader::readDescr()
{
    if (take("["))
        return Problem{ProblemCode::NpyType, {}, {}, "of records"};
    std::optional<std::string> descr = takeString();
    if (!descr)
        return headerProblem("'descr' must be a string");
    m_header.descr = *std::move(descr);
    return std::nullopt;
}

std::optional<Problem> DictReader::readOrder()
{
    m_header.fortranOrder = take("True");
    if (!m_header.fortranOrder && !take("False"))
        return headerProblem("'fortran_order' must be True or False");
    return std::nullopt;
}

std::optional<Problem> DictReader::readShape()
{
    const Problem problem = headerProblem("'shape' must be a tuple of sizes");
    if (!take("("))
        return problem;
    while (!take(")")) {
        Index size = -1;
        const auto [end, error] =
            std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), size);
        if (error != std::errc() || size < 0)
            return problem;
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        take("L"); // as Python 2 wrote long integers
        m_header.shape.push_back(size);
        if (!take(",") && !m_rest.starts_with(')'))
            return problem;
    }
    return std::nullopt;
}

/// An unsigned number of `count` bytes, little-endian.
std::size_t littleEndian(std::string_view bytes)
{
    std::size_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value * 256 + static_cast<unsigned char>(bytes[i]);
    return value;
}

int majorVersion(std::string_view text)
{
    return static_cast<unsigned char>(text[kMagic.size()]);
}

Problem truncated(std::size_t present, std::size_t needed)
{
    return {
        ProblemCode::NpyTruncated, {}, {static_cast<Index>(present), static_cast<Index>(needed)}};
}

/// Why bytes without the magic are none, in the words of a person who saved them.
std::string notNpy(std::string_view text)
{
    if (text.empty())
        return "it is empty";
    if (text.starts_with("PK\x03\x04"))
        return "it is an archive such as .npz or .pt; save one array with numpy.save()";
    return "it does not begin with \\x93NUMPY";
}

} // namespace

std::size_t npyHeaderBytes(std::span<const std::byte> bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!text.starts_with(kMagic) || text.size() < kVersionEnd)
        return kVersionEnd;
    const std::size_t dictStart = kVersionEnd + (majorVersion(text) == 1 ? 2 : 4);
    if (text.size() < dictStart)
        return dictStart;
    return dictStart + littleEndian(text.substr(kVersionEnd, dictStart - kVersionEnd));
}

Result<NpyHeader> readNpyHeader(std::span<const std::byte> bytes)
{
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!text.starts_with(kMagic))
        return Problem{ProblemCode::NpyNotNpy, {}, {}, notNpy(text)};
    if (text.size() < kVersionEnd)
        return truncated(text.size(), kVersionEnd);
    const int major = majorVersion(text);
    if ((major != 1 && major != 2) || text[kMagic.size() + 1] != 0)
        return Problem{ProblemCode::NpyVersion, {}, {major}};
    const std::size_t dictStart = kVersionEnd + (major == 1 ? 2 : 4);
    const std::size_t end = npyHeaderBytes(bytes);
    if (text.size() < end)
        return truncated(text.size(), end);
    Result<NpyHeader> header = DictReader(text.substr(dictStart, end - dictStart)).read();
    if (header)
        header.value().dataStart = end;
    return header;
}

std::string npyHeaderText(std::string_view descr, std::span<const Index> shape)
{
    constexpr std::size_t kAlignment = 64;
    std::string sizes;
    for (const Index size : shape)
        sizes += (sizes.empty() ? "" : ", ") + std::to_string(size);
    std::string dict = "{'descr': '" + std::string(descr) +
                       "', 'fortran_order': False, 'shape': (" + sizes +
                       (shape.size() == 1 ? ",), }" : "), }");
    // NumPy leaves room for 20 more digits, too, but that reaches the next 64 bytes only with sizes
    // that no array can have.
    const std::size_t start = kMagic.size() + 4;
    dict.append(kAlignment - (start + dict.size() + 1) % kAlignment, ' ');
    dict += '\n';
    std::string text(kMagic);
    text +=
        {'\x01', '\0', static_cast<char>(dict.size() % 256), static_cast<char>(dict.size() / 256)};
    return text + dict;
}

} // namespace tconv
