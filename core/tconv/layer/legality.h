// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/problem.h>
#include <tconv/base/result.h>
#include <tconv/layer/layer.h>

#include <initializer_list>
#include <optional>
#include <span>
#include <vector>

namespace tconv {

// The legality rules of ConvTranspose2d, each stated once. Every function answers all broken
// rules, the one that PyTorch would name first in front (order: PyTorch 1.13, tried pair by pair).

/// The most values that a tensor of a layer may have; more is refused before anything is computed.
inline constexpr Index kMaxTensorElements = Index(1) << 36;

/// The rules that the constructor checks: groups and channel counts, no negative tensor sizes.
std::vector<Problem> checkConstruction(const ConvTranspose2dLayer& layer);

/// The rules that each number obeys alone, in Conv2d as well: padding and output_padding >= 0,
/// stride, dilation and the sizes of kernel and input >= 1.
std::vector<Problem> checkSettings(Size2 input, Size2 kernel,
                                   const ConvTranspose2dOptions& options);

/// Adds a problem where a tensor (`what`) would have more than kMaxTensorElements values.
void checkElements(std::vector<Problem>& problems, const char* what,
                   std::initializer_list<Index> sizes);

/// The rules of stride, padding, output_padding, dilation and kernel_size, and that the output has
/// a cell: per axis output_padding < stride or output_padding < dilation, and output size >= 1.
std::vector<Problem> checkOptions(Size2 input, Size2 kernel, const ConvTranspose2dOptions& options);

/// Everything that running the layer on an input of this shape (N,C,H,W or C,H,W) checks, and that
/// a bias with `biasSize` values, where it is given, has one for each output channel.
std::vector<Problem> checkForward(const ConvTranspose2dLayer& layer,
                                  std::span<const Index> inputShape,
                                  std::optional<Index> biasSize = std::nullopt);

/// The output_padding that makes the output this large, as the argument output_size of PyTorch's
/// forward() does: stricter than the rule for output_padding, since it must be below the stride
/// even where the dilation is larger. `outputSize` has 2 values, or the rank of the input.
/// Problems: output_size_wrong_length, output_size_out_of_range.
Result<Size2> outputPaddingFor(std::span<const Index> outputSize, std::size_t inputRank,
                               Size2 input, Size2 kernel, const ConvTranspose2dOptions& options);

/// The least and the most that an argument may be now, with the others as they are.
struct Bounds {
    Index least = 0;
    Index most = 0;
};

/// The legal padding along an axis: 0 up to where the output still has one cell.
Bounds paddingBounds(Axis axis, Size2 input, Size2 kernel, const ConvTranspose2dOptions& options);
/// The legal output_padding along an axis: from 0 (or what the output needs) to max(s, d) - 1.
Bounds outputPaddingBounds(Axis axis, Size2 input, Size2 kernel,
                           const ConvTranspose2dOptions& options);

} // namespace tconv
