// SPDX-License-Identifier: MIT
#include "commands/matrix_source.h"

#include "commands/tensor_rules.h"
#include <tconv/experiment/evaluation.h>
#include <tconv/experiment/plain_scatter.h>
#include <tconv/layer/legality.h>

#include <algorithm>
#include <array>

using tconv::ConvTranspose2dLayer;
using tconv::ConvTranspose2dOptions;
using tconv::Index;
using tconv::Problem;
using tconv::Result;
using tconv::Shape4;

namespace {

Loaded<MatrixSource> ofExperiment(const std::string& path, Streams streams)
{
    const Loaded<LoadedExperiment> loaded = loadExperiment(path, streams);
    if (const Failure* failure = std::get_if<Failure>(&loaded))
        return *failure;
    const tconv::Experiment& experiment = std::get<LoadedExperiment>(loaded).experiment;
    const std::vector<Problem> problems = tconv::checkExperiment(experiment);
    if (!problems.empty())
        return Failure(problems.front());
    return MatrixSource{{layerOf(experiment), experiment.input.shape().plane()},
                        tconv::marketValues(std::span(experiment.weight.values()))};
}

/// The options with the output_padding that --output-size asks for, and no rule broken.
Loaded<ConvTranspose2dOptions> legalOptions(const LoadedTensors& tensors,
                                            const SourceArguments& source)
{
    const Result<ConvTranspose2dOptions> options = resolved(source.layer, tensors);
    if (!options)
        return Failure(options.problem());
    const std::optional<Index> bias =
        tensors.bias ? std::optional(tensors.bias->shape().width) : std::nullopt;
    const std::vector<Problem> problems =
        checkPlainScatter(tensors.input.shape(), tensors.weight.shape(), bias, options.value());
    if (!problems.empty())
        return failureOf(problems.front(), tensors, source);
    return options.value();
}

Loaded<MatrixSource> ofTensors(const SourceArguments& source, Streams streams)
{
    const Loaded<LoadedTensors> loaded = loadTensors(source, streams);
    if (const Failure* failure = std::get_if<Failure>(&loaded))
        return *failure;
    const auto& tensors = std::get<LoadedTensors>(loaded);
    const Loaded<ConvTranspose2dOptions> options = legalOptions(tensors, source);
    if (const Failure* failure = std::get_if<Failure>(&options))
        return *failure;
    const Shape4& weight = tensors.weight.shape();
    ConvTranspose2dLayer layer{.inChannels = weight.batch,
                               .kernelSize = weight.plane(),
                               .options = std::get<ConvTranspose2dOptions>(options)};
    layer.outChannels = weight.channels * layer.options.groups;
    return MatrixSource{
        {layer, tensors.input.shape().plane()},
        std::visit(
            [](const auto& tensor) { return tconv::marketValues(std::span(tensor.values())); },
            tensors.weight.values)};
}

} // namespace

Loaded<MatrixSource> matrixSource(const SourceArguments& source, Streams streams)
{
    return source.experiment.empty() ? ofTensors(source, streams)
                                     : ofExperiment(source.experiment, streams);
}

Loaded<MatrixSource> matrixSource(const SizeArguments& sizes)
{
    ConvTranspose2dLayer layer{.kernelSize = sizes.kernel, .options = sizes.layer.options};
    layer.inChannels = layer.outChannels = std::max<Index>(1, layer.options.groups);
    std::vector<Problem> problems = tconv::checkConstruction(layer);
    if (!problems.empty())
        return Failure(problems.front());
    const Result<ConvTranspose2dOptions> options =
        resolved(sizes.layer, 4, sizes.input, sizes.kernel);
    if (!options)
        return Failure(options.problem());
    layer.options = options.value();
    const std::array<Index, 4> input{1, layer.inChannels, sizes.input.height, sizes.input.width};
    problems = tconv::checkForward(layer, input);
    if (!problems.empty())
        return Failure(problems.front());
    return MatrixSource{{layer, sizes.input}, {}};
}
