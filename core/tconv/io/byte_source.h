// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/io/descriptor.h>

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>

namespace tconv {

/// Bytes that are read one after another, from a file, pipe, device or stream.
///
/// Files are read into memory and not mapped: another program may shorten a mapped file at any
/// time, which then ends the reader by SIGBUS; the values would have to lie aligned in the file;
/// and both cost the same memory and, beside the first touch of the pages, nearly the same time.
class ByteSource {
public:
    /// Problems: file_not_found, file_unreadable.
    static Result<ByteSource> open(const std::filesystem::path& path);

    /// `name` stands for it in messages. The stream must live as long.
    ByteSource(std::istream& stream, std::string name);

    /// The bytes that a file has; nothing is known of a pipe, device or stream.
    std::optional<std::size_t> size() const { return m_size; }

    /// Fills `to` and answers how much of it: less only at the end. Problem: file_unreadable.
    Result<std::size_t> read(std::span<std::byte> to);

private:
    ByteSource(Descriptor file, std::string name, std::optional<std::size_t> size);

    std::istream* m_stream = nullptr; ///< otherwise it is the file
    Descriptor m_file;
    std::string m_name;
    std::optional<std::size_t> m_size;
};

} // namespace tconv
