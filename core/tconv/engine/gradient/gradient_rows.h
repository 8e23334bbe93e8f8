// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/gradient/gradient_executor.h>
#include <tconv/engine/gradient/weight_gradient.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>

#include <memory>
#include <span>

namespace tconv {

/// What the gradient of the weight has to know about a path; see LayerRow.
template <typename T>
struct GradientRow {
    GradientPath path = GradientPath::Panels;
    bool (*isPossible)(const LayerShape& shape) = nullptr;
    /// Estimate of a run on one thread of a machine with 4 GHz: only their order counts.
    double (*nanoseconds)(const LayerShape& shape, InstructionSet instructions) = nullptr;
    /// \pre isPossible(shape); the processor has the instructions
    Result<std::unique_ptr<GradientExecutor<T>>> (*make)(const LayerShape& shape,
                                                         InstructionSet instructions,
                                                         int threads) = nullptr;
};

template <typename T>
std::span<const GradientRow<T>> gradientRows();

/// The row of `wish` if it is possible, or of the path with the least estimate.
template <typename T>
const GradientRow<T>& chooseGradient(const LayerShape& shape, InstructionSet instructions,
                                     std::optional<GradientPath> wish);

} // namespace tconv
