// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/problem.h>
#include <tconv/base/result.h>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace tconv {

/// A file in the making: a new one in the folder of the one that is meant, which takes its place
/// and permissions once all bytes are on the disk. Without commit() it goes, and the old one stays.
/// Where the file system can, it has no name until then, so that nothing is left even when the
/// program is killed.
/// A symbolic link stays one; its target is replaced. A pipe or device is written to directly, and
/// so is what /dev/stdout and its like mean: bytes go to where that stream stands.
/// The bytes are written and not mapped, so that a disk's failure is a Problem and never a SIGBUS.
/// All problems are file_not_written with the reason.
class NewFile {
public:
    /// When the new file gets a name.
    enum class Named {
        Late,  ///< in commit() where the file system can, otherwise at once
        Early, ///< at once
    };

    static Result<NewFile> create(const std::filesystem::path& path, Named named = Named::Late);

    NewFile(NewFile&&) noexcept;
    NewFile& operator=(NewFile&&) noexcept;
    ~NewFile(); ///< removes what was not committed

    /// Takes the disk's space for so many bytes, so that a full disk is known before they are
    /// computed. Where a file system cannot, nothing happens. A problem tells how many bytes are
    /// needed and free, one of write() and commit() afterwards, too.
    /// \pre nothing is written yet, and at least so many bytes will be before commit()
    std::optional<Problem> reserve(std::size_t bytes);
    std::optional<Problem> write(std::string_view bytes);
    /// Afterwards the bytes are on the disk, under the name that was meant.
    std::optional<Problem> commit();

    /// The name that the bytes have until commit(), or for a moment within it; empty for a pipe or
    /// device. Whoever ends the program from outside, a signal handler, has to remove it.
    const std::string& temporaryPath() const;
    /// Whether the bytes have no name yet.
    bool isNameless() const;

private:
    struct State;

    explicit NewFile(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace tconv
