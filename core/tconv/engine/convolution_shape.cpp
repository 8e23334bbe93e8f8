// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/convolution_shape.h>

namespace tconv {

namespace {

ConvolutionShape withAxes(const LayerShape& sizes)
{
    return {sizes,
            convolutionAxis(along(Axis::Height, sizes.input, sizes.kernel, sizes.options),
                            sizes.output.height),
            convolutionAxis(along(Axis::Width, sizes.input, sizes.kernel, sizes.options),
                            sizes.output.width)};
}

} // namespace

Index ConvolutionShape::multiplyAdds() const
{
    return checkedProduct(
               {sizes.batch, sizes.outChannels(), sizes.inPerGroup, rows.pairs(), columns.pairs()})
        .value_or(Index(1) << 62);
}

ConvolutionShape convolutionShape(const Conv2dLayer& layer, Shape4 input)
{
    const Conv2dOptions& options = layer.options;
    return withAxes({.options = {.stride = options.stride,
                                 .padding = options.padding,
                                 .dilation = options.dilation,
                                 .groups = options.groups},
                     .batch = input.batch,
                     .inPerGroup = layer.inChannels / options.groups,
                     .outPerGroup = layer.outChannels / options.groups,
                     .input = input.plane(),
                     .kernel = layer.kernelSize,
                     .output = conv2dOutputSize(input.plane(), layer.kernelSize, options)});
}

ConvolutionShape adjointShape(const LayerShape& layer)
{
    LayerShape sizes = layer;
    sizes.inPerGroup = layer.outPerGroup;
    sizes.outPerGroup = layer.inPerGroup;
    sizes.input = layer.output;
    sizes.output = layer.input;
    return withAxes(sizes);
}

} // namespace tconv
