// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/tensor4.h>
#include <tconv/engine/conv2d_plan.h>
#include <tconv/engine/plan.h>

#include <span>
#include <type_traits>

namespace tconv {

// A layer in one call, as torch.nn.functional has it: the channels are those of the tensors.
// Whoever computes a layer more than once makes a plan of it, which spares the packing of the
// weights and the memory of the output. For float and double.

/// The transposed convolution of input (N, C_in, H, W) with weight (C_in, C_out / groups, kH, kW)
/// and bias (C_out values, or empty for none), on up to choices.threads threads.
/// Problems: the first that checkForward() names, a wrong bias among them; out_of_memory.
template <typename T>
Result<Tensor4<T>> convTranspose2d(const Tensor4<T>& input, const Tensor4<T>& weight,
                                   std::span<const std::type_identity_t<T>> bias,
                                   const ConvTranspose2dOptions& options,
                                   const PlanChoices& choices = {});

/// The convolution of input (N, C_in, H, W) with weight (C_out, C_in / groups, kH, kW) and bias
/// (C_out values, or empty for none), on up to choices.threads threads.
/// Problems: the first that checkConv2d() names, a wrong bias among them; out_of_memory.
template <typename T>
Result<Tensor4<T>> conv2d(const Tensor4<T>& input, const Tensor4<T>& weight,
                          std::span<const std::type_identity_t<T>> bias,
                          const Conv2dOptions& options, const Conv2dChoices& choices = {});

extern template Result<Tensor4<float>> convTranspose2d(const Tensor4<float>&, const Tensor4<float>&,
                                                       std::span<const float>,
                                                       const ConvTranspose2dOptions&,
                                                       const PlanChoices&);
extern template Result<Tensor4<double>>
convTranspose2d(const Tensor4<double>&, const Tensor4<double>&, std::span<const double>,
                const ConvTranspose2dOptions&, const PlanChoices&);
extern template Result<Tensor4<float>> conv2d(const Tensor4<float>&, const Tensor4<float>&,
                                              std::span<const float>, const Conv2dOptions&,
                                              const Conv2dChoices&);
extern template Result<Tensor4<double>> conv2d(const Tensor4<double>&, const Tensor4<double>&,
                                               std::span<const double>, const Conv2dOptions&,
                                               const Conv2dChoices&);

} // namespace tconv
