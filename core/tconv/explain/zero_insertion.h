// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/experiment.h>

#include <optional>
#include <vector>

namespace tconv {

/// How many stages build the gather picture before its first window: the input is stretched, gets
/// its border, the kernel is rotated.
inline constexpr Index kGatherStages = 3;

/// Where everything lies in the bordered input, in closed form, without a number of it.
struct BorderedGeometry {
    Size2 input;
    Size2 stride;
    Size2 dilation;
    Size2 kernel;
    Size2 stretched; ///< (input - 1) stride + 1
    Size2 border;    ///< dilation (kernel - 1) - padding on each side; < 0 crops
    Size2 far;       ///< output_padding: so many more rows and columns at the far edges
    Size2 bordered;  ///< stretched + 2 border + far

    /// The bordered cell of an input cell; outside `bordered` where a negative border crops it.
    Cell placeOf(Cell input) const;
    /// The input cell whose value a bordered cell holds; nothing: an inserted or a border zero.
    std::optional<Cell> inputAt(Cell bordered) const;
    /// Whether a bordered cell is one of the stretched input's, a value or an inserted zero.
    bool isStretched(Cell bordered) const;
    /// Whether only output_padding brings a bordered cell in.
    bool isFar(Cell bordered) const;
    /// The first and the last bordered cell under the window of an output cell.
    Cell windowStart(Cell output) const { return output; }
    Cell windowEnd(Cell output) const;
    /// The cell of the rotated kernel that lies over a bordered cell while the window stands at an
    /// output cell; nothing beside the window and between its taps.
    std::optional<Cell> rotatedOver(Cell bordered, Cell output) const;
    /// The kernel tap that is a cell of the rotated kernel, and the other way round.
    Cell turned(Cell cell) const;
};

/// \pre checkExperiment(experiment) is empty
BorderedGeometry borderedGeometry(const Experiment& experiment);

/// The gather picture of one input plane and one kernel slice, stage by stage. An independent
/// route: it shares no index code with the scatter, so that the two can prove each other.
struct ZeroInsertion {
    Tensor4<Rational> stretched; ///< stride - 1 zeros between neighbours
    Size2 border;                ///< dilation (kernel - 1) - padding on each side; < 0 crops
    Tensor4<Rational> bordered;  ///< with the border, and output_padding more at the far edges
    Tensor4<Rational> rotated;   ///< the kernel turned by 180 degrees
};

/// \pre checkExperiment(experiment) is empty and the indices are in range
ZeroInsertion zeroInsertion(const Experiment& experiment, Index sample, Index inputChannel,
                            Index weightChannel);

/// One product of the gather: a place in the bordered input and one in the rotated kernel.
struct WindowProduct {
    Cell bordered;
    Cell rotated;
    Rational value;
};

/// The products under the window that computes an output cell, dilation between its taps; those
/// with an inserted zero among them.
std::vector<WindowProduct> windowProducts(const ZeroInsertion& stages, Size2 dilation,
                                          Cell outputCell);

/// The whole output, (N, C_out, H_out, W_out), by correlating the bordered inputs with the rotated
/// kernels and adding the bias.
Tensor4<Rational> gatherByZeroInsertion(const Experiment& experiment);

} // namespace tconv
