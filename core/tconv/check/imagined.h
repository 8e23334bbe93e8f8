// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/experiment.h>
#include <tconv/experiment/operands.h>

#include <cstdint>
#include <vector>

namespace tconv {

/// The eight ways to lay a kernel on a stamp.
enum class Orientation {
    AsIs,
    Rotated180,
    FlippedLeftRight,
    FlippedUpDown,
    Transposed,     ///< along the main diagonal
    AntiTransposed, ///< along the other diagonal
    RotatedLeft,    ///< by 90° counterclockwise
    RotatedRight,   ///< by 90° clockwise
};

/// What happens where the stamps of several input cells meet. Each stamp is already the sum over
/// the input channels; they come in scan order.
enum class Overlap { Sum, Last, First, Average, Maximum };

/// To which cells of the result the bias is added.
enum class BiasUse { Everywhere, Nowhere, PerStamp, WhereStamped };

/// The family of ways in which a person may imagine the layer: stamps of an oriented, dilated
/// kernel, `step` apart, combined on a canvas that is zero beyond them, and a window cut out of it.
/// One member of the family is right; nearly all others are somebody's mistake.
struct Imagined {
    Orientation orientation = Orientation::AsIs;
    Size2 step{1, 1};
    Size2 dilation{1, 1};
    Overlap overlap = Overlap::Sum;
    Cell windowStart; ///< on the canvas; negative: zeros come in at the top or left
    Size2 windowSize; ///< may reach beyond the canvas
    BiasUse bias = BiasUse::Everywhere;

    friend bool operator==(const Imagined&, const Imagined&) = default;
};

/// The member of the family that is right. \pre checkExperiment(experiment) is empty
Imagined asItIs(const Experiment& experiment);

/// The result (N, C_out, window) as imagined, exactly.
/// \pre checkExperiment(experiment) is empty, the window has a cell, canvas and window fit memory
Tensor4<Rational> imagine(const Experiment& experiment, const Imagined& imagined);

/// The size of a kernel as it lies on a stamp: four orientations swap its axes.
Size2 orientedSize(Size2 kernel, Orientation orientation);
/// The kernel's tap that lies on a cell of the oriented kernel.
Cell orientedTap(Cell cell, Size2 kernel, Orientation orientation);

/// What all stamps of an imagined layer cover: (input - 1) step + dilation (kernel - 1) + 1 with
/// the oriented kernel. Saturates at kMaxExtent.
Size2 imaginedCanvasSize(const Experiment& experiment, const Imagined& imagined);

/// The stamps of an imagined layer on one canvas, before the bias and without the window: what a
/// search computes many of.
template <typename T>
struct ImaginedCanvas {
    Size2 size;
    /// (N, C_out, size), as integers over the operands' denominator. Overlap::Average: still the
    /// sums; a cell's value is the sum divided by its number of stamps, so that integers stay
    /// exact.
    std::vector<T> values;
    /// How many input cells' stamps meet on a cell of any plane: (size). 0: the cell is a gap.
    std::vector<std::int32_t> stamps;
};

/// Fills `canvas`, whose memory is used again. Of `imagined`, the window and the bias do not count;
/// of `experiment`, the shapes and the groups. Operands that prepareOperands() found safe for T are
/// safe for every member of the family: a tap meets a cell at most once.
/// T is std::int64_t, Wide, double or Rational.
/// \pre checkExperiment(experiment) is empty, the canvas fits memory
template <typename T>
void imagineCanvas(const Experiment& experiment, const Operands<T>& operands,
                   const Imagined& imagined, ImaginedCanvas<T>& canvas);

} // namespace tconv
