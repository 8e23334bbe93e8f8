// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/axis_phases.h>
#include <tconv/layer/size.h>

#include <vector>

namespace tconv {

/// One kernel tap of a convolution and where it reads: for output o the input position
/// (o + shift) stride + residues[residue].
struct ConvolutionTap {
    Index tap = 0;
    Index residue = 0;
    Index shift = 0;

    friend bool operator==(const ConvolutionTap&, const ConvolutionTap&) = default;
};

/// How a convolution reads its input along one axis, y[o] = Σ w[a] x[o s - p + a d], when the input
/// is taken apart into its positions of equal remainder by the stride: with a d - p = s shift + r
/// the outputs next to each other read neighbours in the part of remainder r.
struct ConvolutionAxis {
    Index stride = 1;
    Index input = 0;
    Index output = 0;
    std::vector<Index> residues;      ///< the remainders that any tap reads, ascending
    std::vector<ConvolutionTap> taps; ///< in the order of the kernel, without those that meet only
                                      ///< padding: so no shift lies farther out than the sizes
    Index firstShift = 0;             ///< the smallest of any tap; 0 if there are no taps
    Index lastShift = 0;              ///< the largest

    /// Input positions of a remainder: those r, r + stride, … that are below the input's size.
    Index length(Index residue) const
    {
        return (input - residues[static_cast<std::size_t>(residue)] + stride - 1) / stride;
    }
    /// Pairs of an output and a tap whose input position exists: the products along this axis.
    Index pairs() const;
};

/// `outputs` may be fewer than the whole map has. \pre stride, dilation >= 1; outputs >= 1
ConvolutionAxis convolutionAxis(const AxisSettings& settings, Index outputs);

/// The axis as the tiles and pieces of a transposed convolution see it (see PolyphaseLayout and
/// RowLayout): of stride 1, over inputs as long as the longest part. It names no taps.
AxisPhases partPhases(const ConvolutionAxis& axis);

} // namespace tconv
