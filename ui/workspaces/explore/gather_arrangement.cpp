// SPDX-License-Identifier: MIT
#include "workspaces/explore/gather_arrangement.h"

#include "workspaces/explore/explore_arrangement.h"

#include <algorithm>
#include <array>

namespace {

constexpr double kLeastColumn = 112; ///< room for "Kernel K  3 × 3"
constexpr double kMostLeft = 0.24;   ///< of the whole width
constexpr double kLeastRight = 138;  ///< an output of 4 columns without scroll bars
constexpr double kMostRight = 0.28;
constexpr double kLeastMiddle = 180;

struct Widths {
    double left = 0;
    double middle = 0;
    double right = 0;
    double gap = 0;
};

Widths shareWidth(double whole, const GatherSizes& sizes)
{
    Widths widths;
    widths.gap = std::clamp(whole / 30, 12.0, 28.0);
    const double cells = whole - 2 * widths.gap;
    const double left =
        std::max({sizes.input.width(), sizes.kernel.width(), sizes.bias.width(), kLeastColumn});
    const double right = std::max({sizes.rotated.width(), sizes.output.width(), kLeastRight});
    widths.left = std::clamp(left, kLeastColumn, std::max(kLeastColumn, cells * kMostLeft));
    // The bordered input is what one looks at: the output gets what it leaves, and its share.
    const double share = std::max(kLeastRight, cells * kMostRight);
    widths.right = std::min(right, std::max(share, cells - widths.left - sizes.bordered.width()));
    widths.right = std::min(widths.right, cells - widths.left - kLeastMiddle);
    widths.middle = std::min(std::max(sizes.bordered.width(), kLeastMiddle),
                             cells - widths.left - widths.right);
    return widths;
}

/// Boxes below one another from `top` on, headings included; an empty grid gets none.
std::array<QRectF, 3> stack(double left, double top, double width,
                            const std::array<double, 3>& heights)
{
    std::array<QRectF, 3> boxes;
    double y = top;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (heights[i] <= 0)
            continue;
        boxes[i] = QRectF(left, y, width, kHeadingHeight + heights[i]);
        y = boxes[i].bottom() + kStackGap;
    }
    return boxes;
}

double headingsOf(int grids)
{
    return grids * kHeadingHeight + (grids - 1) * kStackGap;
}

double sum(const std::array<double, 3>& heights)
{
    return heights[0] + heights[1] + heights[2];
}

} // namespace

GatherArrangement arrangeGather(const QRectF& area, const GatherSizes& sizes)
{
    const Widths widths = shareWidth(area.width(), sizes);
    const double leftHeadings = headingsOf(sizes.bias.isEmpty() ? 2 : 3);
    const std::array<double, 3> left = shareHeight(
        area.height() - leftHeadings, {sizes.input.height(), sizes.kernel.height(),
                                       sizes.bias.isEmpty() ? 0.0 : sizes.bias.height()});
    const std::array<double, 3> right = shareHeight(
        area.height() - headingsOf(2), {sizes.rotated.height(), sizes.output.height(), 0.0});
    const double middle =
        std::min(sizes.bordered.height(), area.height() - kHeadingHeight - kCaptionHeight);
    const double height = std::max({sum(left) + leftHeadings, sum(right) + headingsOf(2),
                                    middle + kHeadingHeight + kCaptionHeight});
    const double top = area.top() + (area.height() - height) / 2;
    const double used = widths.left + widths.middle + widths.right + 2 * widths.gap;
    const double x = area.left() + (area.width() - used) / 2;

    GatherArrangement places;
    const auto leftBoxes = stack(x, top, widths.left, left);
    places.input = leftBoxes[0];
    places.kernel = leftBoxes[1];
    places.bias = leftBoxes[2];
    places.bordered = {x + widths.left + widths.gap, top, widths.middle, kHeadingHeight + middle};
    places.caption = {places.bordered.left(), places.bordered.bottom(), widths.middle,
                      kCaptionHeight};
    const auto rightBoxes = stack(places.bordered.right() + widths.gap, top, widths.right, right);
    places.rotated = rightBoxes[0];
    places.output = rightBoxes[1];
    return places;
}
