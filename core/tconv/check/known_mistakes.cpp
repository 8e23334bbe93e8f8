// SPDX-License-Identifier: MIT
#include <tconv/check/catalogue.h>
#include <tconv/check/known_mistakes.h>

namespace tconv {

namespace {

Explanation explanationOf(const Mistake& mistake, std::size_t variant)
{
    Explanation explanation;
    explanation.finding = {{std::string(mistake.id)},
                           std::string(mistake.title),
                           std::string(mistake.sentence),
                           std::nullopt,
                           1};
    explanation.rarity = mistake.rarity;
    explanation.redo = [&mistake,
                        variant](const Experiment& experiment) -> std::optional<Tensor4<Rational>> {
        auto grids = mistake.grids(experiment);
        if (variant >= grids.size())
            return std::nullopt;
        return std::move(grids[variant]);
    };
    return explanation;
}

} // namespace

std::vector<Explanation> knownMistakes(const Experiment& experiment, const Answer& answer,
                                       const GivenCells& given, const std::stop_token& stop)
{
    std::vector<Explanation> explanations;
    if (given.cells.empty())
        return explanations;
    for (const Mistake& mistake : mistakes()) {
        if (stop.stop_requested())
            break;
        const auto grids = mistake.grids(experiment);
        for (std::size_t variant = 0; variant < grids.size(); ++variant)
            if (reproduces(grids[variant], answer)) {
                explanations.push_back(explanationOf(mistake, variant));
                break;
            }
    }
    return explanations;
}

} // namespace tconv
