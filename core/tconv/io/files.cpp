// SPDX-License-Identifier: MIT
#include <tconv/io/files.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace tconv {

namespace {

namespace fs = std::filesystem;

/// An open file; closed when it goes.
class Descriptor {
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    bool isOpen() const { return m_number >= 0; }
    int number() const { return m_number; }
    bool close() { return m_number < 0 || ::close(std::exchange(m_number, -1)) == 0; }

private:
    int m_number;
};

/// Why a call failed, in the words of a person who handles files.
std::string reason(int error)
{
    switch (error) {
    case ENOENT:
        return "there is no such folder";
    case ENOTDIR:
        return "a part of its path is not a folder";
    case EISDIR:
        return "it is a folder";
    case EACCES:
    case EPERM:
        return "permission is denied";
    case EROFS:
        return "the disk is read-only";
    case ENOSPC:
    case EDQUOT:
        return "the disk is full";
    case ENAMETOOLONG:
        return "the name is too long";
    case ELOOP:
        return "its symbolic links form a circle";
    case ECANCELED:
        return "it was cancelled";
    default:
        return std::generic_category().message(error);
    }
}

Problem unreadable(const fs::path& path, int error)
{
    if (error == ENOENT)
        return {ProblemCode::FileNotFound, {}, {}, path.string()};
    return {ProblemCode::FileUnreadable, {}, {}, path.string() + ": " + reason(error)};
}

Problem notWritten(const fs::path& path, int error)
{
    return {ProblemCode::FileNotWritten, {}, {}, path.string() + ": " + reason(error)};
}

/// As ::read(), again when a signal came between.
ssize_t readSome(int file, char* to, std::size_t most)
{
    ssize_t count = 0;
    do
        count = ::read(file, to, most);
    while (count < 0 && errno == EINTR);
    return count;
}

bool writeAll(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return true;
}

using Maker = std::function<bool(const ByteSink&)>;

/// Lets the bytes be made and written. Answers errno or 0.
int fill(int file, const Maker& make)
{
    int error = 0;
    const bool isWhole = make([file, &error](std::string_view bytes) {
        if (error == 0 && !writeAll(file, bytes))
            error = errno;
        return error == 0;
    });
    return error == 0 && !isWhole ? ECANCELED : error;
}

/// The file that a path means behind its symbolic links; it need not exist.
fs::path targetOf(fs::path path)
{
    constexpr int kMostLinks = 40; // as the kernel
    std::error_code error;
    for (int i = 0; i < kMostLinks && fs::is_symlink(path, error); ++i)
        path = path.parent_path() / fs::read_symlink(path, error);
    return path;
}

/// A new file beside `target` with the permissions that new files have; its path is answered, too.
std::pair<int, fs::path> createBeside(const fs::path& target)
{
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        fs::path path = target;
        path.replace_filename(".tconv-" + std::to_string(random()) + ".tmp");
        const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file >= 0 || errno != EEXIST)
            return {file, path};
    }
    return {-1, {}};
}

/// Fills the new file and puts it into the old one's place. Answers errno or 0.
int fillAndRename(Descriptor& file, const fs::path& from, const fs::path& to,
                  const struct stat* old, const Maker& make)
{
    if (old != nullptr) {
        // Only root may give a file away; for others it becomes their own, as with most editors.
        [[maybe_unused]] const int ignored = ::fchown(file.number(), old->st_uid, old->st_gid);
        if (::fchmod(file.number(), old->st_mode & 07777U) != 0)
            return errno;
    }
    if (const int error = fill(file.number(), make))
        return error;
    if (::fsync(file.number()) != 0 || !file.close() || ::rename(from.c_str(), to.c_str()) != 0)
        return errno;
    return 0;
}

/// Lets the new name survive a power cut, where the file system can.
void syncFolder(const fs::path& file)
{
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (open.isOpen())
        ::fsync(open.number());
}

int replaceFile(const fs::path& target, const struct stat* old, const Maker& make)
{
    // The folder's permissions alone would allow to replace a file that is write-protected.
    if (old != nullptr && ::access(target.c_str(), W_OK) != 0)
        return errno;
    const auto [number, temporary] = createBeside(target);
    Descriptor file(number);
    if (!file.isOpen())
        return errno;
    const int error = fillAndRename(file, temporary, target, old, make);
    if (error != 0)
        ::unlink(temporary.c_str());
    else
        syncFolder(target);
    return error;
}

int writeDirectly(const fs::path& path, const Maker& make)
{
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.isOpen())
        return errno;
    if (const int error = fill(file.number(), make))
        return error;
    return file.close() ? 0 : errno;
}

} // namespace

Result<std::string> readFile(const fs::path& path, std::size_t maxBytes)
{
    const auto tooLarge = [&](std::size_t bytes) {
        return Problem{ProblemCode::FileTooLarge,
                       {},
                       {static_cast<Index>(bytes), static_cast<Index>(maxBytes)}};
    };
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat info {};
    if (!file.isOpen() || ::fstat(file.number(), &info) != 0)
        return unreadable(path, errno);
    if (S_ISREG(info.st_mode) && static_cast<std::size_t>(info.st_size) > maxBytes)
        return tooLarge(static_cast<std::size_t>(info.st_size));
    std::string bytes;
    std::array<char, 65536> block;
    while (true) {
        const ssize_t count = readSome(file.number(), block.data(), block.size());
        if (count < 0)
            return unreadable(path, errno);
        if (count == 0)
            return bytes;
        bytes.append(block.data(), static_cast<std::size_t>(count));
        if (bytes.size() > maxBytes)
            return tooLarge(bytes.size());
    }
}

std::optional<Problem> writeFileSafely(const fs::path& path, std::string_view bytes)
{
    return writeFileSafely(path, [bytes](const ByteSink& sink) { return sink(bytes); });
}

std::optional<Problem> writeFileSafely(const fs::path& path,
                                       const std::function<bool(const ByteSink&)>& make)
{
    struct stat info {};
    const bool exists = ::stat(path.c_str(), &info) == 0;
    int error = 0;
    if (!exists && errno != ENOENT)
        error = errno;
    else if (exists && S_ISDIR(info.st_mode))
        error = EISDIR;
    else if (exists && !S_ISREG(info.st_mode))
        error = writeDirectly(path, make);
    else
        error = replaceFile(targetOf(path), exists ? &info : nullptr, make);
    return error == 0 ? std::nullopt : std::optional(notWritten(path, error));
}

} // namespace tconv
