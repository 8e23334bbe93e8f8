// SPDX-License-Identifier: MIT
// Rules that tensors of files break, told with the names of the files.
#pragma once

#include "commands/source.h"

/// The tensors of --input and --weight by their names in messages.
struct TensorNames {
    explicit TensorNames(const SourceArguments& source);

    std::string input;
    std::string weight;
    std::string bias;
};

/// An input, weight or bias of so many dimensions that no partner helps.
/// Codes: input_rank, weight_rank, bias_shape_mismatch.
Failure inputRankFailure(const TensorNames& names, tconv::Index rank);
Failure weightRankFailure(const TensorNames& names, tconv::Index rank);
Failure biasRankFailure(const TensorNames& names, tconv::Index rank);

/// A plane goes with a 2-D kernel, everything else with a 4-D weight.
/// Codes: input_rank, weight_rank.
std::optional<Failure> checkRanks(const tconv::NpyArray& input, const tconv::NpyArray& weight,
                                  const TensorNames& names);

/// A rule of the layer that the tensors break, with the file that it is about where it is one.
Failure failureOf(const tconv::Problem& problem, const LoadedTensors& tensors,
                  const SourceArguments& source);
