// SPDX-License-Identifier: MIT
#include "commands/source.h"

#include "commands/files.h"
#include "commands/tensor_rules.h"
#include <tconv/experiment/exact_json.h>
#include <tconv/experiment/experiment_file.h>
#include <tconv/io/npy_stream.h>
#include <tconv/layer/legality.h>

#include <algorithm>

using tconv::NpyArray;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Result;

namespace {

constexpr tconv::NpyLimits kNpyLimits{.elements = tconv::kMaxTensorElements};

/// How deep the lists of a legal experiment's input are.
int inputRank(const std::string& bytes)
{
    const Result<tconv::JsonValue> document = tconv::parseJson(bytes);
    const auto& object = std::get<tconv::JsonObject>(document.value().content);
    const tconv::JsonValue* level =
        &std::ranges::find(object, "input", &tconv::JsonMember::key)->value;
    int rank = 0;
    while (const auto* list = std::get_if<tconv::JsonArray>(&level->content)) {
        ++rank;
        if (list->empty())
            break;
        level = &list->front();
    }
    return rank;
}

using NpyReader = Result<NpyArray> (*)(tconv::ByteSource&, const tconv::NpyLimits&);

Result<NpyArray> readArray(const std::string& path, NpyReader read, Streams streams)
{
    if (path == "-") {
        tconv::ByteSource source(streams.in, nameOf(path));
        return read(source, kNpyLimits);
    }
    Result<tconv::ByteSource> source = tconv::ByteSource::open(path);
    if (!source)
        return source.problem();
    return read(source.value(), kNpyLimits);
}

/// A problem of a file's content, with the file's name in front.
Failure failureOf(const Problem& problem, const std::string& path)
{
    Failure failure(problem);
    const bool isNamed =
        problem.code == ProblemCode::FileNotFound || problem.code == ProblemCode::FileUnreadable;
    if (!isNamed)
        failure.message = nameOf(path) + ": " + failure.message;
    return failure;
}

/// The number of dimensions where it is what keeps an array from being read.
std::optional<tconv::Index> wrongRank(const Result<NpyArray>& array)
{
    if (array || array.problem().code != ProblemCode::NpyRank)
        return std::nullopt;
    return array.problem().numbers.front();
}

} // namespace

Loaded<LoadedExperiment> loadExperiment(const std::string& path, Streams streams)
{
    const Result<std::string> bytes = readInput(path, tconv::kMaxExperimentBytes, streams);
    if (!bytes)
        return failureOf(bytes.problem(), path);
    if (bytes.value().starts_with("\x93NUMPY"))
        return usageFailure(nameOf(path) + " is a .npy tensor and no experiment file; compute and "
                                           "matrix take it as --input or --weight.");
    Result<tconv::Experiment> experiment = tconv::readExperiment(bytes.value());
    if (!experiment)
        return failureOf(experiment.problem(), path);
    return LoadedExperiment{std::move(experiment).value(), inputRank(bytes.value())};
}

Loaded<LoadedTensors> loadTensors(const SourceArguments& source, Streams streams)
{
    const TensorNames names(source);
    Result<NpyArray> input = readArray(source.input, tconv::readNpy, streams);
    if (const auto rank = wrongRank(input))
        return inputRankFailure(names, *rank);
    if (!input)
        return failureOf(input.problem(), source.input);
    Result<NpyArray> weight = readArray(source.weight, tconv::readNpy, streams);
    if (const auto rank = wrongRank(weight))
        return weightRankFailure(names, *rank);
    if (!weight)
        return failureOf(weight.problem(), source.weight);
    if (std::optional<Failure> failure = checkRanks(input.value(), weight.value(), names))
        return *failure;
    LoadedTensors tensors{std::move(input).value(), std::move(weight).value(), std::nullopt};
    if (source.bias.empty())
        return tensors;
    Result<NpyArray> bias = readArray(source.bias, tconv::readNpyVector, streams);
    if (const auto rank = wrongRank(bias))
        return biasRankFailure(names, *rank);
    if (!bias)
        return failureOf(bias.problem(), source.bias);
    tensors.bias = std::move(bias).value();
    return tensors;
}

Result<tconv::ConvTranspose2dOptions> resolved(const LayerArguments& layer,
                                               const LoadedTensors& tensors)
{
    if (layer.options.groups <= 0) // the layer cannot even be made
        return layer.options;
    const auto inputRank = static_cast<std::size_t>(std::max(tensors.input.rank, 3));
    return resolved(layer, inputRank, tensors.input.shape().plane(),
                    tensors.weight.shape().plane());
}
