// SPDX-License-Identifier: MIT
#include <tconv/experiment/evaluation.h>
#include <tconv/experiment/operands.h>
#include <tconv/layer/legality.h>

#include <algorithm>
#include <array>
#include <limits>

namespace tconv {

namespace {

/// The canvas of every sample and output channel: first the bias everywhere, then stamp by stamp.
template <typename T>
Tensor4<T> scatter(const Operands<T>& operands, const Experiment& experiment, Shape4 canvasShape)
{
    const ConvTranspose2dLayer layer = layerOf(experiment);
    const Shape4& input = experiment.input.shape();
    const Shape4& weight = experiment.weight.shape();
    const Index channelsPerGroup = layer.inChannels / layer.options.groups;
    const Index kernelCells = weight.height * weight.width;
    Tensor4<T> canvas(canvasShape);
    for (Index n = 0; n < input.batch; ++n)
        for (Index c = 0; c < layer.outChannels; ++c) {
            T* plane = canvas.plane(n, c).data();
            std::fill_n(plane, canvasShape.height * canvasShape.width,
                        operands.bias[static_cast<std::size_t>(c)]);
            const Index first = firstInputChannelFor(layer, c);
            for (Index from = first; from < first + channelsPerGroup; ++from) {
                const T* kernel =
                    operands.weight.data() +
                    (from * weight.channels + weightChannelFor(layer, c)) * kernelCells;
                const T* value = operands.input.data() +
                                 (n * input.channels + from) * input.height * input.width;
                for (Index i = 0; i < input.height; ++i)
                    for (Index j = 0; j < input.width; ++j, ++value)
                        addStamp(plane, canvasShape.width, *value, {i, j}, kernel, weight.plane(),
                                 layer.options);
            }
        }
    return canvas;
}

void checkLimit(std::vector<Problem>& problems, const char* what, std::optional<Index> size,
                Index limit)
{
    const Index asked = size.value_or(std::numeric_limits<Index>::max());
    if (asked > limit)
        problems.push_back({ProblemCode::SizeTooLarge, {}, {asked, limit}, what});
}

Shape4 canvasShape(const Experiment& experiment, const CanvasGeometry& geometry)
{
    return {experiment.input.shape().batch, layerOf(experiment).outChannels, geometry.canvas.height,
            geometry.canvas.width};
}

} // namespace

Shape4 Evaluation::outputShape() const
{
    return {canvas.shape().batch, canvas.shape().channels, geometry.output.height,
            geometry.output.width};
}

std::vector<Problem> checkExperiment(const Experiment& experiment, const EvaluationLimits& limits)
{
    const ConvTranspose2dLayer layer = layerOf(experiment);
    const Shape4& shape = experiment.input.shape();
    const std::array sizes{shape.batch, shape.channels, shape.height, shape.width};
    std::optional<Index> biasSize;
    if (experiment.bias)
        biasSize = static_cast<Index>(experiment.bias->size());
    std::vector<Problem> problems = checkForward(layer, sizes, biasSize);
    if (!problems.empty())
        return problems;
    const CanvasGeometry geometry = canvasGeometry(shape.plane(), layer.kernelSize, layer.options);
    checkLimit(problems, "the number of canvas cells", canvasShape(experiment, geometry).elements(),
               limits.cells);
    checkLimit(problems, "the number of products", productCount(experiment), limits.products);
    return problems;
}

Evaluation evaluate(const Experiment& experiment, const EvaluationLimits& limits)
{
    Evaluation evaluation;
    evaluation.problems = checkExperiment(experiment, limits);
    if (!evaluation.ok())
        return evaluation;
    evaluation.geometry = canvasGeometry(experiment.input.shape().plane(),
                                         experiment.weight.shape().plane(), experiment.options);
    evaluation.products = productCount(experiment).value();
    const Shape4 shape = canvasShape(experiment, evaluation.geometry);
    evaluation.canvas = std::visit(
        [&](const auto& operands) {
            return numbers(scatter(operands, experiment, shape), operands.denominator);
        },
        prepareOperands(experiment, limits));
    return evaluation;
}

} // namespace tconv
