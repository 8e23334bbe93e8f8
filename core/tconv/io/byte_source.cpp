// SPDX-License-Identifier: MIT
#include <tconv/io/byte_source.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <istream>
#include <sys/stat.h>
#include <sys/types.h>
#include <utility>

namespace tconv {

namespace {

Problem unreadable(const std::string& name, int error)
{
    if (error == ENOENT)
        return {ProblemCode::FileNotFound, {}, {}, name};
    return {ProblemCode::FileUnreadable, {}, {}, name + ": " + fileReason(error)};
}

/// As ::read(), again when a signal came between.
ssize_t readSome(int file, std::span<std::byte> to)
{
    constexpr std::size_t kMost = std::size_t(1) << 30; // one call takes less than 2 GB
    ssize_t count = 0;
    do
        count = ::read(file, to.data(), std::min(to.size(), kMost));
    while (count < 0 && errno == EINTR);
    return count;
}

} // namespace

Result<ByteSource> ByteSource::open(const std::filesystem::path& path)
{
    Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat info {};
    if (!file.isOpen() || ::fstat(file.number(), &info) != 0)
        return unreadable(path.string(), errno);
    std::optional<std::size_t> size;
    if (S_ISREG(info.st_mode))
        size = static_cast<std::size_t>(info.st_size);
    return ByteSource(std::move(file), path.string(), size);
}

ByteSource::ByteSource(std::istream& stream, std::string name)
    : m_stream(&stream)
    , m_name(std::move(name))
{
}

ByteSource::ByteSource(Descriptor file, std::string name, std::optional<std::size_t> size)
    : m_file(std::move(file))
    , m_name(std::move(name))
    , m_size(size)
{
}

Result<std::size_t> ByteSource::read(std::span<std::byte> to)
{
    if (m_stream != nullptr) {
        m_stream->read(reinterpret_cast<char*>(to.data()), static_cast<std::streamsize>(to.size()));
        if (m_stream->bad())
            return Problem{ProblemCode::FileUnreadable, {}, {}, m_name};
        return static_cast<std::size_t>(m_stream->gcount());
    }
    std::size_t done = 0;
    while (done < to.size()) {
        const ssize_t count = readSome(m_file.number(), to.subspan(done));
        if (count < 0)
            return unreadable(m_name, errno);
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

} // namespace tconv
