// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/tensor4.h>
#include <tconv/experiment/experiment.h>
#include <tconv/layer/conv2d_layer.h>

#include <optional>
#include <vector>

namespace tconv {

/// Conv2d as PyTorch computes it (cross-correlation, the input padded with zeros), by its textbook
/// definition. input (N, C_in, H, W), weight (C_out, C_in / groups, kH, kW), bias C_out values.
/// The output size is floor((H + 2p - d(k - 1) - 1) / s) + 1. \pre it is at least 1, groups divide
Tensor4<Rational> conv2d(const Tensor4<Rational>& input, const Tensor4<Rational>& weight,
                         const std::optional<std::vector<Rational>>& bias,
                         const Conv2dOptions& options);

/// The transposed convolution as the adjoint of Conv2d: y[r] = <x, Conv2d(e_r)> + bias, where e_r
/// is the output-shaped tensor with a single 1 and Conv2d has the same weight, stride, padding and
/// dilation. An independent route, quadratic in the sizes: for checking only.
/// \pre checkExperiment(experiment) is empty; output sizes as given
Tensor4<Rational> gatherByAdjoint(const Experiment& experiment, Size2 outputSize);

/// The number of multiplications that gatherByAdjoint needs; to be checked before calling it.
std::optional<Index> adjointCost(const Experiment& experiment, Size2 outputSize);

} // namespace tconv
