// SPDX-License-Identifier: MIT
#include <tconv/io/descriptor.h>
#include <tconv/io/disk_space.h>
#include <tconv/io/new_file.h>
#include <tconv/io/write_behind.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdint>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>
#include <sys/types.h>
#include <system_error>
#include <tuple>
#include <utility>

namespace tconv {

namespace fs = std::filesystem;

struct NewFile::State {
    fs::path path;           ///< as it was named, for messages
    fs::path target;         ///< behind symbolic links
    std::string temporary;   ///< empty: it is written directly, or has been committed
    bool isNameless = false; ///< there is no file `temporary` yet
    Descriptor file;

    std::size_t needed = 0; ///< bytes; 0: not known
    std::uint64_t written = 0;
    WriteBehind behind;

    int createFile(Named named);
    int takePlace();
    Problem problem(int error) const;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (!temporary.empty() && !isNameless)
            ::unlink(temporary.c_str());
    }
};

namespace {

Problem notWritten(const fs::path& path, int error, const std::string& sizes = {})
{
    return {ProblemCode::FileNotWritten, {}, {}, path.string() + ": " + fileReason(error) + sizes};
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

/// The number of a stream of this process that has a path: /dev/fd/3, /proc/self/fd/3.
std::optional<int> streamOf(const fs::path& path)
{
    const fs::path folder = path.parent_path();
    if (folder != "/proc/self/fd" && folder != "/dev/fd")
        return std::nullopt;
    const std::string name = path.filename().string();
    int number = -1;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    const bool isNumber = error == std::errc() && end == name.data() + name.size() && number >= 0;
    return isNumber ? std::optional(number) : std::nullopt;
}

/// The file that a path means behind its symbolic links, or the path of a stream on the way there;
/// it need not exist.
fs::path targetOf(fs::path path)
{
    constexpr int kMostLinks = 40; // as the kernel
    std::error_code error;
    for (int i = 0; i < kMostLinks && !streamOf(path) && fs::is_symlink(path, error); ++i)
        path = path.parent_path() / fs::read_symlink(path, error);
    return path;
}

/// A name for a new file beside `target`.
std::string nameBeside(const fs::path& target, std::random_device& random)
{
    fs::path path = target;
    path.replace_filename(".tconv-" + std::to_string(random()) + ".tmp");
    return path.string();
}

/// Under which the kernel knows an open file that may have no name.
std::string linkOf(const Descriptor& file)
{
    return "/proc/self/fd/" + std::to_string(file.number());
}

/// A file without a name in the target's folder; not open where that cannot be.
Descriptor createNameless([[maybe_unused]] const fs::path& target)
{
#ifdef O_TMPFILE
    const fs::path folder = target.has_parent_path() ? target.parent_path() : ".";
    Descriptor file(::open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666));
    struct stat info {};
    if (file.isOpen() && ::lstat(linkOf(file).c_str(), &info) == 0) // it can be given a name
        return file;
#endif
    return {};
}

/// Gives a file without a name this one, which must be free. Answers errno or 0.
int giveName(const Descriptor& file, const std::string& name)
{
    const int status =
        ::linkat(AT_FDCWD, linkOf(file).c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW);
    return status == 0 ? 0 : errno;
}

/// A new file beside `target` with the permissions that new files have; its path is answered, too.
std::pair<Descriptor, std::string> createBeside(const fs::path& target, std::random_device& random)
{
    for (int attempt = 0; attempt < 100; ++attempt) {
        std::string path = nameBeside(target, random);
        Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (file.isOpen())
            return {std::move(file), std::move(path)};
        if (errno != EEXIST)
            break;
    }
    return {};
}

/// Gives the new file the old one's owner and permissions. Answers errno or 0.
int takePermissions(const Descriptor& file, const struct stat& old)
{
    // Only root may give a file away; for others it becomes their own, as with most editors.
    [[maybe_unused]] const int ignored = ::fchown(file.number(), old.st_uid, old.st_gid);
    return ::fchmod(file.number(), old.st_mode & 07777U) == 0 ? 0 : errno;
}

/// Lets the new name survive a power cut, where the file system can.
void syncFolder(const fs::path& file)
{
    const fs::path folder = file.has_parent_path() ? file.parent_path() : ".";
    const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (open.isOpen())
        ::fsync(open.number());
}

} // namespace

/// That it cannot be written, with the sizes where it is for want of space.
Problem NewFile::State::problem(int error) const
{
    if (needed == 0 || (error != ENOSPC && error != EDQUOT && error != EFBIG))
        return notWritten(path, error);
    std::string sizes = std::to_string(needed) + " bytes are needed";
    // What was written or reserved goes, and then it is free again.
    const bool isCleared = error == ENOSPC && ::ftruncate(file.number(), 0) == 0;
    const std::optional<std::uint64_t> free = isCleared ? freeBytes(file.number()) : std::nullopt;
    if (free && *free < needed)
        sizes += ", " + std::to_string(*free) + " are free";
    return notWritten(path, error, " (" + sizes + ")");
}

/// Opens the new file. Answers errno or 0.
int NewFile::State::createFile(Named named)
{
    std::random_device random;
    if (named == Named::Late)
        file = createNameless(target);
    isNameless = file.isOpen();
    if (isNameless)
        temporary = nameBeside(target, random);
    else
        std::tie(file, temporary) = createBeside(target, random);
    return file.isOpen() ? 0 : errno;
}

/// Gives the written file the name that was meant. Answers errno or 0.
int NewFile::State::takePlace()
{
    if (isNameless && giveName(file, target.string()) == 0)
        return 0;
    if (isNameless) { // a target that exists can be replaced only by a file with a name
        if (const int error = giveName(file, temporary))
            return error;
        isNameless = false;
    }
    return ::rename(temporary.c_str(), target.c_str()) == 0 ? 0 : errno;
}

Result<NewFile> NewFile::create(const fs::path& path, Named named)
{
    struct stat old {};
    const bool exists = ::stat(path.c_str(), &old) == 0;
    if (!exists && errno != ENOENT)
        return notWritten(path, errno);
    if (exists && S_ISDIR(old.st_mode))
        return notWritten(path, EISDIR);
    auto state = std::make_unique<State>();
    state->path = path;
    const std::optional<int> stream = streamOf(targetOf(path));
    if (exists && (stream || !S_ISREG(old.st_mode))) {
        state->file = Descriptor(stream ? ::fcntl(*stream, F_DUPFD_CLOEXEC, 0)
                                        : ::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        if (!state->file.isOpen())
            return notWritten(path, errno);
        return NewFile(std::move(state));
    }
    state->target = targetOf(path);
    // The folder's permissions alone would allow to replace a file that is write-protected.
    if (exists && ::access(state->target.c_str(), W_OK) != 0)
        return notWritten(path, errno);
    if (const int error = state->createFile(named))
        return notWritten(path, error);
    if (exists)
        if (const int error = takePermissions(state->file, old))
            return notWritten(path, error);
    return NewFile(std::move(state));
}

NewFile::NewFile(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

NewFile::NewFile(NewFile&&) noexcept = default;
NewFile& NewFile::operator=(NewFile&&) noexcept = default;
NewFile::~NewFile() = default;

std::optional<Problem> NewFile::reserve(std::size_t bytes)
{
    if (m_state->temporary.empty() || bytes == 0)
        return std::nullopt;
    m_state->needed = bytes;
    if (const int error = takeSpace(m_state->file.number(), bytes))
        return m_state->problem(error);
    return std::nullopt;
}

std::optional<Problem> NewFile::write(std::string_view bytes)
{
    State& state = *m_state;
    while (!bytes.empty()) {
        const std::string_view piece = bytes.substr(0, WriteBehind::kPiece);
        if (!writeAll(state.file.number(), piece))
            return state.problem(errno);
        state.written += piece.size();
        if (!state.temporary.empty())
            state.behind.written(state.file.number(), state.written);
        bytes.remove_prefix(piece.size());
    }
    return std::nullopt;
}

std::optional<Problem> NewFile::commit()
{
    State& state = *m_state;
    if (state.temporary.empty())
        return state.file.close() ? std::nullopt : std::optional(notWritten(state.path, errno));
    if (::fsync(state.file.number()) != 0)
        return state.problem(errno);
    if (const int error = state.takePlace())
        return notWritten(state.path, error);
    state.temporary.clear();
    state.file.close(); // after fsync() nothing can be lost
    syncFolder(state.target);
    return std::nullopt;
}

const std::string& NewFile::temporaryPath() const
{
    return m_state->temporary;
}

bool NewFile::isNameless() const
{
    return m_state->isNameless;
}

} // namespace tconv
