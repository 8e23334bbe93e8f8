// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/paths/executor.h>

#include <memory>

namespace tconv {

/// The definition as a loop: y[i s - p + a d] += x[i] w[a], products outside are left out, then
/// the next channel. The fastest path for tiny layers, and the one that the others are held to.
/// A chunk is a plane of the output, and
/// the loop is the same for all instruction sets.
template <typename T>
Result<std::unique_ptr<Executor<T>>>
makeScatterExecutor(const LayerShape& shape, InstructionSet instructions = InstructionSet::Portable,
                    int threads = 1);

/// See PathRow.
template <typename T>
double scatterNanoseconds(const LayerShape& shape, InstructionSet instructions);

} // namespace tconv
