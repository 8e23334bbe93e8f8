// SPDX-License-Identifier: MIT
#include <tconv/check/catalogue.h>
#include <tconv/check/catalogue_grids.h>

#include <algorithm>
#include <iterator>
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
    const catalogue::Grids right = catalogue::layerOn(experiment);
    std::vector<const Mistake*> invisible;
    if (right.empty())
        return invisible;
    for (const Mistake& mistake : mistakes()) {
        const catalogue::Grids grids = mistake.grids(experiment);
        if (!grids.empty() && std::ranges::all_of(grids, [&](const Tensor4<Rational>& grid) {
                return grid == right.front();
            }))
            invisible.push_back(&mistake);
    }
    return invisible;
}

} // namespace tconv
