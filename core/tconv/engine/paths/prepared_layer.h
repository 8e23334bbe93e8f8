// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/layer_plan.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/paths/layer_row.h>
#include <tconv/engine/threads/thread_pool.h>

#include <algorithm>
#include <cassert>

namespace tconv {

template <typename T, typename Path>
struct PreparedLayer {
    LayerShape sizes;
    std::optional<LayerValues<T>> values; ///< none: they are packed
    PathDescription<Path> description;
    std::unique_ptr<Executor<T>> executor;
};

/// Chooses a row of the table and makes its executor. `shape`: what the rows know the layer by.
/// \pre the values have the sizes of the layer. Problems: out_of_memory.
template <typename T, typename Path, typename Shape>
Result<PreparedLayer<T, Path>> prepareLayer(std::span<const LayerRow<T, Path, Shape>> rows,
                                            const Shape& shape, const LayerShape& sizes,
                                            Index multiplyAdds, const LayerValues<T>& values,
                                            const PathChoices<Path>& choices)
{
    assert(static_cast<Index>(values.weight.size()) == sizes.weightValues());
    const auto biases = static_cast<Index>(values.bias.size());
    if (biases != 0 && biases != sizes.outChannels())
        return Problem{ProblemCode::BiasShapeMismatch, {}, {sizes.outChannels(), biases}};
    const InstructionSet instructions = usableInstructionSet(choices.instructions);
    const auto& row = chooseRow(rows, shape, values.weight, instructions, choices.path);
    PathDescription<Path> description;
    description.path = row.path;
    if (&row != &rows.front())
        description.instructions = instructions;
    description.threads = std::max(1, choices.threads);
    description.multiplyAdds = multiplyAdds;
    auto executor = row.make(shape, instructions, description.threads);
    if (!executor)
        return executor.problem();
    description.chunks = executor.value()->chunks();
    description.bytes = executor.value()->bytes();
    description.particulars = executor.value()->particulars();
    if (description.threads > 1)
        sharedThreadPool().prepare(description.threads);
    return PreparedLayer<T, Path>{sizes, values, std::move(description),
                                  std::move(executor).value()};
}

} // namespace tconv
