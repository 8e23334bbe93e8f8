// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/paths/executor.h>

#include <memory>

namespace tconv {

/// Whether the path by pixels can compute the layer: few phases, no long kernel, no large image.
bool isPixelsPossible(const LayerShape& shape);

/// Outputs of all images that use the same taps (see pixel_regions.h), a few at once and for a
/// block of output channels: for batches of small images with many channels. Nothing is copied or
/// filled with zeros. A chunk is some images and some blocks of channels.
/// \pre isPixelsPossible(shape); the processor has the instructions
template <typename T>
Result<std::unique_ptr<Executor<T>>> makePixelsExecutor(const LayerShape& shape,
                                                        InstructionSet instructions, int threads);

/// See PathRow.
template <typename T>
double pixelsNanoseconds(const LayerShape& shape, InstructionSet instructions);

} // namespace tconv
