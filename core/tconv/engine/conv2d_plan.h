// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/layer_plan.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/layer/conv2d_layer.h>

#include <span>

namespace tconv {

using Conv2dChoices = PathChoices<ConvolutionPath>;
using Conv2dDescription = PathDescription<ConvolutionPath>;

struct ConvolutionShape;

/// PyTorch's Conv2d (cross-correlation, padding with zeros) prepared for inputs of one shape:
///     y[n,o,i,j] = bias[o] + Σ w[o,c,a,b] x[n,c, i s - p + a d, j s - p + b d],
/// with an s, p and d for each axis and c over the channels of o's group. See LayerPlan. For float
/// and double.
template <typename T>
class Conv2dPlan : public LayerPlan<T, ConvolutionPath> {
public:
    /// `input` is N,C,H,W. The values are copied when they are first needed: they must stay until
    /// pack() or the first run has returned. A weight that is not finite leaves only the plain
    /// path, since the others multiply it with the padding's zeros.
    /// \pre values.weight has outChannels * inChannels / groups * kH * kW values, values.bias
    /// outChannels or none.
    /// Problems: the first that checkConv2d() names; out_of_memory.
    static Result<Conv2dPlan> make(const Conv2dLayer& layer, Shape4 input,
                                   const LayerValues<T>& values, const Conv2dChoices& choices = {});

    /// The adjoint V of a transposed convolution without its bias: <V y, x> = <y, layer(x)>. It
    /// takes what has the shape of the layer's output, whatever its output_padding, and gives what
    /// has the shape of its input: so it is also the gradient with respect to the input.
    /// `weight` is the layer's own (in_channels, out_channels / groups, kH, kW); it must stay, too.
    /// Problems: the first that checkForward() names; out_of_memory.
    static Result<Conv2dPlan> makeAdjoint(const ConvTranspose2dLayer& layer, Shape4 layerInput,
                                          std::span<const T> weight,
                                          const Conv2dChoices& choices = {});

private:
    explicit Conv2dPlan(PreparedLayer<T, ConvolutionPath> layer);
    static Result<Conv2dPlan> makeFor(const ConvolutionShape& shape, const LayerValues<T>& values,
                                      const Conv2dChoices& choices);
};

extern template class Conv2dPlan<float>;
extern template class Conv2dPlan<double>;

} // namespace tconv
