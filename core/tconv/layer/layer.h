// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <string>

namespace tconv {

/// The options of a transposed convolution in PyTorch's words and PyTorch's counting: dilation 1
/// means no gaps, and padding crops the output. (Other libraries call outputPadding "adjustment"
/// and count dilation from 0.)
struct ConvTranspose2dOptions {
    Size2 stride{1, 1};
    Size2 padding{0, 0};
    Size2 outputPadding{0, 0};
    Size2 dilation{1, 1};
    Index groups = 1;

    friend bool operator==(const ConvTranspose2dOptions&, const ConvTranspose2dOptions&) = default;
};

/// One layer as its constructor call names it. The weight has the shape
/// (inChannels, outChannels / groups, kernelSize.height, kernelSize.width).
struct ConvTranspose2dLayer {
    Index inChannels = 1;
    Index outChannels = 1;
    Size2 kernelSize{1, 1};
    ConvTranspose2dOptions options{};
    bool bias = true;

    friend bool operator==(const ConvTranspose2dLayer&, const ConvTranspose2dLayer&) = default;
};

/// PyTorch's exact text of the layer, e.g.
/// "ConvTranspose2d(1, 1, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1))": defaults are left
/// out, and the order is padding, dilation, output_padding, groups, bias.
std::string repr(const ConvTranspose2dLayer& layer);

} // namespace tconv
