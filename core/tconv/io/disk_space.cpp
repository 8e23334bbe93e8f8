// SPDX-License-Identifier: MIT
#include <tconv/io/disk_space.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/statvfs.h>
#include <sys/types.h>

namespace tconv {

namespace {

#ifdef __linux__
/// Not posix_fallocate(), which writes to every block where the file system cannot do it.
int allocate(int file, std::size_t bytes)
{
    int error = 0;
    do
        error = ::fallocate(file, 0, 0, static_cast<off_t>(bytes)) == 0 ? 0 : errno;
    while (error == EINTR);
    return error;
}

/// Whether there may be so much space, with what is kept for the system.
bool mayHave(int file, std::size_t bytes)
{
    struct statvfs disk {};
    return ::fstatvfs(file, &disk) != 0 || disk.f_blocks == 0 ||
           bytes / disk.f_frsize <= disk.f_bfree;
}
#endif

} // namespace

std::optional<std::uint64_t> freeBytes(int file)
{
    struct statvfs disk {};
    if (::fstatvfs(file, &disk) != 0 || disk.f_blocks == 0)
        return std::nullopt;
    return std::uint64_t(disk.f_bavail) * disk.f_frsize;
}

int takeSpace([[maybe_unused]] int file, [[maybe_unused]] std::size_t bytes)
{
    int error = 0;
#ifdef __linux__
    // Some file systems take all that there is, from everybody, before they find it too little;
    // and what is told of free space counts only where space can be taken.
    error = allocate(file, 1);
    if (error == 0)
        error = mayHave(file, bytes) ? allocate(file, bytes) : ENOSPC;
#endif
    return error == EOPNOTSUPP || error == ENOSYS ? 0 : error;
}

} // namespace tconv
