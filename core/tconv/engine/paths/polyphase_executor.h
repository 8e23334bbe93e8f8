// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/paths/executor.h>

#include <memory>

namespace tconv {

/// Whether the polyphase path can compute the layer: few phases, taps not too far apart.
bool isPolyphasePossible(const LayerShape& shape);

/// For each phase of the output one product of matrices, weights times input, that reads the input
/// in place (see tile_kernels.h and polyphase_layout.h); no column buffer. All phases of a row are
/// stored at once. A chunk is a tile of the output, or a part of its channels.
/// \pre isPolyphasePossible(shape); the processor has the instructions
template <typename T>
Result<std::unique_ptr<Executor<T>>>
makePolyphaseExecutor(const LayerShape& shape, InstructionSet instructions, int threads);

/// See PathRow.
template <typename T>
double polyphaseNanoseconds(const LayerShape& shape, InstructionSet instructions);

} // namespace tconv
