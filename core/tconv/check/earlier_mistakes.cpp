// SPDX-License-Identifier: MIT
#include <tconv/check/catalogue.h>
#include <tconv/check/earlier_mistakes.h>
#include <tconv/check/imagined.h>
#include <tconv/check/member_search.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace tconv {

namespace {

/// Above this many products in all the grids together the search would be felt.
constexpr Index kMostProducts = 20'000'000;

/// Mistakes that FamilyView does not make, or not altogether as the catalogue does.
constexpr std::array<std::string_view, 13> kSpecial{"M07", "M11", "M18", "M28", "M30", "M35", "M39",
                                                    "M40", "C1",  "C2",  "C3",  "C4",  "C5"};

/// A mistake that is an experiment of its own.
struct Earlier {
    std::string_view id;
    std::string_view clause;
    void (*make)(Experiment& experiment);
};

template <Orientation Way>
void lay(Experiment& experiment)
{
    const Tensor4<Rational>& weight = experiment.weight;
    const Size2 kernel = weight.shape().plane();
    const Size2 size = orientedSize(kernel, Way);
    Tensor4<Rational> laid(
        {weight.shape().batch, weight.shape().channels, size.height, size.width});
    for (Index n = 0; n < weight.shape().batch; ++n)
        for (Index c = 0; c < weight.shape().channels; ++c)
            for (Index row = 0; row < size.height; ++row)
                for (Index column = 0; column < size.width; ++column)
                    laid.at(n, c, {row, column}) =
                        weight.at(n, c, orientedTap({row, column}, kernel, Way));
    experiment.weight = std::move(laid);
}

constexpr std::array kEarlier{
    Earlier{"M01", "The kernel was rotated by 180°", lay<Orientation::Rotated180>},
    Earlier{"M02", "The kernel was transposed", lay<Orientation::Transposed>},
    Earlier{"M03", "The window gathered with the transposed kernel",
            lay<Orientation::AntiTransposed>},
    Earlier{"M04", "The kernel was flipped left to right", lay<Orientation::FlippedLeftRight>},
    Earlier{"M05", "The kernel was flipped top to bottom", lay<Orientation::FlippedUpDown>},
    Earlier{"M06", "The stride was ignored",
            [](Experiment& e) {
                e.options.stride = {1, 1};
            }},
    Earlier{"M12", "The result was not cropped", [](Experiment& e) { e.options.padding = {}; }},
    Earlier{"M17", "The output_padding was left out",
            [](Experiment& e) { e.options.outputPadding = {}; }},
    Earlier{"M21", "The dilation was ignored",
            [](Experiment& e) {
                e.options.dilation = {1, 1};
            }},
    Earlier{"M36", "The bias was forgotten", [](Experiment& e) { e.bias.reset(); }},
};

/// The experiment that the earlier mistake makes; nothing where it changes nothing or is illegal.
std::optional<Experiment> changedBy(const Earlier& earlier, const Experiment& experiment)
{
    Experiment changed = experiment;
    earlier.make(changed);
    if (changed == experiment || !checkExperiment(changed).empty())
        return std::nullopt;
    return changed;
}

std::optional<Tensor4<Rational>> gridOfBoth(const Earlier& earlier, const Mistake& mistake,
                                            std::size_t variant, const Experiment& experiment)
{
    const auto changed = changedBy(earlier, experiment);
    if (!changed)
        return std::nullopt;
    auto grids = mistake.grids(*changed);
    if (variant >= grids.size())
        return std::nullopt;
    return std::move(grids[variant]);
}

std::string lowered(std::string_view title)
{
    std::string text(title);
    // "V was …" and "SAME …" stay as they are.
    const bool isWord = text.size() > 1 && text[1] >= 'a' && text[1] <= 'z';
    if (isWord && text[0] >= 'A' && text[0] <= 'Z')
        text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

Explanation explanationOf(const Earlier& earlier, const Mistake& mistake, std::size_t variant)
{
    const Mistake* first = findMistake(earlier.id);
    Explanation explanation;
    explanation.finding = {{std::string(earlier.id), std::string(mistake.id)},
                           std::string(earlier.clause) + ", and " + lowered(mistake.title),
                           std::string(mistake.sentence),
                           std::nullopt,
                           2};
    if (first)
        explanation.finding.sentence =
            std::string(first->sentence) + " " + std::string(mistake.sentence);
    explanation.rarity = mistake.rarity + (first ? first->rarity : 0);
    explanation.redo = [&earlier, &mistake, variant](const Experiment& experiment) {
        return gridOfBoth(earlier, mistake, variant, experiment);
    };
    return explanation;
}

} // namespace

std::vector<Explanation> explainByEarlierMistake(const Experiment& experiment, const Answer& answer,
                                                 const GivenCells& given,
                                                 const std::stop_token& stop)
{
    std::vector<Explanation> explanations;
    const Index products = productCount(experiment).value_or(kMostProducts);
    if (given.informative < tellingNumbersNeeded(2) ||
        products * static_cast<Index>(kEarlier.size() * kSpecial.size()) > kMostProducts)
        return explanations;
    for (const Earlier& earlier : kEarlier) {
        const auto changed = changedBy(earlier, experiment);
        for (const std::string_view id : kSpecial) {
            const Mistake* mistake = findMistake(id);
            if (!changed || !mistake || stop.stop_requested())
                continue;
            const auto grids = mistake->grids(*changed);
            for (std::size_t variant = 0; variant < grids.size(); ++variant)
                if (reproduces(grids[variant], answer)) {
                    explanations.push_back(explanationOf(earlier, *mistake, variant));
                    break;
                }
        }
    }
    return explanations;
}

} // namespace tconv
