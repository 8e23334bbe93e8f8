// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <QColor>

#include <array>

struct Theme;

/// A diverging scale: zero is the panel's colour, both sides grow evenly to the eye (OKLab).
class ColorScale {
public:
    ColorScale(QColor negative, QColor neutral, QColor positive);

    static ColorScale data(const Theme& theme);    ///< blue - neutral - red: inputs and outputs
    static ColorScale weights(const Theme& theme); ///< green - neutral - violet: kernels

    /// The colour of a value when `largest` has the full colour. Zero is always neutral.
    QColor at(double value, double largest) const;

private:
    static ColorScale kept(QColor negative, QColor neutral, QColor positive);

    static constexpr int kSteps = 128; ///< on each side
    std::array<QRgb, 2 * kSteps + 1> m_colors;
};

/// The theme's text colour, or its opposite where that is easier to read on `ground`.
QColor inkOn(QColor ground, const Theme& theme);

/// Evenly mixed to the eye: 0 gives `from`, 1 gives `to`.
QColor mixed(QColor from, QColor to, double share);

/// One hue for each kernel tap, apart from its neighbours'.
QColor tapColor(tconv::Cell tap, tconv::Size2 kernel, const Theme& theme);
