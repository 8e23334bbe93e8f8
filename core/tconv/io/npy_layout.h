// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/io/npy.h>
#include <tconv/io/npy_header.h>

namespace tconv {

/// What the elements of a .npy file are; little-endian.
enum class NpyElement {
    Float32,
    Float64,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    UInt16,
    UInt32,
    UInt64,
    Boolean,
};

/// How many dimensions an array may have.
enum class NpyRanks {
    Planes, ///< 2 to 4
    Vector, ///< 1
};

/// What a header promises, checked but for the bytes themselves.
struct NpyLayout {
    NpyElement element{};
    Shape4 shape; ///< the missing leading sizes are 1
    int rank = 4;
    bool fortranOrder = false;
    std::size_t dataStart = 0;
    std::size_t dataBytes = 0;
    std::size_t elements = 0;
};

/// Problems: npy_rank, npy_type, size_too_large.
Result<NpyLayout> npyLayout(const NpyHeader& header, NpyRanks ranks, const NpyLimits& limits);

/// Whether a file of so many bytes has the whole array. Problem: npy_truncated.
std::optional<Problem> checkPresent(const NpyLayout& layout, std::size_t fileBytes);

} // namespace tconv
