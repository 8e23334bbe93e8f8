// SPDX-License-Identifier: MIT
// The rows of the shape models. Not a part of the room's interface.
#pragma once

#include <tconv/base/wide.h>
#include <tconv/check/shape_models.h>

#include <vector>

namespace tconv::shape_rows {

/// One axis in the letters of the formulas: n input, k kernel size, s stride, p padding,
/// op output_padding, d dilation. Wide, and cut to 62 bits, so that no formula overflows.
struct Letters {
    explicit Letters(const AxisSettings& settings);

    /// (n-1)s - 2p + d(k-1) + op + 1
    Wide right() const { return (n - 1) * s - 2 * p + d * (k - 1) + op + 1; }

    Wide n;
    Wide k;
    Wide s;
    Wide p;
    Wide op;
    Wide d;
};

/// The size; nothing beyond kMaxExtent.
std::optional<Index> sized(Wide size);

std::vector<ShapeModel> sumModels();     ///< a summand left out, doubled or of wrong sign
std::vector<ShapeModel> strideModels();  ///< what the stride multiplies
std::vector<ShapeModel> kernelModels();  ///< how far the dilated kernel reaches
std::vector<ShapeModel> mixedUpModels(); ///< another operation or another axis

} // namespace tconv::shape_rows
