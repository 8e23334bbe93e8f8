// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/paths/executor.h>

#include <memory>

namespace tconv {

/// Whether the row path can compute the layer: few phases, and a window (see row_layout.h) of a
/// few megabytes at most.
bool isRowsPossible(const LayerShape& shape);

/// For each row of the output the taps of all its column phases, summed up in registers and stored
/// side by side, once, and past the caches where the output is larger than those (see
/// row_kernels.h). For few channels: it is the memory that this path waits for. A chunk is a band
/// of rows, of all output channels of a group.
/// \pre isRowsPossible(shape); the processor has the instructions
template <typename T>
Result<std::unique_ptr<Executor<T>>> makeRowExecutor(const LayerShape& shape,
                                                     InstructionSet instructions, int threads);

/// See PathRow.
template <typename T>
double rowsNanoseconds(const LayerShape& shape, InstructionSet instructions);

} // namespace tconv
