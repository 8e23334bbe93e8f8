// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/problem.h>
#include <tconv/base/tensor4.h>
#include <tconv/layer/layer.h>

#include <optional>
#include <vector>

namespace tconv {

/// A layer's tensors in one number type, as they come out of files.
template <typename T>
struct PlainTensors {
    Tensor4<T> input;                   ///< (N, C_in, H, W)
    Tensor4<T> weight;                  ///< (C_in, C_out / groups, kH, kW)
    std::optional<std::vector<T>> bias; ///< C_out values, or none
};

/// The most values of an output, and of one of its planes before it is cropped.
inline constexpr Index kMaxPlainCells = Index(1) << 28;

/// Every rule that tensors of these shapes break, the limit among them.
std::vector<Problem> checkPlainScatter(Shape4 input, Shape4 weight, std::optional<Index> biasSize,
                                       const ConvTranspose2dOptions& options);

/// The layer's output by one loop of stamps, in the arithmetic of T and with no check of its own:
/// for double, std::int64_t, Wide and BigInteger.
/// \pre checkPlainScatter(...) is empty; T holds every partial sum
template <typename T>
Tensor4<T> plainScatter(const PlainTensors<T>& tensors, const ConvTranspose2dOptions& options);

} // namespace tconv
