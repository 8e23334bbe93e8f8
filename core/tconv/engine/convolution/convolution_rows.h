// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/convolution/convolution_shape.h>
#include <tconv/engine/convolution_path.h>
#include <tconv/engine/paths/layer_row.h>

#include <span>

namespace tconv {

template <typename T>
using ConvolutionRow = LayerRow<T, ConvolutionPath, ConvolutionShape>;

/// The paths of Conv2d: this table is the only place that lists them all.
template <typename T>
std::span<const ConvolutionRow<T>> convolutionRows();

} // namespace tconv
