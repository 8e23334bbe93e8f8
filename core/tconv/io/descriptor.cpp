// SPDX-License-Identifier: MIT
#include <tconv/io/descriptor.h>

#include <cerrno>
#include <system_error>

namespace tconv {

std::string fileReason(int error)
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
        return "the disk is full";
    case EDQUOT:
        return "the quota on the disk is used up";
    case EFBIG:
        return "the file would exceed the limit of file sizes";
    case ENAMETOOLONG:
        return "the name is too long";
    case ELOOP:
        return "its symbolic links form a circle";
    case EBADF:
        return "it is closed";
    case EPIPE:
        return "nobody reads it";
    case ECANCELED:
        return "it was cancelled";
    default:
        return std::generic_category().message(error);
    }
}

} // namespace tconv
