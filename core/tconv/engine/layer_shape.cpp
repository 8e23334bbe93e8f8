// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/layer_shape.h>

#include <algorithm>

namespace tconv {

namespace {

/// Pairs of an input position and a tap whose product stays inside the output, by the tap, so that
/// neither long inputs nor large strides cost time.
Index pairsAlong(const AxisSettings& settings)
{
    const Index output = outputSize(settings);
    Index pairs = 0;
    for (Index tap = 0; tap < settings.kernel; ++tap) {
        const Index landing = tap * settings.dilation - settings.padding;
        const Index first = landing >= 0 ? 0 : (-landing + settings.stride - 1) / settings.stride;
        const Index last = landing >= output ? -1 : (output - 1 - landing) / settings.stride;
        pairs += std::max<Index>(0, std::min(last, settings.input - 1) - first + 1);
    }
    return pairs;
}

/// One input position meets no stride and one tap no dilation: numbers beyond all sizes become
/// such that do the same and with which no sum overflows.
ConvTranspose2dOptions withinSizes(const ConvTranspose2dLayer& layer, Size2 input)
{
    ConvTranspose2dOptions options = layer.options;
    for (const Axis axis : kAxes) {
        if (layer.kernelSize[axis] == 1)
            options.dilation[axis] = 1;
        const AxisSettings settings = along(axis, input, layer.kernelSize, layer.options);
        if (settings.input == 1) // no tap may land a stride from where it does
            options.stride[axis] =
                std::min(settings.stride,
                         std::max(fullSize(settings), outputSize(settings)) + settings.padding);
    }
    return options;
}

} // namespace

LayerShape layerShape(const ConvTranspose2dLayer& layer, Shape4 input)
{
    return {.options = withinSizes(layer, input.plane()),
            .batch = input.batch,
            .inPerGroup = layer.inChannels / layer.options.groups,
            .outPerGroup = layer.outChannels / layer.options.groups,
            .input = input.plane(),
            .kernel = layer.kernelSize,
            .output = outputSize(input.plane(), layer.kernelSize, layer.options)};
}

AxisPhases phasesAlong(Axis axis, const LayerShape& shape)
{
    return axisPhases(along(axis, shape.input, shape.kernel, shape.options));
}

bool hasFewPhases(const LayerShape& shape)
{
    const auto phases = [&](Axis axis) {
        return std::min(shape.options.stride[axis], shape.output[axis]);
    };
    constexpr Index kMost = kMaxPhases * kMaxPhases;
    return checkedProduct(phases(Axis::Height), phases(Axis::Width)).value_or(kMost + 1) <= kMost;
}

Index multiplyAdds(const LayerShape& shape)
{
    const Index rows = pairsAlong(along(Axis::Height, shape.input, shape.kernel, shape.options));
    const Index columns = pairsAlong(along(Axis::Width, shape.input, shape.kernel, shape.options));
    return checkedProduct({shape.batch, shape.inChannels(), shape.outPerGroup, rows, columns})
        .value_or(Index(1) << 62);
}

} // namespace tconv
