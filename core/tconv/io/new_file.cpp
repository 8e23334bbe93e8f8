// SPDX-License-Identifier: MIT
#include <tconv/io/descriptor.h>
#include <tconv/io/new_file.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
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
    fs::path path;         ///< as it was named, for messages
    fs::path target;       ///< behind symbolic links
    std::string temporary; ///< empty: it is written directly, or has been committed
    Descriptor file;

    ~State()
    {
        if (!temporary.empty())
            ::unlink(temporary.c_str());
    }
};

namespace {

Problem notWritten(const fs::path& path, int error)
{
    return {ProblemCode::FileNotWritten, {}, {}, path.string() + ": " + fileReason(error)};
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

/// A new file beside `target` with the permissions that new files have; its path is answered, too.
std::pair<Descriptor, std::string> createBeside(const fs::path& target)
{
    std::random_device random;
    for (int attempt = 0; attempt < 100; ++attempt) {
        fs::path path = target;
        path.replace_filename(".tconv-" + std::to_string(random()) + ".tmp");
        Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
        if (file.isOpen())
            return {std::move(file), path.string()};
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

Result<NewFile> NewFile::create(const fs::path& path)
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
    std::tie(state->file, state->temporary) = createBeside(state->target);
    if (!state->file.isOpen())
        return notWritten(path, errno);
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

std::optional<Problem> NewFile::reserve([[maybe_unused]] std::size_t bytes)
{
#ifdef __linux__
    if (m_state->temporary.empty() || bytes == 0)
        return std::nullopt;
    int error = 0;
    do // not posix_fallocate(), which writes to every block where the file system cannot
        error =
            ::fallocate(m_state->file.number(), 0, 0, static_cast<off_t>(bytes)) == 0 ? 0 : errno;
    while (error == EINTR);
    if (error != 0 && error != EOPNOTSUPP && error != ENOSYS)
        return notWritten(m_state->path, error);
#endif
    return std::nullopt;
}

std::optional<Problem> NewFile::write(std::string_view bytes)
{
    if (!writeAll(m_state->file.number(), bytes))
        return notWritten(m_state->path, errno);
    return std::nullopt;
}

std::optional<Problem> NewFile::commit()
{
    State& state = *m_state;
    const bool isTemporary = !state.temporary.empty();
    if ((isTemporary && ::fsync(state.file.number()) != 0) || !state.file.close())
        return notWritten(state.path, errno);
    if (!isTemporary)
        return std::nullopt;
    if (::rename(state.temporary.c_str(), state.target.c_str()) != 0)
        return notWritten(state.path, errno);
    state.temporary.clear();
    syncFolder(state.target);
    return std::nullopt;
}

const std::string& NewFile::temporaryPath() const
{
    return m_state->temporary;
}

} // namespace tconv
