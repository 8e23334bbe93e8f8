// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/result.h>
#include <tconv/base/tensor4.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>

namespace tconv {

// io: files of numbers. A reader takes bytes and limits, believes no size, and answers a value or
// a Problem.

enum class NpyType { Float32, Float64, Int64 };

/// An array of a .npy file. Integers of every width and booleans are int64 here.
struct NpyArray {
    int rank = 4; ///< 2 (H,W), 3 (C,H,W) or 4 (N,C,H,W); the missing leading sizes are 1
    std::variant<Tensor4<float>, Tensor4<double>, Tensor4<std::int64_t>> values; ///< as NpyType

    NpyType type() const { return static_cast<NpyType>(values.index()); }
    const Shape4& shape() const;
};

struct NpyLimits {
    Index elements = Index(1) << 30; ///< also of an empty array, its sizes of 0 left out
};

/// Reads .npy versions 1 and 2 with float32, float64, integers or booleans, little-endian, in C or
/// Fortran order. As with NumPy, bytes behind the array are ignored.
/// Problems: npy_not_npy, npy_version, npy_truncated, npy_header, npy_type, npy_rank,
/// size_too_large.
Result<NpyArray> readNpy(std::span<const std::byte> bytes, const NpyLimits& limits = {});

/// The same for an array with one dimension, e.g. a bias. Its shape is (1, 1, 1, length).
Result<NpyArray> readNpyVector(std::span<const std::byte> bytes, const NpyLimits& limits = {});

/// The same numbers as rationals. Problem: npy_not_finite.
Result<Tensor4<Rational>> exactValues(const NpyArray& array);

/// The bytes that NumPy's save() writes for the last `rank` sizes of the tensor's shape.
/// \pre rank is 1 to 4, and the sizes left out are 1
std::string writeNpy(const Tensor4<float>& values, int rank);
std::string writeNpy(const Tensor4<double>& values, int rank);
std::string writeNpy(const Tensor4<std::int64_t>& values, int rank);

} // namespace tconv
