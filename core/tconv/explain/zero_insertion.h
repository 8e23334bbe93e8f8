// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/experiment.h>

#include <vector>

namespace tconv {

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
