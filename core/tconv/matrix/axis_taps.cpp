// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/matrix/axis_taps.h>

#include <algorithm>
#include <numeric>

namespace tconv {

namespace {

/// Axes whose kernel and input are both longer count as too many pairs to count.
constexpr Index kMostCounted = Index(1) << 22;

/// The smallest integer at or above a / b. \pre b > 0
Index ceilingQuotient(Index a, Index b)
{
    return a / b + (a % b > 0 ? 1 : 0);
}

/// The largest integer at or below a / b. \pre b > 0
Index floorQuotient(Index a, Index b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// The integers t in [0, limit) with 0 <= start + t step < end.
TapRange inside(Index start, Index step, Index end, Index limit)
{
    const Index first = std::max<Index>(0, ceilingQuotient(-start, step));
    const Index last = std::min(limit - 1, floorQuotient(end - 1 - start, step));
    return {first, std::max<Index>(0, last - first + 1)};
}

} // namespace

AxisTaps::AxisTaps(const AxisSettings& settings)
    : m_settings(settings)
    , m_output(outputSize(settings))
{
}

TapRange AxisTaps::tapsOf(Index input) const
{
    return inside(outputOf(input, 0), m_settings.dilation, m_output, m_settings.kernel);
}

TapRange AxisTaps::inputsWithTap(Index tap) const
{
    return inputsWithTap(tap, 0, m_output - 1);
}

TapRange AxisTaps::inputsWithTap(Index tap, Index firstOutput, Index lastOutput) const
{
    const Index first = std::max<Index>(0, firstOutput);
    const Index end = std::min(m_output, lastOutput + 1);
    return inside(outputOf(0, tap) - first, m_settings.stride, end - first, m_settings.input);
}

MeetingRange AxisTaps::inputsOf(Index output) const
{
    // input stride + tap dilation = output + padding: a step of the input by d / g lowers the tap
    // by s / g, with g the greatest common divisor.
    const Index divisor = std::gcd(m_settings.stride, m_settings.dilation);
    MeetingRange range;
    range.step = m_settings.dilation / divisor;
    range.tapStep = m_settings.stride / divisor;
    const Index sum = output + m_settings.padding;
    const Index highestReach = (m_settings.kernel - 1) * m_settings.dilation;
    const Index from = std::max<Index>(0, ceilingQuotient(sum - highestReach, m_settings.stride));
    const Index to = std::min(m_settings.input - 1, floorQuotient(sum, m_settings.stride));
    for (Index input = from; input <= std::min(to, from + range.step - 1); ++input) {
        const Index rest = sum - input * m_settings.stride;
        if (rest % m_settings.dilation != 0)
            continue;
        range.first = input;
        range.tap = rest / m_settings.dilation;
        range.count = (to - input) / range.step + 1;
        break;
    }
    return range;
}

std::optional<Index> AxisTaps::tapBetween(Index input, Index output) const
{
    const Index rest = output + m_settings.padding - input * m_settings.stride;
    if (rest < 0 || rest % m_settings.dilation != 0 ||
        rest / m_settings.dilation >= m_settings.kernel)
        return std::nullopt;
    return rest / m_settings.dilation;
}

Index AxisTaps::pairs() const
{
    // Along the shorter of the two; the other is counted by a division.
    const bool byTap = m_settings.kernel <= m_settings.input;
    const Index shorter = byTap ? m_settings.kernel : m_settings.input;
    if (shorter > kMostCounted)
        return kMaxExtent;
    Index sum = 0;
    for (Index i = 0; i < shorter; ++i) {
        sum += (byTap ? inputsWithTap(i) : tapsOf(i)).count;
        if (sum >= kMaxExtent)
            return kMaxExtent;
    }
    return sum;
}

} // namespace tconv
