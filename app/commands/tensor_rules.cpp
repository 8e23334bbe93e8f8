// SPDX-License-Identifier: MIT
#include "commands/tensor_rules.h"

#include "commands/files.h"
#include <tconv/base/counted.h>

#include <array>

using tconv::counted;
using tconv::Index;
using tconv::NpyArray;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Shape4;

namespace {

Failure refusal(ProblemCode code, const std::string& sentence)
{
    return {std::string(codeName(code)), sentence};
}

/// The shape as the file has it: "(3, 5, 5)".
std::string shapeText(const NpyArray& array)
{
    const Shape4& shape = array.shape();
    const std::array sizes{shape.batch, shape.channels, shape.height, shape.width};
    std::string text;
    for (auto size = sizes.end() - array.rank; size != sizes.end(); ++size)
        text += (text.empty() ? "" : ", ") + std::to_string(*size);
    return "(" + text + ")";
}

std::string planeText(const NpyArray& array)
{
    const tconv::Size2 plane = array.shape().plane();
    return std::to_string(plane.height) + ", " + std::to_string(plane.width);
}

/// A plane is given with a weight that has channels.
Failure planeWithChannels(const NpyArray& input, const NpyArray& weight, const TensorNames& names)
{
    const Index expected = weight.shape().batch;
    const std::string nearest = expected == 1
                                    ? "make the input (1, " + planeText(input) + ")"
                                    : "give an input (" + std::to_string(expected) +
                                          ", H, W) or (N, " + std::to_string(expected) + ", H, W)";
    return refusal(ProblemCode::InputRank,
                   names.input + ": The input is one plane " + shapeText(input) +
                       ", which goes with a kernel (kH, kW), but the weight in " + names.weight +
                       " has 4 dimensions " + shapeText(weight) + "; " + nearest + ".");
}

/// A weight of 2 or 3 dimensions is given where it needs 4, or of 3 where it needs 2.
Failure weightWithoutChannels(const NpyArray& input, const NpyArray& weight,
                              const TensorNames& names)
{
    const std::string found = names.weight + ": The weight has " +
                              counted(weight.rank, "dimension") + " " + shapeText(weight) +
                              ", but the input " + shapeText(input) + " in " + names.input;
    if (input.rank == 2)
        return refusal(ProblemCode::WeightRank,
                       found +
                           " is one plane, which goes with a kernel (kH, kW); make the weight (" +
                           planeText(weight) + ").");
    const Index expected = input.shape().channels;
    const std::string nearest =
        expected == 1 && weight.rank == 2
            ? "make the weight (1, 1, " + planeText(weight) + ")"
            : "give a weight (" + std::to_string(expected) + ", C_out/groups, kH, kW)";
    return refusal(ProblemCode::WeightRank,
                   found + " has " + counted(expected, "channel") +
                       " and goes with a weight (C_in, C_out/groups, kH, kW); " + nearest + ".");
}

/// Where the channels may have gone, or what there should be.
std::string nearestChannels(const LoadedTensors& tensors, Index expected, Index groups)
{
    const Shape4& input = tensors.input.shape();
    if (groups == 1 && tensors.weight.shape().channels == input.channels)
        return "if it is a Conv2d's (C_out, C_in, kH, kW), swap its first two axes";
    const std::string hint = input.width == expected
                                 ? " (if its last axis is the channels', move it before H)"
                                 : std::string();
    return "give the input " + counted(expected, "channel") + hint;
}

Failure channelsMismatch(const LoadedTensors& tensors, const SourceArguments& source)
{
    const TensorNames names(source);
    const Index expected = tensors.weight.shape().batch;
    return refusal(ProblemCode::InputChannelsMismatch,
                   names.input + ": The input " + shapeText(tensors.input) + " has " +
                       counted(tensors.input.shape().channels, "channel") + ", but the weight " +
                       shapeText(tensors.weight) + " in " + names.weight + " expects " +
                       std::to_string(expected) + "; " +
                       nearestChannels(tensors, expected, source.layer.options.groups) + ".");
}

/// Whose file breaks the rule, if it is not one of the options.
std::string fileOf(ProblemCode code, const TensorNames& names)
{
    switch (code) {
    case ProblemCode::InputSpatialSizeZero:
        return names.input;
    case ProblemCode::KernelSizeNotPositive:
    case ProblemCode::InChannelsZero:
    case ProblemCode::OutChannelsZero:
    case ProblemCode::InChannelsNotDivisibleByGroups:
    case ProblemCode::OutChannelsNotDivisibleByGroups:
    case ProblemCode::WeightNotDivisibleByGroups:
        return names.weight;
    case ProblemCode::BiasShapeMismatch:
        return names.bias;
    default:
        return {};
    }
}

} // namespace

TensorNames::TensorNames(const SourceArguments& source)
    : input(nameOf(source.input))
    , weight(nameOf(source.weight))
    , bias(nameOf(source.bias))
{
}

Failure inputRankFailure(const TensorNames& names, Index rank)
{
    return refusal(ProblemCode::InputRank, names.input + ": The input has " +
                                               counted(rank, "dimension") +
                                               ", but it must be (N, C, H, W) or (C, H, W), or "
                                               "(H, W) with a weight (kH, kW).");
}

Failure weightRankFailure(const TensorNames& names, Index rank)
{
    return refusal(ProblemCode::WeightRank, names.weight + ": The weight has " +
                                                counted(rank, "dimension") +
                                                ", but it must be (C_in, C_out/groups, kH, kW), "
                                                "or (kH, kW) with an input (H, W).");
}

Failure biasRankFailure(const TensorNames& names, Index rank)
{
    return refusal(ProblemCode::BiasShapeMismatch,
                   names.bias + ": The bias has " + counted(rank, "dimension") +
                       ", but it must be one list of C_out values.");
}

std::optional<Failure> checkRanks(const NpyArray& input, const NpyArray& weight,
                                  const TensorNames& names)
{
    if (input.rank == 2 && weight.rank == 4)
        return planeWithChannels(input, weight, names);
    if (weight.rank == 3 || (weight.rank == 2 && input.rank != 2))
        return weightWithoutChannels(input, weight, names);
    return std::nullopt;
}

Failure failureOf(const Problem& problem, const LoadedTensors& tensors,
                  const SourceArguments& source)
{
    if (problem.code == ProblemCode::InputChannelsMismatch)
        return channelsMismatch(tensors, source);
    Failure failure(problem);
    const std::string file = fileOf(problem.code, TensorNames(source));
    if (!file.empty())
        failure.message = file + ": " + failure.message;
    return failure;
}
