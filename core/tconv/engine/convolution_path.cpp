// SPDX-License-Identifier: MIT
#include <tconv/engine/convolution_path.h>

namespace tconv {

std::string_view name(ConvolutionPath path)
{
    switch (path) {
    case ConvolutionPath::Tiles:
        return "tiles";
    case ConvolutionPath::Rows:
        return "rows";
    default:
        return "plain";
    }
}

} // namespace tconv
