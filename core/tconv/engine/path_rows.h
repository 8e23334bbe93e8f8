// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/engine_path.h>
#include <tconv/engine/executor.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>

#include <memory>
#include <span>

namespace tconv {

/// What the plan has to know about a path: this table is the only place that lists them all.
template <typename T>
struct PathRow {
    EnginePath path = EnginePath::Scatter;
    /// It multiplies weights with zeros that the definition leaves out: 0 x infinity would be seen.
    bool multipliesZeros = false;
    bool (*isPossible)(const LayerShape& shape) = nullptr;
    /// Estimate of a run on one thread of a machine with 4 GHz: only their order counts.
    double (*nanoseconds)(const LayerShape& shape, InstructionSet instructions) = nullptr;
    /// \pre isPossible(shape); the processor has the instructions
    Result<std::unique_ptr<Executor<T>>> (*make)(const LayerShape& shape,
                                                 InstructionSet instructions,
                                                 int threads) = nullptr;
};

template <typename T>
std::span<const PathRow<T>> pathRows();

/// The row of `wish`, or of the path with the least estimate. A path that is not possible, or that
/// would multiply zeros with weights that are not finite, gives way to the scatter.
template <typename T>
const PathRow<T>& choosePath(const LayerShape& shape, const LayerValues<T>& values,
                             InstructionSet instructions, std::optional<EnginePath> wish);

/// Products that a tile of vectors takes in a nanosecond.
template <typename T>
double productsPerNanosecond(InstructionSet instructions);

} // namespace tconv
