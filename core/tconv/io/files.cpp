// SPDX-License-Identifier: MIT
#include <tconv/io/byte_source.h>
#include <tconv/io/files.h>
#include <tconv/io/new_file.h>

#include <array>
#include <cerrno>

namespace tconv {

Result<std::string> readFile(const std::filesystem::path& path, std::size_t maxBytes)
{
    const auto tooLarge = [&](std::size_t bytes) {
        return Problem{ProblemCode::FileTooLarge,
                       {},
                       {static_cast<Index>(bytes), static_cast<Index>(maxBytes)}};
    };
    Result<ByteSource> source = ByteSource::open(path);
    if (!source)
        return source.problem();
    if (const std::optional<std::size_t> size = source.value().size(); size && *size > maxBytes)
        return tooLarge(*size);
    std::string bytes;
    std::array<std::byte, 65536> block;
    while (true) {
        const Result<std::size_t> count = source.value().read(block);
        if (!count)
            return count.problem();
        bytes.append(reinterpret_cast<const char*>(block.data()), count.value());
        if (bytes.size() > maxBytes)
            return tooLarge(bytes.size());
        if (count.value() < block.size())
            return bytes;
    }
}

std::optional<Problem> writeFileSafely(const std::filesystem::path& path, std::string_view bytes)
{
    return writeFileSafely(path, [bytes](const ByteSink& sink) { return sink(bytes); });
}

std::optional<Problem> writeFileSafely(const std::filesystem::path& path,
                                       const std::function<bool(const ByteSink&)>& make)
{
    Result<NewFile> file = NewFile::create(path);
    if (!file)
        return file.problem();
    std::optional<Problem> problem;
    const bool isWhole = make([&](std::string_view bytes) {
        if (!problem)
            problem = file.value().write(bytes);
        return !problem;
    });
    if (problem)
        return problem;
    if (!isWhole)
        return Problem{
            ProblemCode::FileNotWritten, {}, {}, path.string() + ": " + fileReason(ECANCELED)};
    return file.value().commit();
}

} // namespace tconv
