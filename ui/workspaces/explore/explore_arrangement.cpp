// SPDX-License-Identifier: MIT
#include "workspaces/explore/explore_arrangement.h"

#include <algorithm>

namespace {

constexpr double kGap = 16;
constexpr double kLeastLeft = 130;   ///< room for "Kernel K  3 × 3"
constexpr double kLeastCanvas = 250; ///< room for the canvas's heading and its labels
constexpr double kStampWish = 190;
constexpr double kLeastStamp = 130;
constexpr double kMostLeft = 0.32; ///< of the whole width

struct Widths {
    double left = 0;
    double middle = 0;
    double canvas = 0;
};

/// The canvas gets what it needs up to half of the width, and what the others leave.
Widths shareWidth(double whole, const ExploreSizes& sizes)
{
    Widths widths;
    const double left =
        std::max({sizes.input.width(), sizes.kernel.width(), sizes.bias.width(), kLeastLeft});
    widths.left = std::min(left, whole * kMostLeft);
    const double rest = whole - widths.left;
    const double most = std::min(rest - kLeastStamp, std::max(whole / 2, rest - kStampWish));
    widths.canvas = std::min(std::max(sizes.canvas.width(), kLeastCanvas), most);
    widths.middle = std::min(rest - widths.canvas, 1.5 * kStampWish);
    return widths;
}

} // namespace

ExploreArrangement arrangeExplore(const QRectF& area, const ExploreSizes& sizes)
{
    const bool hasBias = !sizes.bias.isEmpty();
    const Widths widths = shareWidth(area.width(), sizes);
    const double fixed = (hasBias ? 3 : 2) * kHeadingHeight + (hasBias ? 2 : 1) * kGap;
    const double wanted = sizes.input.height() + sizes.kernel.height() + sizes.bias.height();
    const double scale = std::min(1.0, (area.height() - fixed) / wanted);
    const double leftHeight = wanted * scale + fixed;
    const double canvasHeight = std::min(sizes.canvas.height() + kHeadingHeight, area.height());
    const double height = std::max(leftHeight, canvasHeight);
    const double top = area.top() + (area.height() - height) / 2;
    const double left =
        area.left() + (area.width() - widths.left - widths.middle - widths.canvas) / 2;

    ExploreArrangement places;
    double y = top;
    const auto stack = [&](const QSizeF& size) {
        const QRectF box(left, y, widths.left, kHeadingHeight + size.height() * scale);
        y = box.bottom() + kGap;
        return box;
    };
    places.input = stack(sizes.input);
    places.kernel = stack(sizes.kernel);
    if (hasBias)
        places.bias = stack(sizes.bias);
    places.canvas = {left + widths.left + widths.middle, top, widths.canvas, canvasHeight};
    places.middle = {left + widths.left, top, widths.middle, height};
    return places;
}
