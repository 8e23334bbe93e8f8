// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/conv2d_plan.h>
#include <tconv/engine/convolution_shape.h>
#include <tconv/engine/executor.h>
#include <tconv/engine/instruction_set.h>

#include <memory>
#include <span>

namespace tconv {

/// What a convolution's plan has to know about a path; see PathRow.
template <typename T>
struct ConvolutionRow {
    ConvolutionPath path = ConvolutionPath::Plain;
    /// It multiplies weights with the padding's zeros: 0 x infinity would be seen.
    bool multipliesZeros = false;
    bool (*isPossible)(const ConvolutionShape& shape) = nullptr;
    /// Estimate of a run on one thread of a machine with 4 GHz: only their order counts.
    double (*nanoseconds)(const ConvolutionShape& shape, InstructionSet instructions) = nullptr;
    /// \pre isPossible(shape); the processor has the instructions
    Result<std::unique_ptr<Executor<T>>> (*make)(const ConvolutionShape& shape,
                                                 InstructionSet instructions,
                                                 int threads) = nullptr;
};

template <typename T>
std::span<const ConvolutionRow<T>> convolutionRows();

/// The row of `wish`, or of the path with the least estimate. A path that is not possible, or that
/// would multiply zeros with weights that are not finite, gives way to the plain one.
template <typename T>
const ConvolutionRow<T>& chooseConvolution(const ConvolutionShape& shape, std::span<const T> weight,
                                           InstructionSet instructions,
                                           std::optional<ConvolutionPath> wish);

} // namespace tconv
