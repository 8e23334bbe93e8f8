// SPDX-License-Identifier: MIT
#include <tconv/engine/axis_phases.h>

#include <algorithm>

namespace tconv {

namespace {

/// Adds every tap to the phase that owns it: b = (a d - p) mod s, computed for each tap once, so
/// that long kernels with large strides do not cost taps times phases.
void distributeTaps(AxisPhases& axis, const AxisSettings& settings)
{
    bool isFirst = true;
    for (Index tap = 0; tap < settings.kernel; ++tap) {
        const Index landing = tap * settings.dilation - settings.padding; // of input position 0
        const Index residue = ((landing % settings.stride) + settings.stride) % settings.stride;
        if (residue >= axis.output)
            continue; // no output is in this phase
        const Index shift = (residue - landing) / settings.stride;
        axis.phases[static_cast<std::size_t>(residue)].taps.push_back({tap, shift});
        axis.firstShift = isFirst ? shift : std::min(axis.firstShift, shift);
        axis.lastShift = isFirst ? shift : std::max(axis.lastShift, shift);
        isFirst = false;
    }
}

} // namespace

AxisPhases axisPhases(const AxisSettings& settings)
{
    AxisPhases axis;
    axis.stride = settings.stride;
    axis.input = settings.input;
    axis.output = outputSize(settings);
    axis.phases.resize(static_cast<std::size_t>(std::min(axis.stride, axis.output)));
    for (Index b = 0; b < static_cast<Index>(axis.phases.size()); ++b)
        axis.phases[static_cast<std::size_t>(b)].outputs =
            (axis.output - b + axis.stride - 1) / axis.stride;
    distributeTaps(axis, settings);
    return axis;
}

Index AxisPhases::longest() const
{
    return phases.front().outputs;
}

Index AxisPhases::haloBefore() const
{
    return std::max<Index>(0, -firstShift);
}

Index AxisPhases::haloAfter() const
{
    return std::max<Index>(0, longest() + lastShift - input);
}

Index AxisPhases::pairs() const
{
    Index count = 0;
    for (const AxisPhase& phase : phases)
        for (const PhaseTap& tap : phase.taps) {
            const Index first = std::max<Index>(0, -tap.shift);
            const Index end = std::min(phase.outputs, input - tap.shift);
            count += std::max<Index>(0, end - first);
        }
    return count;
}

} // namespace tconv
