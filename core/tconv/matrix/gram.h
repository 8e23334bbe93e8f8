// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/tensor4.h>
#include <tconv/experiment/experiment.h>

#include <optional>

namespace tconv {

/// The most rows and columns of Vᵀ for which its Gram matrix is made.
struct GramLimits {
    Index size = 400;
};

/// VᵀV: what a Conv2d followed by the transposed convolution with the same weight and options does
/// to a picture. It is the identity only where the layer undoes the Conv2d.
struct Gram {
    Tensor4<Rational> matrix; ///< (1, 1, rows of Vᵀ, rows of Vᵀ), symmetric, exact
    Index rank = 0;           ///< of V and of VᵀV; see rank.h
    /// The largest singular value of V over the smallest that is not 0, in float64; nothing where
    /// V is 0.
    std::optional<double> condition;

    bool isInverse() const;
};

/// Nothing where Vᵀ is larger than the limit. \pre checkExperiment(experiment) is empty
std::optional<Gram> gramOf(const Experiment& experiment, const GramLimits& limits = {});

} // namespace tconv
