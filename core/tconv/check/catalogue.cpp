// SPDX-License-Identifier: MIT
#include <tconv/check/catalogue.h>
#include <tconv/check/catalogue_grids.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace tconv {

namespace {

/// "M01" … "M20", "M20b", "M21" …, then "C1" …
std::pair<bool, std::string_view> order(const Mistake& mistake)
{
    return {mistake.id.front() == 'C', mistake.id.substr(1)};
}

std::vector<Mistake> allMistakes()
{
    using namespace catalogue;
    std::vector<Mistake> all;
    for (auto* rows : {&kernelMistakes, &placementMistakes, &windowMistakes, &outputPaddingMistakes,
                       &overlapMistakes, &mixedUpMistakes, &matrixMistakes, &channelMistakes})
        std::ranges::move(rows(), std::back_inserter(all));
    std::ranges::sort(all, {}, order);
    return all;
}

/// The layer that makes the first sample's first output channel; nothing where that is all.
std::optional<Experiment> firstPlane(const Experiment& experiment)
{
    const Shape4& input = experiment.input.shape();
    const Shape4& weight = experiment.weight.shape();
    if (input.batch * layerOf(experiment).outChannels <= 1)
        return {};
    const Index channels = weight.batch / experiment.options.groups;
    Experiment plane;
    plane.options = experiment.options;
    plane.options.groups = 1;
    plane.input = resized(experiment.input, {1, channels, input.height, input.width});
    plane.weight = resized(experiment.weight, {channels, 1, weight.height, weight.width});
    if (experiment.bias)
        plane.bias = {{experiment.bias->front()}};
    return plane;
}

/// Whether a mistake treats every plane alike, so that it shows nowhere if not on the first.
bool isTheSameOnEveryPlane(const Mistake& mistake)
{
    return mistake.id.front() == 'M' && mistake.id != "M39" && mistake.id != "M40";
}

enum class Sight { NotMade, Invisible, Visible };

/// How mistakes show on one experiment.
class Viewer {
public:
    explicit Viewer(const Experiment& experiment)
        : m_experiment(experiment)
        , m_right(catalogue::layerOn(experiment))
    {
    }

    Sight look(const Mistake& mistake) const
    {
        const catalogue::Grids grids = mistake.grids(m_experiment);
        if (grids.empty() || m_right.empty())
            return Sight::NotMade;
        const auto isRight = [&](const auto& grid) { return grid == m_right.front(); };
        return std::ranges::all_of(grids, isRight) ? Sight::Invisible : Sight::Visible;
    }

private:
    const Experiment& m_experiment;
    catalogue::Grids m_right;
};

} // namespace

std::span<const Mistake> mistakes()
{
    static const std::vector<Mistake> all = allMistakes();
    return all;
}

const Mistake* findMistake(std::string_view id)
{
    const std::span<const Mistake> all = mistakes();
    const auto found = std::ranges::find(all, id, &Mistake::id);
    return found == all.end() ? nullptr : &*found;
}

std::vector<const Mistake*> invisibleMistakes(const Experiment& experiment)
{
    const Viewer all(experiment);
    const std::optional<Experiment> plane = firstPlane(experiment);
    const Viewer one(plane ? *plane : experiment);
    std::vector<const Mistake*> invisible;
    for (const Mistake& mistake : mistakes()) {
        const bool seenOnOne =
            plane && isTheSameOnEveryPlane(mistake) && one.look(mistake) == Sight::Visible;
        if (!seenOnOne && all.look(mistake) == Sight::Invisible)
            invisible.push_back(&mistake);
    }
    return invisible;
}

} // namespace tconv
