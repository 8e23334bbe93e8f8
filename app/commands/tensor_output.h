// SPDX-License-Identifier: MIT
// The output of a layer on the tensors of .npy files, of any size.
#pragma once

#include "commands/answer.h"
#include <tconv/engine/buffer.h>
#include <tconv/engine/run_monitor.h>
#include <tconv/io/new_file.h>

#include <variant>

/// A layer on tensors that it may have.
struct TensorLayer {
    tconv::ConvTranspose2dLayer layer;
    tconv::Shape4 input;
    tconv::Shape4 output;
    int rank = 4;                                  ///< of the answer
    tconv::NpyType type = tconv::NpyType::Float64; ///< of the answer: see answerOf()
};

/// Every rule is checked, and the limits of numbers that are to be printed.
Loaded<TensorLayer> tensorLayer(const LoadedTensors& tensors, const SourceArguments& source,
                                bool isPrinted);

/// Values as the computation leaves them; they become those of the layer's type, which holds them
/// exactly or rounds them, when they are written.
struct TensorOutput {
    TensorLayer of;
    std::variant<tconv::Buffer<float>, tconv::Buffer<double>, tconv::Tensor4<std::int64_t>,
                 tconv::NumberTensor>
        values;
};

/// The output has the input's type. Floating-point numbers are summed in it by the engine; small
/// layers of float32 in float64, and rounded once. Integers are exact as long as weight and bias
/// are integers, too; with a floating-point weight or bias they become float64.
/// Problems: out_of_memory; size_too_large for integers whose sums may exceed 2^53.
Loaded<TensorOutput> computed(LoadedTensors tensors, const TensorLayer& layer, int threads,
                              tconv::RunMonitor& monitor);

/// The same numbers to be printed. \pre the layer was checked for it
Answer answerOf(const TensorOutput& output);

/// The size of the layer's .npy file.
std::size_t npyBytes(const TensorLayer& layer);

/// Writes the .npy file, piece by piece; `done` goes from 0 to 1. Also integer_overflow.
std::optional<Failure> writeNpy(const TensorOutput& output, tconv::NewFile& file,
                                std::atomic<double>& done);
