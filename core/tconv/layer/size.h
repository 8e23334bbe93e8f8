// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/layer/layer.h>

#include <optional>
#include <string>
#include <vector>

namespace tconv {

/// Everything about one axis of a layer that decides its sizes.
struct AxisSettings {
    Index input = 1;
    Index kernel = 1;
    Index stride = 1;
    Index padding = 0;
    Index outputPadding = 0;
    Index dilation = 1;
};

AxisSettings along(Axis axis, Size2 input, Size2 kernel, const ConvTranspose2dOptions& options);

/// The largest extent that any size may have, so that sums of sizes never overflow.
inline constexpr Index kMaxExtent = Index(1) << 40;

/// What all stamps together cover: (input - 1) stride + dilation (kernel - 1) + 1.
/// Saturates at kMaxExtent in both directions.
Index fullSize(const AxisSettings& settings);

/// PyTorch's formula: (input - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1.
/// Also answers where the settings are illegal: the number may then be 0 or negative.
/// Saturates at kMaxExtent in both directions.
Index outputSize(const AxisSettings& settings);
Size2 outputSize(Size2 input, Size2 kernel, const ConvTranspose2dOptions& options);

/// The canvas on which the stamps are summed, and the part of it that is the output. The canvas
/// reaches as far as the stamps and the output together, so output_padding can extend it.
struct CanvasGeometry {
    Size2 full;       ///< what the stamps cover
    Size2 canvas;     ///< full, extended to where the output ends
    Cell windowStart; ///< the output's first cell on the canvas: (padding, padding)
    Size2 output;

    bool isKept(Cell canvasCell) const { return contains(output, canvasCell - windowStart); }
};

/// \pre the options are legal (see legality.h)
CanvasGeometry canvasGeometry(Size2 input, Size2 kernel, const ConvTranspose2dOptions& options);

/// The sizes, smallest first, that a Conv2d with the same settings maps to `input`: the output
/// sizes that output_padding 0, 1, … stride - 1 choose among. Empty where the smallest is < 1.
std::vector<Index> sizesThatConv2dMapsTo(const AxisSettings& settings);

/// The argument that a piece of the formula's text comes from.
enum class LayerArgument { Input, KernelSize, Stride, Padding, OutputPadding, Dilation };

struct FormulaPiece {
    std::string text;
    std::optional<LayerArgument> argument; ///< nothing for signs, constants and the result
};

/// The formula with the numbers put in, e.g. "(2 - 1) * 2 - 2 * 1 + 1 * (3 - 1) + 1 + 1 = 4";
/// output_padding is the last but one summand, as in PyTorch's documentation.
std::vector<FormulaPiece> sizeFormula(const AxisSettings& settings);
std::string sizeFormulaText(const AxisSettings& settings);

} // namespace tconv
