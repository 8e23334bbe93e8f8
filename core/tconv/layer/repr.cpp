// SPDX-License-Identifier: MIT
#include <tconv/layer/layer.h>

namespace tconv {

namespace {

std::string pairText(Size2 pair)
{
    return "(" + std::to_string(pair.height) + ", " + std::to_string(pair.width) + ")";
}

} // namespace

std::string repr(const ConvTranspose2dLayer& layer)
{
    const ConvTranspose2dOptions defaults;
    const ConvTranspose2dOptions& options = layer.options;
    std::string text = "ConvTranspose2d(" + std::to_string(layer.inChannels) + ", " +
                       std::to_string(layer.outChannels) +
                       ", kernel_size=" + pairText(layer.kernelSize) +
                       ", stride=" + pairText(options.stride);
    if (options.padding != defaults.padding)
        text += ", padding=" + pairText(options.padding);
    if (options.dilation != defaults.dilation)
        text += ", dilation=" + pairText(options.dilation);
    if (options.outputPadding != defaults.outputPadding)
        text += ", output_padding=" + pairText(options.outputPadding);
    if (options.groups != defaults.groups)
        text += ", groups=" + std::to_string(options.groups);
    if (!layer.bias)
        text += ", bias=False";
    return text + ")";
}

} // namespace tconv
