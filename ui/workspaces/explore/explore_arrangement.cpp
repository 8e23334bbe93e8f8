// SPDX-License-Identifier: MIT
#include "workspaces/explore/explore_arrangement.h"

#include <algorithm>

namespace {

constexpr double kLeastLeft = 110;   ///< room for "Kernel K  3 × 3"
constexpr double kLeastCanvas = 250; ///< room for the canvas's heading and its labels
constexpr double kStampWish = 190;
constexpr double kLeastStamp = 120;
constexpr double kMostStampAsked = 220;
/// A stamp needs this part of its kernel's width for its numbers to be readable.
constexpr double kReadableStamp = 0.52;
constexpr double kMostLeft = 0.32; ///< of the whole width

struct Widths {
    double left = 0;
    double middle = 0;
    double canvas = 0;
};

/// The canvas gets what it needs up to half of the width, and what the others leave.
Widths shareWidth(double whole, const ExploreSizes& sizes)
{
    const double leastStamp =
        std::clamp(sizes.kernel.width() * kReadableStamp, kLeastStamp,
                   std::max(kLeastStamp, std::min(kMostStampAsked, whole / 4)));
    Widths widths;
    const double left =
        std::max({sizes.input.width(), sizes.kernel.width(), sizes.bias.width(), kLeastLeft});
    widths.left = std::min(
        {left, whole * kMostLeft, std::max(kLeastLeft, whole - leastStamp - kLeastCanvas)});
    const double rest = whole - widths.left;
    const double most = std::min(rest - leastStamp, std::max(whole / 2, rest - kStampWish));
    widths.canvas = std::min(std::max(sizes.canvas.width(), kLeastCanvas), most);
    widths.middle = std::min(rest - widths.canvas, 1.5 * kStampWish);
    return widths;
}

} // namespace

std::array<double, 3> shareHeight(double whole, const std::array<double, 3>& needs)
{
    std::array<double, 3> shares{};
    std::array<bool, 3> isServed{};
    double left = whole;
    for (int open = 3; open > 0; --open) {
        // The smallest need first: what it leaves goes to the others.
        std::size_t smallest = needs.size();
        for (std::size_t i = 0; i < needs.size(); ++i)
            if (!isServed[i] && (smallest == needs.size() || needs[i] < needs[smallest]))
                smallest = i;
        shares[smallest] = std::min(needs[smallest], left / open);
        isServed[smallest] = true;
        left -= shares[smallest];
    }
    return shares;
}

ExploreArrangement arrangeExplore(const QRectF& area, const ExploreSizes& sizes)
{
    const bool hasBias = !sizes.bias.isEmpty();
    const Widths widths = shareWidth(area.width(), sizes);
    const double fixed = (hasBias ? 3 : 2) * kHeadingHeight + (hasBias ? 2 : 1) * kStackGap;
    const std::array<double, 3> heights =
        shareHeight(area.height() - fixed, {sizes.input.height(), sizes.kernel.height(),
                                            hasBias ? sizes.bias.height() : 0.0});
    const double leftHeight = heights[0] + heights[1] + heights[2] + fixed;
    const double canvasHeight = std::min(sizes.canvas.height() + kHeadingHeight, area.height());
    const double height = std::max(leftHeight, canvasHeight);
    const double top = area.top() + (area.height() - height) / 2;
    const double left =
        area.left() + (area.width() - widths.left - widths.middle - widths.canvas) / 2;

    ExploreArrangement places;
    double y = top;
    const auto stack = [&](double gridHeight) {
        const QRectF box(left, y, widths.left, kHeadingHeight + gridHeight);
        y = box.bottom() + kStackGap;
        return box;
    };
    places.input = stack(heights[0]);
    places.kernel = stack(heights[1]);
    if (hasBias)
        places.bias = stack(heights[2]);
    places.canvas = {left + widths.left + widths.middle, top, widths.canvas, canvasHeight};
    places.middle = {left + widths.left, top, widths.middle, height};
    return places;
}
