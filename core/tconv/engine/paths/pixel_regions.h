// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/kernels/pixel_kernels.h>
#include <tconv/engine/layer_shape.h>

#include <vector>

namespace tconv {

/// A rectangle of outputs of one phase that all read inputs through the same taps: at the border
/// of the input a phase loses taps, so that no product with a zero outside is ever made.
struct PixelRegion {
    Cell firstInput;  ///< the phase's position q of the first pixel, from which taps are counted
    Cell firstOutput; ///< and its place in the output
    Size2 size;
    Index firstTap = 0; ///< in PixelRegions::taps
    Index taps = 0;     ///< none: these outputs are bias only

    Index pixels() const { return size.height * size.width; }
};

/// All outputs of an image, region by region.
struct PixelRegions {
    std::vector<PixelRegion> regions;
    std::vector<PixelTap> taps; ///< of weights that are ordered as in the kernel
};

/// The longest kernel along an axis for which regions are made.
inline constexpr Index kMaxRegionKernel = 16;

/// \pre hasFewPhases(shape), and no kernel is longer than kMaxRegionKernel
PixelRegions pixelRegions(const LayerShape& shape);

/// Goes through the pixels of a region, row by row, in one image after the other, and tells where
/// each begins in the input and in the output.
class PixelCursor {
public:
    PixelCursor(const LayerShape& shape, const PixelRegion& region);

    Index input() const { return m_input; }
    Index output() const { return m_output; }
    void advance();

private:
    Size2 m_size;
    Index m_row = 0;
    Index m_column = 0;
    Index m_input = 0;
    Index m_output = 0;
    Index m_outputStep = 0;
    Index m_inputRow = 0; ///< from the last pixel of a row to the first of the next
    Index m_outputRow = 0;
    Index m_inputImage = 0; ///< from the last pixel of an image to the first of the next
    Index m_outputImage = 0;
};

} // namespace tconv
