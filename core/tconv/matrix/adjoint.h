// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/tensor4.h>
#include <tconv/experiment/experiment.h>

#include <optional>

namespace tconv {

/// How many multiplications a check may cost.
struct CheckLimits {
    Index products = 200'000;
};

/// The identity that makes the transposed convolution the transpose: <V u, x> = <u, Vᵀ x> for
/// every x and u. The two sides come from routes that share no index arithmetic.
struct AdjointCheck {
    Rational left;  ///< <V u, x>, V u by the definition of Conv2d
    Rational right; ///< <u, Vᵀ x>, Vᵀ x by the scatter, without bias

    bool equal() const { return left == right; }
};

/// A tensor of fixed integers from -9 to 9 without a pattern: the u of the check.
Tensor4<Rational> probe(Shape4 shape);

/// Both sides for one sample x and u = probe(the shape of its output), exactly. Nothing where it
/// would take too long. \pre checkExperiment(experiment) is empty, 0 <= sample < N
std::optional<AdjointCheck> adjointCheck(const Experiment& experiment, Index sample,
                                         const CheckLimits& limits = {});

/// One sample x of an experiment (1, C_in, H, W).
Tensor4<Rational> sampleOf(const Experiment& experiment, Index sample);

/// Vᵀ x: the layer without bias on x (N, C_in, H, W), scattered, exact.
/// \pre the experiment with this input is legal and small
Tensor4<Rational> transposedOf(const Experiment& experiment, const Tensor4<Rational>& x);

/// V u: Conv2d with the experiment's weight and options on u (N, C_out, H_out, W_out), as many
/// cells of it as the experiment's input has. Where output_padding >= stride, Conv2d has more.
Tensor4<Rational> forwardOf(const Experiment& experiment, const Tensor4<Rational>& u);

/// The size of the whole map that Conv2d makes of the experiment's output.
Size2 conv2dSizeOf(const Experiment& experiment);

/// The multiplications of forwardOf() for one sample, which are the most of these; nothing where
/// 64 bits do not hold them.
std::optional<Index> forwardCost(const Experiment& experiment);

} // namespace tconv
