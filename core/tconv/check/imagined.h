// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/experiment.h>

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
/// \pre checkExperiment(experiment) is empty, the window has a cell
Tensor4<Rational> imagine(const Experiment& experiment, const Imagined& imagined);

} // namespace tconv
