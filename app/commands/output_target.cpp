// SPDX-License-Identifier: MIT
#include "commands/output_target.h"

#include <algorithm>
#include <iostream>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace {

/// Gives the text to `write` in pieces, each small enough that the progress is seen to move, until
/// it answers a problem.
template <typename Write>
auto inPieces(std::string_view text, Work& work, Write write) -> decltype(write(text))
{
    constexpr std::size_t kPiece = std::size_t(1) << 18;
    work.begin(Work::Stage::Writing);
    for (std::size_t at = 0; at < text.size(); at += kPiece) {
        if (auto problem = write(text.substr(at, kPiece)))
            return problem;
        work.written = static_cast<double>(at) / static_cast<double>(text.size());
    }
    return {};
}

} // namespace

OutputTarget::OutputTarget(std::string path, InterruptGuard& guard)
    : m_path(path == "-" ? std::string() : std::move(path))
    , m_guard(guard)
{
}

std::optional<Failure> OutputTarget::begin()
{
    if (m_path.empty())
        return std::nullopt;
    auto file = m_guard.createFile(m_path);
    if (!file)
        return Failure(file.problem());
    m_file = std::move(file).value();
    return std::nullopt;
}

std::optional<Failure> OutputTarget::write(const std::string& text, Work& work, PercentLine& line,
                                           Streams streams)
{
    if (!m_file) {
        print(text, work, line, streams);
        return std::nullopt;
    }
    auto problem = m_file->reserve(text.size());
    if (!problem)
        problem = inPieces(text, work, [&](std::string_view piece) { return file().write(piece); });
    if (!problem)
        problem = file().commit();
    return problem ? std::optional(Failure(*problem)) : std::nullopt;
}

void print(const std::string& text, Work& work, PercentLine& line, Streams streams)
{
    if (&streams.out == &std::cout && isatty(STDOUT_FILENO) != 0)
        line.end();
    inPieces(text, work, [&](std::string_view piece) {
        streams.out << piece;
        return !streams.out; // whoever flushes the stream tells of it
    });
}
