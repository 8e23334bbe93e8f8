// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace tconv {

/// The ways to compute a convolution.
enum class ConvolutionPath {
    Plain, ///< its definition, one product at a time
    Tiles, ///< products of matrices that read the input in place
    Rows,  ///< a few output rows at a time, for few channels
};

/// "plain", "tiles" or "rows".
std::string_view name(ConvolutionPath path);

} // namespace tconv
