// SPDX-License-Identifier: MIT
#include "commands/source.h"

#include "commands/files.h"
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

/// The file reader's problem in the words of the tensor that the file was to be.
Failure failureOf(const Problem& problem, const std::string& path, ProblemCode rankCode)
{
    if (problem.code == ProblemCode::NpyRank && rankCode != ProblemCode::BiasShapeMismatch)
        return Problem{rankCode, {}, {problem.numbers.front()}};
    if (problem.code == ProblemCode::NpyRank)
        return {std::string(codeName(rankCode)),
                "The bias has " + std::to_string(problem.numbers.front()) +
                    " dimensions, but it must be one list of C_out values."};
    return failureOf(problem, path);
}

/// A plane goes with a 2-D kernel, everything else with a 4-D weight.
std::optional<Problem> checkRanks(int input, int weight)
{
    if (input == 2 && weight != 2)
        return Problem{ProblemCode::InputRank, {}, {input}};
    if (weight == 3 || (weight == 2 && input != 2))
        return Problem{ProblemCode::WeightRank, {}, {weight}};
    return std::nullopt;
}

} // namespace

Loaded<LoadedExperiment> loadExperiment(const std::string& path, Streams streams)
{
    const Result<std::string> bytes = readInput(path, tconv::kMaxExperimentBytes, streams);
    if (!bytes)
        return failureOf(bytes.problem(), path);
    if (bytes.value().starts_with("\x93NUMPY"))
        return usageFailure(nameOf(path) + " is a .npy tensor and no experiment file; give it as "
                                           "--input or --weight.");
    Result<tconv::Experiment> experiment = tconv::readExperiment(bytes.value());
    if (!experiment)
        return failureOf(experiment.problem(), path);
    return LoadedExperiment{std::move(experiment).value(), inputRank(bytes.value())};
}

Loaded<LoadedTensors> loadTensors(const SourceArguments& source, Streams streams)
{
    Result<NpyArray> input = readArray(source.input, tconv::readNpy, streams);
    if (!input)
        return failureOf(input.problem(), source.input, ProblemCode::InputRank);
    Result<NpyArray> weight = readArray(source.weight, tconv::readNpy, streams);
    if (!weight)
        return failureOf(weight.problem(), source.weight, ProblemCode::WeightRank);
    if (std::optional<Problem> problem = checkRanks(input.value().rank, weight.value().rank))
        return Failure(*problem);
    LoadedTensors tensors{std::move(input).value(), std::move(weight).value(), std::nullopt};
    if (source.bias.empty())
        return tensors;
    Result<NpyArray> bias = readArray(source.bias, tconv::readNpyVector, streams);
    if (!bias)
        return failureOf(bias.problem(), source.bias, ProblemCode::BiasShapeMismatch);
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
