// SPDX-License-Identifier: MIT
#include <tconv/engine/paths/stamp_canvas.h>

#include <algorithm>

namespace tconv {

namespace {

/// Rows without gaps of a width that is known when this is compiled, so that they are vectors.
template <typename T, int Width>
void addRows(const T* stamp, const StampPlaces& places, T* canvas)
{
    for (Index channel = 0; channel < places.channels; ++channel, canvas += places.channelStep) {
        T* row = canvas;
        for (Index a = 0; a < places.kernel.height; ++a, row += places.rowStep, stamp += Width) {
            T sums[Width];
#pragma GCC unroll 8
            for (int b = 0; b < Width; ++b)
                sums[b] = row[b] + stamp[b];
#pragma GCC unroll 8
            for (int b = 0; b < Width; ++b)
                row[b] = sums[b];
        }
    }
}

template <typename T>
void addAnyRows(const T* stamp, const StampPlaces& places, T* canvas)
{
    for (Index channel = 0; channel < places.channels; ++channel, canvas += places.channelStep) {
        T* row = canvas;
        for (Index a = 0; a < places.kernel.height; ++a, row += places.rowStep)
            for (Index b = 0; b < places.kernel.width; ++b)
                row[b * places.columnStep] += *stamp++;
    }
}

} // namespace

template <typename T>
void addStamp(const T* stamp, const StampPlaces& places, T* canvas)
{
    switch (places.columnStep == 1 ? places.kernel.width : 0) {
    case 2:
        return addRows<T, 2>(stamp, places, canvas);
    case 3:
        return addRows<T, 3>(stamp, places, canvas);
    case 4:
        return addRows<T, 4>(stamp, places, canvas);
    case 5:
        return addRows<T, 5>(stamp, places, canvas);
    default:
        return addAnyRows(stamp, places, canvas);
    }
}

template <typename T>
void cutOut(const T* canvas, Size2 canvasSize, Size2 start, T bias, T* output, Size2 size)
{
    const Index columns = std::clamp<Index>(canvasSize.width - start.width, 0, size.width);
    for (Index row = start.height; row < start.height + size.height; ++row, output += size.width) {
        const Index inside = row < canvasSize.height ? columns : 0;
        if (inside > 0)
            std::copy_n(canvas + row * canvasSize.width + start.width, inside, output);
        std::fill_n(output + inside, size.width - inside, bias);
    }
}

template void addStamp(const float*, const StampPlaces&, float*);
template void addStamp(const double*, const StampPlaces&, double*);
template void cutOut(const float*, Size2, Size2, float, float*, Size2);
template void cutOut(const double*, Size2, Size2, double, double*, Size2);

} // namespace tconv
