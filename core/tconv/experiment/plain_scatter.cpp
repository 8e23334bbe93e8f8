// SPDX-License-Identifier: MIT
#include <tconv/base/rational.h>
#include <tconv/base/wide.h>
#include <tconv/experiment/experiment.h>
#include <tconv/experiment/operands.h>
#include <tconv/experiment/plain_scatter.h>
#include <tconv/layer/legality.h>
#include <tconv/layer/size.h>

#include <algorithm>
#include <array>
#include <limits>

namespace tconv {

namespace {

ConvTranspose2dLayer layerOf(Shape4 weight, bool bias, const ConvTranspose2dOptions& options)
{
    return {.inChannels = weight.batch,
            .outChannels = weight.channels * std::max<Index>(1, options.groups),
            .kernelSize = weight.plane(),
            .options = options,
            .bias = bias};
}

void checkLimit(std::vector<Problem>& problems, const char* what, std::optional<Index> cells)
{
    const Index asked = cells.value_or(std::numeric_limits<Index>::max());
    if (asked > kMaxPlainCells)
        problems.push_back({ProblemCode::SizeTooLarge, {}, {asked, kMaxPlainCells}, what});
}

/// All stamps of one output channel of one sample. \pre the plane holds the bias
template <typename T>
void stampChannel(Tensor4<T>& plane, const PlainTensors<T>& tensors,
                  const ConvTranspose2dLayer& layer, Index sample, Index channel)
{
    const Size2 size = tensors.input.shape().plane();
    const Index first = firstInputChannelFor(layer, channel);
    const Index last = first + layer.inChannels / layer.options.groups;
    for (Index from = first; from < last; ++from) {
        const T* kernel = tensors.weight.plane(from, weightChannelFor(layer, channel)).data();
        const T* value = tensors.input.plane(sample, from).data();
        for (Index i = 0; i < size.height; ++i)
            for (Index j = 0; j < size.width; ++j, ++value)
                addStamp(plane.values().data(), plane.shape().width, *value, {i, j}, kernel,
                         layer.kernelSize, layer.options);
    }
}

template <typename T>
void copyWindow(const Tensor4<T>& canvas, const CanvasGeometry& geometry, T* target)
{
    const Cell start = geometry.windowStart;
    for (Index row = 0; row < geometry.output.height; ++row) {
        const T* source =
            canvas.values().data() + (start.row + row) * geometry.canvas.width + start.column;
        target = std::copy_n(source, geometry.output.width, target);
    }
}

} // namespace

std::vector<Problem> checkPlainScatter(Shape4 input, Shape4 weight, std::optional<Index> biasSize,
                                       const ConvTranspose2dOptions& options)
{
    const ConvTranspose2dLayer layer = layerOf(weight, biasSize.has_value(), options);
    const std::array sizes{input.batch, input.channels, input.height, input.width};
    std::vector<Problem> problems = checkForward(layer, sizes);
    if (biasSize && *biasSize != layer.outChannels)
        problems.push_back({ProblemCode::BiasShapeMismatch, {}, {layer.outChannels, *biasSize}});
    if (!problems.empty())
        return problems;
    const CanvasGeometry geometry = canvasGeometry(input.plane(), weight.plane(), options);
    const Shape4 output{input.batch, layer.outChannels, geometry.output.height,
                        geometry.output.width};
    checkLimit(problems, "the number of output values", output.elements());
    checkLimit(problems, "the number of values in a plane before cropping",
               checkedProduct(geometry.canvas.height, geometry.canvas.width));
    return problems;
}

template <typename T>
Tensor4<T> plainScatter(const PlainTensors<T>& tensors, const ConvTranspose2dOptions& options)
{
    const Shape4& input = tensors.input.shape();
    const ConvTranspose2dLayer layer =
        layerOf(tensors.weight.shape(), tensors.bias.has_value(), options);
    const CanvasGeometry geometry = canvasGeometry(input.plane(), layer.kernelSize, options);
    Tensor4<T> output(
        {input.batch, layer.outChannels, geometry.output.height, geometry.output.width});
    Tensor4<T> canvas({1, 1, geometry.canvas.height, geometry.canvas.width});
    for (Index n = 0; n < input.batch; ++n)
        for (Index c = 0; c < layer.outChannels; ++c) {
            const T bias = tensors.bias ? (*tensors.bias)[static_cast<std::size_t>(c)] : T(0);
            std::ranges::fill(canvas.values(), bias);
            stampChannel(canvas, tensors, layer, n, c);
            copyWindow(canvas, geometry, output.plane(n, c).data());
        }
    return output;
}

template Tensor4<double> plainScatter(const PlainTensors<double>&, const ConvTranspose2dOptions&);
template Tensor4<std::int64_t> plainScatter(const PlainTensors<std::int64_t>&,
                                            const ConvTranspose2dOptions&);
template Tensor4<Wide> plainScatter(const PlainTensors<Wide>&, const ConvTranspose2dOptions&);
template Tensor4<BigInteger> plainScatter(const PlainTensors<BigInteger>&,
                                          const ConvTranspose2dOptions&);

} // namespace tconv
