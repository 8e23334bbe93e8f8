// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>
#include <tconv/base/result.h>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tconv {

/// What a .npy file says of its array. https://numpy.org/doc/stable/reference/generated/
/// numpy.lib.format.html
struct NpyHeader {
    std::string descr; ///< the element type, e.g. "<f4"
    bool fortranOrder = false;
    std::vector<Index> shape;  ///< sizes >= 0
    std::size_t dataStart = 0; ///< the header's own length
};

/// Problems: npy_not_npy, npy_version, npy_truncated, npy_header, npy_type (a record's).
Result<NpyHeader> readNpyHeader(std::span<const std::byte> bytes);

/// How many bytes of the file are needed to read its header, as far as these first ones tell: the
/// length of its own that a header begins with may be among them, or not yet.
std::size_t npyHeaderBytes(std::span<const std::byte> bytes);

/// The header in C order exactly as NumPy's save() writes it: version 1.0, a multiple of 64 bytes.
/// \pre up to 4 sizes
std::string npyHeaderText(std::string_view descr, std::span<const Index> shape);

} // namespace tconv
