// SPDX-License-Identifier: MIT
#include <tconv/engine/paths/pixel_regions.h>

#include <algorithm>
#include <iterator>

namespace tconv {

namespace {

/// Neighbours of one phase along an axis that use the same taps.
struct Segment {
    Index first = 0;  ///< position q within the phase
    Index output = 0; ///< where that is in the output
    Index count = 0;
    std::vector<PhaseTap> taps;
};

std::vector<PhaseTap> tapsAt(const AxisPhase& phase, Index q, Index input)
{
    std::vector<PhaseTap> taps;
    std::ranges::copy_if(phase.taps, std::back_inserter(taps), [&](const PhaseTap& tap) {
        return q + tap.shift >= 0 && q + tap.shift < input;
    });
    return taps;
}

/// Where a tap begins or ceases to find an input, in order.
std::vector<Index> borders(const AxisPhase& phase, Index input)
{
    std::vector<Index> borders{0, phase.outputs};
    for (const PhaseTap& tap : phase.taps)
        for (const Index border : {-tap.shift, input - tap.shift})
            if (border > 0 && border < phase.outputs)
                borders.push_back(border);
    std::ranges::sort(borders);
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    return borders;
}

std::vector<Segment> segmentsOf(const AxisPhases& axis)
{
    std::vector<Segment> segments;
    for (std::size_t b = 0; b < axis.phases.size(); ++b) {
        const std::vector<Index> ends = borders(axis.phases[b], axis.input);
        for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
            const Index first = ends[i];
            segments.push_back({first, first * axis.stride + static_cast<Index>(b),
                                ends[i + 1] - first, tapsAt(axis.phases[b], first, axis.input)});
        }
    }
    return segments;
}

} // namespace

PixelRegions pixelRegions(const LayerShape& shape)
{
    PixelRegions all;
    const auto segmentsAlong = [&](Axis axis) { return segmentsOf(phasesAlong(axis, shape)); };
    const std::vector<Segment> columns = segmentsAlong(Axis::Width);
    for (const Segment& row : segmentsAlong(Axis::Height))
        for (const Segment& column : columns) {
            all.regions.push_back({{row.first, column.first},
                                   {row.output, column.output},
                                   {row.count, column.count},
                                   static_cast<Index>(all.taps.size()),
                                   static_cast<Index>(row.taps.size() * column.taps.size())});
            for (const PhaseTap& a : row.taps)
                for (const PhaseTap& b : column.taps)
                    all.taps.push_back({a.shift * shape.input.width + b.shift,
                                        a.tap * shape.kernel.width + b.tap});
        }
    return all;
}

PixelCursor::PixelCursor(const LayerShape& shape, const PixelRegion& region)
    : m_size(region.size)
    , m_input(region.firstInput.row * shape.input.width + region.firstInput.column)
    , m_output(region.firstOutput.row * shape.output.width + region.firstOutput.column)
    , m_outputStep(shape.options.stride.width)
    , m_inputRow(shape.input.width - region.size.width)
    , m_outputRow(shape.options.stride.height * shape.output.width -
                  region.size.width * m_outputStep)
    , m_inputImage(shape.inChannels() * shape.inputPlane() - region.size.height * shape.input.width)
    , m_outputImage(shape.outChannels() * shape.outputPlane() -
                    region.size.height * shape.options.stride.height * shape.output.width)
{
}

void PixelCursor::advance()
{
    m_input += 1;
    m_output += m_outputStep;
    if (++m_column < m_size.width)
        return;
    m_column = 0;
    m_input += m_inputRow;
    m_output += m_outputRow;
    if (++m_row < m_size.height)
        return;
    m_row = 0;
    m_input += m_inputImage;
    m_output += m_outputImage;
}

} // namespace tconv
