// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/problem.h>
#include <tconv/base/shape4.h>
#include <tconv/layer/size.h>

#include <optional>
#include <vector>

namespace tconv {

/// The options of an ordinary convolution, in PyTorch's words.
struct Conv2dOptions {
    Size2 stride{1, 1};
    Size2 padding{0, 0};
    Size2 dilation{1, 1};
    Index groups = 1;

    friend bool operator==(const Conv2dOptions&, const Conv2dOptions&) = default;
};

/// One Conv2d as its constructor call names it. The weight has the shape
/// (outChannels, inChannels / groups, kernelSize.height, kernelSize.width).
struct Conv2dLayer {
    Index inChannels = 1;
    Index outChannels = 1;
    Size2 kernelSize{1, 1};
    Conv2dOptions options{};

    friend bool operator==(const Conv2dLayer&, const Conv2dLayer&) = default;
};

/// PyTorch's formula per axis: floor((input + 2 padding - dilation (kernel - 1) - 1) / stride) + 1.
/// 0 where the kernel does not fit; at most kMaxExtent.
/// \pre stride >= 1, nothing is negative
Index conv2dOutputSize(const AxisSettings& settings);
Size2 conv2dOutputSize(Size2 input, Size2 kernel, const Conv2dOptions& options);

/// Everything that running the layer on this input (N,C,H,W) checks, and that a bias with
/// `biasSize` values, where it is given, has one for each output channel: all broken rules, the one
/// that PyTorch would name first in front (order: check_shape_forward of PyTorch 1.13).
std::vector<Problem> checkConv2d(const Conv2dLayer& layer, Shape4 input,
                                 std::optional<Index> biasSize = std::nullopt);

} // namespace tconv
