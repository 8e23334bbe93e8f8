// SPDX-License-Identifier: MIT
#include "document/experiment_edits.h"

#include <tconv/layer/legality.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

using tconv::Experiment;
using tconv::Index;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Shape4;
using Numbers = tconv::Tensor4<tconv::Rational>;

namespace {

std::optional<Problem> sizeProblem(const Shape4& shape, const char* what)
{
    constexpr Index kUncountable = std::numeric_limits<Index>::max();
    const Index elements = shape.elements().value_or(kUncountable);
    if (elements > kMaxEditedValues)
        return Problem{ProblemCode::SizeTooLarge, {}, {elements, kMaxEditedValues}, what};
    return std::nullopt;
}

std::optional<Problem> inputProblem(const Shape4& shape)
{
    for (const Index size : {shape.batch, shape.channels, shape.height, shape.width})
        if (size < 0)
            return Problem{ProblemCode::NegativeDimension, {}, {size}, "the input"};
    return sizeProblem(shape, "the number of input values");
}

Shape4 weightShape(const tconv::ConvTranspose2dLayer& layer)
{
    const Index groups = std::max<Index>(1, layer.options.groups);
    return {layer.inChannels, layer.outChannels / groups, layer.kernelSize.height,
            layer.kernelSize.width};
}

/// The rule that keeps an experiment from having this layer at all.
std::optional<Problem> layerProblem(const tconv::ConvTranspose2dLayer& layer)
{
    for (const Problem& problem : tconv::checkConstruction(layer))
        if (problem.code == ProblemCode::NegativeDimension ||
            problem.code == ProblemCode::OutChannelsNotDivisibleByGroups)
            return problem;
    return sizeProblem(weightShape(layer), "the number of weight values");
}

void resize(Numbers& numbers, const Shape4& shape)
{
    if (numbers.shape() != shape)
        numbers = tconv::resized(numbers, shape);
}

void setInputChannels(Experiment& experiment, Index channels)
{
    Shape4 shape = experiment.input.shape();
    shape.channels = channels;
    resize(experiment.input, shape);
}

void fitBias(Experiment& experiment)
{
    if (experiment.bias)
        experiment.bias->resize(static_cast<std::size_t>(tconv::layerOf(experiment).outChannels));
}

/// The edited experiment, or the one before where the edit is refused.
template <typename Edit>
Experiment edited(Experiment experiment, Edit edit)
{
    tconv::Result<Experiment> result = edit(experiment);
    return result ? std::move(result).value() : std::move(experiment);
}

template <typename Change>
Experiment withChangedLayer(Experiment experiment, Change change)
{
    tconv::ConvTranspose2dLayer layer = tconv::layerOf(experiment);
    change(layer);
    return edited(std::move(experiment),
                  [&](const Experiment& before) { return withLayer(before, layer); });
}

template <typename Change>
Experiment withChangedInput(Experiment experiment, Change change)
{
    Shape4 shape = experiment.input.shape();
    change(shape);
    return edited(std::move(experiment),
                  [&](const Experiment& before) { return withInputShape(before, shape); });
}

} // namespace

tconv::Result<Experiment> withLayer(Experiment experiment, const tconv::ConvTranspose2dLayer& layer)
{
    if (const auto problem = layerProblem(layer))
        return *problem;
    const bool hasOtherChannels = layer.inChannels != experiment.weight.shape().batch;
    Shape4 input = experiment.input.shape();
    input.channels = layer.inChannels;
    if (hasOtherChannels) {
        if (const auto problem = inputProblem(input))
            return *problem;
        resize(experiment.input, input);
    }
    resize(experiment.weight, weightShape(layer));
    experiment.options = layer.options;
    if (layer.bias != experiment.bias.has_value())
        experiment.bias = layer.bias ? std::optional(std::vector<tconv::Rational>()) : std::nullopt;
    fitBias(experiment);
    return experiment;
}

tconv::Result<Experiment> withInputShape(Experiment experiment, Shape4 shape)
{
    if (const auto problem = inputProblem(shape))
        return *problem;
    if (shape.channels != experiment.input.shape().channels) {
        tconv::ConvTranspose2dLayer layer = tconv::layerOf(experiment);
        layer.inChannels = shape.channels;
        if (const auto problem = layerProblem(layer))
            return *problem;
        resize(experiment.weight, weightShape(layer));
    }
    resize(experiment.input, shape);
    return experiment;
}

Experiment withInputSize(Experiment experiment, tconv::Size2 size)
{
    return withChangedInput(std::move(experiment), [size](Shape4& shape) {
        shape.height = size.height;
        shape.width = size.width;
    });
}

Experiment withKernelSize(Experiment experiment, tconv::Size2 size)
{
    return withChangedLayer(std::move(experiment),
                            [size](auto& layer) { layer.kernelSize = size; });
}

Experiment withBatch(Experiment experiment, Index batch)
{
    return withChangedInput(std::move(experiment), [batch](Shape4& shape) { shape.batch = batch; });
}

Experiment withInChannels(Experiment experiment, Index channels)
{
    return withChangedLayer(std::move(experiment),
                            [channels](auto& layer) { layer.inChannels = channels; });
}

Experiment withOutChannels(Experiment experiment, Index channels)
{
    return withChangedLayer(std::move(experiment),
                            [channels](auto& layer) { layer.outChannels = channels; });
}

Experiment withGroups(Experiment experiment, Index groups)
{
    return withChangedLayer(std::move(experiment),
                            [groups](auto& layer) { layer.options.groups = groups; });
}

Experiment withBias(Experiment experiment, bool hasBias)
{
    return withChangedLayer(std::move(experiment),
                            [hasBias](auto& layer) { layer.bias = hasBias; });
}

Experiment withInputCell(Experiment experiment, Index sample, Index channel, tconv::Cell cell,
                         tconv::Rational value)
{
    experiment.input.at(sample, channel, cell) = std::move(value);
    return experiment;
}

Experiment withWeightCell(Experiment experiment, Index inputChannel, Index weightChannel,
                          tconv::Cell tap, tconv::Rational value)
{
    experiment.weight.at(inputChannel, weightChannel, tap) = std::move(value);
    return experiment;
}

Experiment withBiasValue(Experiment experiment, Index outputChannel, tconv::Rational value)
{
    experiment.bias.value()[static_cast<std::size_t>(outputChannel)] = std::move(value);
    return experiment;
}

tconv::Result<Experiment> withInput(Experiment experiment, Numbers input)
{
    if (const auto problem = inputProblem(input.shape()))
        return *problem;
    tconv::Result<Experiment> result = withInputShape(std::move(experiment), input.shape());
    if (result)
        result.value().input = std::move(input);
    return result;
}

tconv::Result<Experiment> withWeight(Experiment experiment, Numbers weight)
{
    if (const auto problem = sizeProblem(weight.shape(), "the number of weight values"))
        return *problem;
    Shape4 input = experiment.input.shape();
    input.channels = weight.shape().batch;
    if (const auto problem = inputProblem(input))
        return *problem;
    setInputChannels(experiment, weight.shape().batch);
    experiment.weight = std::move(weight);
    fitBias(experiment);
    return experiment;
}
