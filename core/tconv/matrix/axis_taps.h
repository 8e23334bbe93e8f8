// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/layer/size.h>

#include <optional>

namespace tconv {

/// Taps next to each other along one axis.
struct TapRange {
    Index first = 0;
    Index count = 0;

    friend bool operator==(const TapRange&, const TapRange&) = default;
};

/// Input positions whose products land on one output position: position i first, first + step, …
/// meets tap `tap`, tap - tapStep, …
struct MeetingRange {
    Index first = 0; ///< the smallest input position
    Index tap = 0;   ///< the tap that it meets
    Index step = 1;  ///< to the next input position
    Index tapStep = 0;
    Index count = 0;
};

/// One axis of the sparse matrix, in closed form. The Conv2d with the same settings reads position
/// input * stride - padding + tap * dilation of its map where this is inside [0, output); that is
/// the whole structure. It shares no index code with the scatter, so that the two can prove each
/// other.
class AxisTaps {
public:
    /// \pre the settings are legal
    explicit AxisTaps(const AxisSettings& settings);

    Index inputs() const { return m_settings.input; }
    Index outputs() const { return m_output; }

    /// The output position that an input position and a tap share: inside or not.
    Index outputOf(Index input, Index tap) const
    {
        return input * m_settings.stride - m_settings.padding + tap * m_settings.dilation;
    }
    /// The taps of an input position that stay inside the output.
    TapRange tapsOf(Index input) const;
    /// All input positions that meet an output position.
    MeetingRange inputsOf(Index output) const;
    /// The tap that joins two positions, if one does.
    std::optional<Index> tapBetween(Index input, Index output) const;
    /// The input positions for which a tap stays inside: first and count.
    TapRange inputsWithTap(Index tap) const;
    /// Those among them that it joins with the output positions first … last.
    TapRange inputsWithTap(Index tap, Index firstOutput, Index lastOutput) const;

    /// All pairs of an input position and a tap that stay inside; found without visiting them.
    /// Saturates at kMaxExtent, also where kernel and input both exceed 2^22: no weight is as long.
    Index pairs() const;

private:
    AxisSettings m_settings;
    Index m_output;
};

} // namespace tconv
