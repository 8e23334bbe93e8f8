// SPDX-License-Identifier: MIT
#include <tconv/engine/convolution/convolution_axis.h>

#include <algorithm>

namespace tconv {

namespace {

Index remainderOf(Index position, Index stride)
{
    return (position % stride + stride) % stride;
}

bool meetsInput(Index position, const AxisSettings& settings, Index outputs)
{
    if (position >= settings.input)
        return false;
    const Index first = position >= 0 ? 0 : (-position + settings.stride - 1) / settings.stride;
    return first < outputs && position + first * settings.stride < settings.input;
}

} // namespace

ConvolutionAxis convolutionAxis(const AxisSettings& settings, Index outputs)
{
    ConvolutionAxis axis{settings.stride, settings.input, outputs, {}, {}, 0, 0};
    for (Index tap = 0; tap < settings.kernel; ++tap) {
        const Index position = tap * settings.dilation - settings.padding; // for output 0
        if (!meetsInput(position, settings, outputs))
            continue;
        const Index residue = remainderOf(position, settings.stride);
        const Index shift = (position - residue) / settings.stride;
        axis.firstShift = axis.taps.empty() ? shift : std::min(axis.firstShift, shift);
        axis.lastShift = axis.taps.empty() ? shift : std::max(axis.lastShift, shift);
        axis.taps.push_back({tap, residue, shift});
        axis.residues.push_back(residue);
    }
    std::ranges::sort(axis.residues);
    axis.residues.erase(std::unique(axis.residues.begin(), axis.residues.end()),
                        axis.residues.end());
    for (ConvolutionTap& tap : axis.taps)
        tap.residue = std::ranges::lower_bound(axis.residues, tap.residue) - axis.residues.begin();
    return axis;
}

Index ConvolutionAxis::pairs() const
{
    Index count = 0;
    for (const ConvolutionTap& tap : taps) {
        const Index first = std::max<Index>(0, -tap.shift);
        const Index end = std::min(output, length(tap.residue) - tap.shift);
        count += std::max<Index>(0, end - first);
    }
    return count;
}

AxisPhases partPhases(const ConvolutionAxis& axis)
{
    return {.stride = 1,
            .input = (axis.input + axis.stride - 1) / axis.stride,
            .output = axis.output,
            .phases = {{axis.output, {}}},
            .firstShift = axis.firstShift,
            .lastShift = axis.lastShift};
}

} // namespace tconv
