// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

namespace tconv {

/// Where the values of a stamp of several channels go on their canvases.
struct StampPlaces {
    Index channels = 1;
    Size2 kernel;
    Index channelStep = 0; ///< on the canvases, in values
    Index rowStep = 0;
    Index columnStep = 1;
};

/// Adds stamp[(c * kH + a) * kW + b] to canvas[c * channelStep + a * rowStep + b * columnStep].
/// For float and double.
template <typename T>
void addStamp(const T* stamp, const StampPlaces& places, T* canvas);

/// Copies the window that begins at `start` and has the size of the output; where it reaches beyond
/// the canvas, which output_padding can make it do, the output is `bias`. For float and double.
template <typename T>
void cutOut(const T* canvas, Size2 canvasSize, Size2 start, T bias, T* output, Size2 size);

} // namespace tconv
