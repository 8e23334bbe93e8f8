// SPDX-License-Identifier: MIT
#pragma once

#include "commands/failure.h"
#include "commands/options.h"
#include "commands/streams.h"
#include <tconv/experiment/evaluation.h>
#include <tconv/experiment/experiment.h>
#include <tconv/io/npy.h>

#include <optional>
#include <string>
#include <variant>

/// A value, or why there is none.
template <typename T>
using Loaded = std::variant<T, Failure>;

/// How a command evaluates an experiment: it has more time than a frame.
inline constexpr tconv::EvaluationLimits kExactLimits{.bigProducts = 10'000'000};

/// An experiment with how its file nests the input: 2 (one plane) or 4 levels of lists.
struct LoadedExperiment {
    tconv::Experiment experiment;
    int inputRank = 2;
};

/// A message about the file's content begins with its name.
Loaded<LoadedExperiment> loadExperiment(const std::string& path, Streams streams);

/// The tensors of --input, --weight and --bias.
struct LoadedTensors {
    tconv::NpyArray input;
    tconv::NpyArray weight; ///< of the input's kind: both have rank 2, or the weight has rank 4
    std::optional<tconv::NpyArray> bias; ///< of rank 1
};

/// Problems besides those of the files: input_rank, weight_rank, bias_shape_mismatch (not one
/// list). A message about a file's content begins with its name.
Loaded<LoadedTensors> loadTensors(const SourceArguments& source, Streams streams);

/// The layer's options with the output_padding that --output-size asks for.
tconv::Result<tconv::ConvTranspose2dOptions> resolved(const LayerArguments& layer,
                                                      const LoadedTensors& tensors);
