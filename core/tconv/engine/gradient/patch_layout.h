// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/layer_shape.h>

namespace tconv {

/// How the outputs that the stamps of neighbouring inputs cover lie beside each other along one
/// axis: tap a of position i is in slot i * step + a. Where stamps touch or overlap and have no
/// gaps, slots are the outputs themselves; else each stamp has slots of its own, so that neither
/// gaps nor far taps take memory.
struct PatchAxis {
    AxisSettings settings;
    Index outputs = 1;
    Index first = 0; ///< the input positions [first, end) have a tap that may land on an output
    Index end = 0;
    Index step = 1;

    bool sharesSlots() const { return settings.dilation == 1 && step == settings.stride; }
    Index slots(Index positions) const { return (positions - 1) * step + settings.kernel; }
    /// The output where tap 0 of a position lands; it may lie outside.
    Index landing(Index position) const { return position * settings.stride - settings.padding; }
};

PatchAxis patchAxis(const AxisSettings& settings, Index outputs);

/// A part of the input: positions of neighbouring rows of an image, or of several whole images.
struct PatchPanel {
    Index image = 0;
    Index images = 0;
    Index row = 0;
    Index rows = 0;
    Index column = 0;
    Index columns = 0; ///< those beyond end are none, and count as zeros
};

/// How the gradient of the weight cuts the input into panels, and where the outputs of a panel's
/// stamps lie: pixel (image, row slot, column slot), the output channels of a pixel side by side.
/// Then the taps of a row of a stamp with all their channels are one run of numbers.
struct PatchLayout {
    PatchAxis rows;
    PatchAxis columns;
    Index batch = 1;
    PatchPanel full; ///< the sizes of the largest panel
    Index imageTiles = 0;
    Index rowTiles = 0;
    Index columnTiles = 0;

    Index panels() const { return imageTiles * rowTiles * columnTiles; }
    PatchPanel panel(Index index) const;
    Index rowSlots() const { return rows.slots(full.rows); }
    Index columnSlots() const { return columns.slots(full.columns); }
    Index positions() const { return full.images * full.rows * full.columns; }
    Index pixels() const { return full.images * rowSlots() * columnSlots(); }
    /// The pixel of tap (0, 0) of a panel's position; positions go by image, row and column.
    Index pixel(Index position) const;
};

PatchLayout patchLayout(const LayerShape& shape, Index bytesOfValue);

} // namespace tconv
