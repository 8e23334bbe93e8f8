// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/layer/size.h>

#include <vector>

namespace tconv {

/// Where the product of an input cell and a kernel tap lands on the canvas: the definition of the
/// transposed convolution, y[i s + a d] += x[i] k[a]. The kernel is stamped as it is, not rotated.
constexpr Cell landing(Cell input, Cell tap, const ConvTranspose2dOptions& options)
{
    return {input.row * options.stride.height + tap.row * options.dilation.height,
            input.column * options.stride.width + tap.column * options.dilation.width};
}

/// An input position and a tap along one axis.
struct AxisPair {
    Index input = 0;
    Index tap = 0;
};

/// All pairs whose product lands on a canvas position, in the order of the input.
/// \pre settings are legal
std::vector<AxisPair> pairsLandingOn(Index canvasPosition, const AxisSettings& settings);

} // namespace tconv
