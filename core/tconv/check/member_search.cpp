// SPDX-License-Identifier: MIT
#include <tconv/check/member_search.h>
#include <tconv/check/window_search.h>

#include <algorithm>
#include <array>

namespace tconv {

namespace {

/// Explanations of one depth that are worked out; an answer that more explain says too little.
constexpr std::size_t kMostFound = 64;
/// Telling numbers without which a window on a changed canvas is met by chance.
constexpr Index kNeededForWindow = 5;
/// The largest canvas that is searched for a window.
constexpr Index kMostCanvasCells = Index(1) << 20;

/// Whether two deviations settle the same thing in different ways.
bool contradict(const Deviation& a, const Deviation& b)
{
    if (a.rule == b.rule)
        return a.along == b.along || a.along == Along::BothAxes || b.along == Along::BothAxes;
    if (a.rule->id == b.rule->id)
        return true;
    const unsigned both = a.rule->parts & b.rule->parts & ~unsigned(kWindow);
    const bool otherAxes = a.along != Along::BothAxes && b.along != Along::BothAxes &&
                           a.along != b.along && both == (both & (kStep | kDilation));
    return both != 0 && !otherAxes;
}

bool fitsTo(const std::vector<Deviation>& chosen, const Deviation& next)
{
    return std::none_of(chosen.begin(), chosen.end(),
                        [&](const Deviation& deviation) { return contradict(deviation, next); });
}

bool sameDeviation(const Deviation& a, const Deviation& b)
{
    return a.rule == b.rule && a.along == b.along && a.numbers == b.numbers;
}

} // namespace

Index tellingNumbersNeeded(int deviations)
{
    constexpr std::array<Index, 4> needed{0, 0, 3, 10};
    return needed[static_cast<std::size_t>(std::clamp(deviations, 0, 3))];
}

std::optional<Member> memberWith(const Experiment& experiment,
                                 std::span<const Deviation> deviations)
{
    Understanding understanding = rightUnderstanding(experiment);
    for (const Deviation& deviation : deviations)
        deviation.apply(experiment, understanding);
    return memberOf(experiment, understanding);
}

void MemberSearch::run()
{
    search(1);
    search(2);
    const auto unexplained = [&] { return m_known.empty() && m_found.empty(); };
    if (unexplained() && m_given.informative >= tellingNumbersNeeded(2))
        slide({});
    if (unexplained())
        search(3);
    if (unexplained() && m_given.informative >= kNeededForWindow)
        slideAll();
}

void MemberSearch::search(int depth)
{
    if (m_given.informative < tellingNumbersNeeded(depth))
        return;
    m_shallower = m_found.size();
    m_most = m_found.size() + kMostFound;
    std::vector<Deviation> chosen;
    combine(chosen, 0, static_cast<std::size_t>(depth));
}

void MemberSearch::combine(std::vector<Deviation>& chosen, std::size_t next, std::size_t count)
{
    if (chosen.size() == count) {
        consider(chosen);
        return;
    }
    for (; next < m_deviations.size(); ++next) {
        if (m_found.size() >= m_most || m_stop.stop_requested())
            return;
        const Deviation& deviation = m_deviations[next];
        // Three at once are strange enough without being different along the axes.
        if ((count > 2 && deviation.along != Along::BothAxes) || !fitsTo(chosen, deviation))
            continue;
        chosen.push_back(deviation);
        combine(chosen, next + 1, count);
        chosen.pop_back();
    }
}

/// Whether fewer of these deviations explain the answer already.
bool MemberSearch::contains(const std::vector<Deviation>& chosen) const
{
    const auto has = [&](const Deviation& part) {
        return std::any_of(chosen.begin(), chosen.end(), [&](const Deviation& deviation) {
            return sameDeviation(deviation, part);
        });
    };
    const auto hasId = [&](const std::string& id) {
        return std::any_of(chosen.begin(), chosen.end(),
                           [&](const Deviation& deviation) { return deviation.rule->id == id; });
    };
    const auto end = m_found.begin() + static_cast<std::ptrdiff_t>(m_shallower);
    return std::any_of(m_known.begin(), m_known.end(), hasId) ||
           std::any_of(m_found.begin(), end, [&](const Hypothesis& found) {
               return std::all_of(found.deviations.begin(), found.deviations.end(), has);
           });
}

void MemberSearch::consider(const std::vector<Deviation>& chosen)
{
    const auto member = memberWith(m_experiment, chosen);
    if (!member || !isOfShape(*member) || contains(chosen) || !matches(*member))
        return;
    const auto end = m_found.begin() + static_cast<std::ptrdiff_t>(m_shallower);
    const bool sameMember = std::any_of(
        m_found.begin(), end, [&](const Hypothesis& found) { return found.member == *member; });
    if (!sameMember)
        keep(chosen, *member);
}

bool MemberSearch::isOfShape(const Member& member) const
{
    const Shape4& shape = m_given.shape;
    return resultSize(member) == shape.plane() && shape.batch == m_view.samples() &&
           shape.channels == m_view.channels();
}

bool MemberSearch::mayMatch(const Member& member) const
{
    Index looked = 0;
    for (const GivenCell& cell : m_given.cells) {
        if (!cell.mayBe(m_view.at(member, cell.place.sample, cell.place.channel, cell.place.cell)))
            return false;
        if (++looked % 4096 == 0 && m_stop.stop_requested())
            return false;
    }
    return true;
}

bool MemberSearch::matches(const Member& member) const
{
    if (!mayMatch(member))
        return false;
    for (const GivenCell& cell : m_given.cells) {
        const Place& place = cell.place;
        if (m_stop.stop_requested() ||
            !cell.number->matches(m_exact.at(member, place.sample, place.channel, place.cell)))
            return false;
    }
    return true;
}

void MemberSearch::keep(const std::vector<Deviation>& chosen, const Member& member,
                        std::optional<Cell> ownWindow)
{
    m_found.push_back({chosen, member, ownWindow});
}

/// Windows that no rule names, on canvases with one deviation.
void MemberSearch::slideAll()
{
    for (const Deviation& deviation : m_deviations)
        if ((deviation.rule->parts & (kWindow | kResult)) == 0 && !m_stop.stop_requested())
            slide({deviation});
}

void MemberSearch::slide(const std::vector<Deviation>& chosen)
{
    Understanding understanding = rightUnderstanding(m_experiment);
    for (const Deviation& deviation : chosen)
        deviation.apply(m_experiment, understanding);
    understanding.cropBegin = understanding.cropEnd = understanding.extend = {};
    auto member = memberOf(m_experiment, understanding);
    const Size2 canvas = member ? member->imagined.windowSize : Size2{};
    if (!member || canvas.height * canvas.width > kMostCanvasCells ||
        m_given.shape.batch != m_view.samples() || m_given.shape.channels != m_view.channels())
        return;
    for (const Cell place : placesOn(m_view, *member, m_given, canvas, kMostFound, m_stop)) {
        member->imagined.windowStart = place;
        member->imagined.windowSize = m_given.shape.plane();
        if (matches(*member))
            keep(chosen, *member, place);
    }
}

} // namespace tconv
