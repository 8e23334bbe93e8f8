// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/paths/executor.h>

#include <memory>

namespace tconv {

/// The stamps of a few pixels at once by one product of matrices, inputs times the weights as they
/// come (the weights of an input channel are one row: all output channels' kernels); then each
/// stamp is added where it belongs. For few pixels and large kernels. Where the input is one pixel
/// and nothing is cropped, its stamp is the output and is stored at once. A chunk is some images
/// and some output channels.
/// \pre isStampsPossible(shape); the processor has the instructions
template <typename T>
Result<std::unique_ptr<Executor<T>>> makeStampsExecutor(const LayerShape& shape,
                                                        InstructionSet instructions, int threads);

} // namespace tconv
