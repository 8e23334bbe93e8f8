// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/convolution/convolution_shape.h>

#include <algorithm>

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
    Size2 stride = options.stride;
    Size2 dilation = options.dilation;
    for (const Axis axis : kAxes) { // where they have no effect they may be beyond all sizes
        stride[axis] = std::min(stride[axis], kMaxExtent);
        dilation[axis] = std::min(dilation[axis], kMaxExtent);
    }
    return withAxes({.options = {.stride = stride,
                                 .padding = options.padding,
                                 .dilation = dilation,
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
