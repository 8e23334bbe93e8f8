// SPDX-License-Identifier: MIT
#include "panels/argument_colors.h"

#include "canvas/theme.h"

#include <array>

QColor argumentColor(tconv::LayerArgument argument, const Theme& theme)
{
    // In the order of LayerArgument. OutputPadding is the green of its edge on the canvas.
    constexpr std::array<QRgb, 6> kLight{0x2160c4, 0x7a3fc0, 0x9a5300,
                                         0xb0246e, 0x08795a, 0x0b7285};
    constexpr std::array<QRgb, 6> kDark{0x8ab8ff, 0xc9a6ff, 0xf2b872, 0xff9ccb, 0x4fd9af, 0x6fd3e6};
    return QColor((theme.isDark ? kDark : kLight).at(static_cast<std::size_t>(argument)));
}
