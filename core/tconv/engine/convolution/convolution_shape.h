// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/convolution/convolution_axis.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/layer/conv2d_layer.h>

namespace tconv {

/// A convolution's numbers as the engine's loops need them. `sizes.output` may be smaller than the
/// whole map: then its rows and columns at the end are not computed.
struct ConvolutionShape {
    LayerShape sizes;
    ConvolutionAxis rows;
    ConvolutionAxis columns;

    /// Parts into which a channel is taken apart.
    Index residues() const
    {
        return static_cast<Index>(rows.residues.size() * columns.residues.size());
    }
    /// Products of an output value's sum, its cells in the padding among them.
    Index steps() const
    {
        return sizes.inPerGroup * static_cast<Index>(rows.taps.size() * columns.taps.size());
    }
    /// Products of an input and a weight that do not lie in the padding: saturates at 2^62.
    Index multiplyAdds() const;
};

/// \pre checkConv2d(layer, input) is empty
ConvolutionShape convolutionShape(const Conv2dLayer& layer, Shape4 input);

/// The convolution V whose transpose is the layer: from the layer's output to its input's shape,
/// with the layer's own weight, read as (C_in, C_out / groups, kH, kW) by both.
ConvolutionShape adjointShape(const LayerShape& layer);

} // namespace tconv
