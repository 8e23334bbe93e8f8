// SPDX-License-Identifier: MIT
// engine: transposed convolutions of real layers in float and double, with threads. Knows base and
// layer only.
#pragma once

#include <tconv/layer/size.h>

#include <vector>

namespace tconv {

/// One kernel tap of a phase and where it reads: the phase's q-th output takes it times the input
/// at position q + shift.
struct PhaseTap {
    Index tap = 0;
    Index shift = 0;

    friend bool operator==(const PhaseTap&, const PhaseTap&) = default;
};

/// The output positions b, b + stride, b + 2 stride, … of one residue b: all of them use the same
/// taps, and neighbours read neighbouring inputs.
struct AxisPhase {
    Index outputs = 0;          ///< how many positions it has
    std::vector<PhaseTap> taps; ///< in the order of the kernel; none: these outputs are bias only

    bool isEmpty() const { return taps.empty(); }
};

/// How a transposed convolution reads its input along one axis, without zeros between: output o
/// with residue b = o mod s and q = (o - b) / s is
///     y[o] = Σ w[a] x[q + (b + p - a d) / s]  over the taps a with (b + p - a d) mod s = 0,
/// which is y[i s - p + a d] += x[i] w[a] solved for i. A common divisor of stride and dilation
/// leaves phases empty; it costs nothing.
struct AxisPhases {
    Index stride = 1;
    Index input = 0;
    Index output = 0;
    /// Of the residues 0, 1, … that have an output: min(stride, output) of them.
    std::vector<AxisPhase> phases;
    Index firstShift = 0; ///< the smallest shift of any tap; 0 if there are no taps
    Index lastShift = 0;  ///< the largest

    /// Output positions of the longest phase: ⌈output / stride⌉.
    Index longest() const;
    /// Input positions before the first and behind the last one that phases read, and that hence
    /// count as zero.
    Index haloBefore() const;
    Index haloAfter() const;
    /// Pairs of an output and a tap whose input position exists: the products along this axis.
    Index pairs() const;
};

/// \pre the settings are legal (see legality.h); memory for min(stride, output) phases
AxisPhases axisPhases(const AxisSettings& settings);

} // namespace tconv
