// SPDX-License-Identifier: MIT
#include "commands/files.h"

#include <tconv/io/files.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <istream>
#include <ostream>

using tconv::Problem;
using tconv::ProblemCode;

namespace {

tconv::Result<std::string> readStandardInput(std::size_t maxBytes, std::istream& in)
{
    std::string bytes;
    std::array<char, 65536> block{};
    do {
        in.read(block.data(), block.size());
        bytes.append(block.data(), static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > maxBytes)
            return Problem{
                ProblemCode::FileTooLarge,
                {},
                {static_cast<tconv::Index>(bytes.size()), static_cast<tconv::Index>(maxBytes)}};
    } while (in);
    if (in.bad())
        return Problem{ProblemCode::FileUnreadable, {}, {}, nameOf("-")};
    return bytes;
}

} // namespace

tconv::Result<std::string> readInput(const std::string& path, std::size_t maxBytes, Streams streams)
{
    return path == "-" ? readStandardInput(maxBytes, streams.in) : tconv::readFile(path, maxBytes);
}

std::optional<Problem> writeOutput(const std::string& path, const std::string& bytes,
                                   Streams streams)
{
    if (path != "-")
        return tconv::writeFileSafely(path, bytes);
    streams.out << bytes;
    return std::nullopt;
}

std::string suffixOf(const std::string& path)
{
    std::string suffix = std::filesystem::path(path).extension().string();
    std::ranges::transform(suffix, suffix.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return suffix.empty() ? suffix : suffix.substr(1);
}

std::string nameOf(const std::string& path)
{
    return path == "-" ? "standard input" : path;
}
