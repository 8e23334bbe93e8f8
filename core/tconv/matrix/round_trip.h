// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/layer/size.h>
#include <tconv/matrix/adjoint.h>

#include <optional>
#include <vector>

namespace tconv {

/// A sample x through the transposed convolution, back through Conv2d with the same weight and
/// options, and through once more. Shapes return, values do not: the transpose is no inverse.
struct RoundTrip {
    Tensor4<Rational> y;             ///< Vᵀ x, without bias (1, C_out, H_out, W_out)
    Tensor4<Rational> back;          ///< V y, of the shape of x
    Tensor4<Rational> again;         ///< Vᵀ back, of the shape of y
    Tensor4<Rational> residual;      ///< back - x
    Tensor4<Rational> residualAgain; ///< again - y
    /// Both residuals are 0: these numbers return. Whether all do is told by Gram::isInverse().
    bool isInverse = false;
    /// The whole map that Conv2d makes of y. Larger than x where output_padding >= stride: then
    /// `back` is the part of it that meets x.
    Size2 conv2dSize;
};

/// Nothing where it would take too long.
/// \pre checkExperiment(experiment) is empty, 0 <= sample < N
std::optional<RoundTrip> roundTrip(const Experiment& experiment, Index sample,
                                   const CheckLimits& limits = {});

/// One size along an axis, through Conv2d and back through ConvTranspose2d with the same options
/// and no output_padding.
struct ShapeReturn {
    Index from = 0;
    Index through = 0; ///< 0 where Conv2d has no output
    Index back = 0;    ///< 0 where the transposed convolution has no output

    friend bool operator==(const ShapeReturn&, const ShapeReturn&) = default;
};

/// The sizes firstSize, firstSize + 1, … through the layer's settings; its own input size and
/// output_padding do not count. Sizes return that leave no remainder by the stride:
/// (n + 2p - d(k - 1) - 1) mod s = 0; others lose it, and output_padding would give it back.
/// \pre the settings are legal, firstSize >= 1
std::vector<ShapeReturn> shapeReturns(const AxisSettings& settings, Index firstSize, Index count);

} // namespace tconv
