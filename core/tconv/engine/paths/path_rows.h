// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/engine_path.h>
#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>
#include <tconv/engine/paths/layer_row.h>

#include <span>

namespace tconv {

template <typename T>
using PathRow = LayerRow<T, EnginePath, LayerShape>;

/// The paths of ConvTranspose2d: this table is the only place that lists them all.
template <typename T>
std::span<const PathRow<T>> pathRows();

/// Products that a tile of vectors takes in a nanosecond.
template <typename T>
double productsPerNanosecond(InstructionSet instructions);

} // namespace tconv
