// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/paths/executor.h>
#include <tconv/engine/paths/path_choice.h>

#include <memory>
#include <optional>
#include <span>

namespace tconv {

/// What a layer's plan has to know about a path. The first path of a table is the definition: it is
/// always possible, and needs no instruction set.
template <typename T, typename Path, typename Shape>
struct LayerRow {
    Path path = Path();
    /// It multiplies weights with zeros that the definition leaves out: 0 x infinity would be seen.
    bool multipliesZeros = false;
    bool (*isPossible)(const Shape& shape) = nullptr;
    /// Estimate of a run on one thread of a machine with 4 GHz: only their order counts.
    double (*nanoseconds)(const Shape& shape, InstructionSet instructions) = nullptr;
    /// \pre isPossible(shape); the processor has the instructions
    Result<std::unique_ptr<Executor<T>>> (*make)(const Shape& shape, InstructionSet instructions,
                                                 int threads) = nullptr;
};

/// The row of `wish`, or of the path with the least estimate. A path that is not possible, or that
/// would multiply zeros with weights that are not finite, gives way to the first.
template <typename T, typename Path, typename Shape>
const LayerRow<T, Path, Shape>& chooseRow(std::span<const LayerRow<T, Path, Shape>> rows,
                                          const Shape& shape, std::span<const T> weight,
                                          InstructionSet instructions, std::optional<Path> wish)
{
    const bool areFinite = isFinite(weight);
    return cheapestRow(rows, shape, instructions, [&](const LayerRow<T, Path, Shape>& row) {
        return (!wish || row.path == *wish) && !(row.multipliesZeros && !areFinite) &&
               row.isPossible(shape);
    });
}

} // namespace tconv
