// SPDX-License-Identifier: MIT
#include <tconv/check/catalogue.h>
#include <tconv/check/imagined.h>
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

/// The numbers of an answer of which each is given exactly; nothing otherwise.
std::optional<Tensor4<Rational>> wholeGrid(const Answer& answer)
{
    Tensor4<Rational> grid(answer.cells.shape());
    for (std::size_t i = 0; i < grid.values().size(); ++i) {
        const std::optional<GivenNumber>& given = answer.cells.values()[i];
        if (!given || given->tolerance != 0)
            return std::nullopt;
        grid.values()[i] = given->value;
    }
    return grid;
}

/// Fewer equations than these are met by chance.
constexpr Index kLeastEquations = 4;

/// M39 where its own grid is not the only one: the answer is an original of which Conv2d makes the
/// input. It explains this answer alone.
void addOriginal(std::vector<Explanation>& explanations, const Experiment& experiment,
                 const Answer& answer)
{
    const Mistake* const inverse = findMistake("M39");
    for (const Explanation& explanation : explanations)
        if (explanation.finding.ids.front() == inverse->id)
            return;
    if (experiment.input.size() < kLeastEquations)
        return;
    std::optional<Tensor4<Rational>> grid = wholeGrid(answer);
    if (!grid || !isTurnedIntoTheInput(*grid, experiment))
        return;
    Explanation explanation = explanationOf(*inverse, 0);
    explanation.redo = nullptr;
    explanation.finding.grid = std::move(grid);
    explanations.push_back(std::move(explanation));
}

/// M11 taken further: the kernel slid over the zero-filled input without any border.
std::optional<Tensor4<Rational>> borderless(const Experiment& experiment, BiasUse bias)
{
    Imagined imagined = asItIs(experiment);
    imagined.bias = bias;
    const Size2 input = experiment.input.shape().plane();
    const Size2 kernel = experiment.weight.shape().plane();
    for (const Axis axis : kAxes) {
        const Index reach = imagined.dilation[axis] * (kernel[axis] - 1);
        (axis == Axis::Height ? imagined.windowStart.row : imagined.windowStart.column) = reach;
        imagined.windowSize[axis] = (input[axis] - 1) * imagined.step[axis] + 1 - reach;
        if (imagined.windowSize[axis] < 1)
            return std::nullopt;
    }
    return imagine(experiment, imagined);
}

void addBorderless(std::vector<Explanation>& explanations, const Experiment& experiment,
                   const Answer& answer)
{
    const Mistake& border = *findMistake("M11");
    for (const BiasUse bias : {BiasUse::Everywhere, BiasUse::Nowhere}) {
        for (const Explanation& explanation : explanations)
            if (explanation.finding.ids.front() == border.id)
                return;
        const auto grid = borderless(experiment, bias);
        if (!grid || !reproduces(*grid, answer))
            continue;
        Explanation explanation;
        explanation.finding = {
            {std::string(border.id)},
            "The zero-filled input got no border",
            "You slid the turned kernel over the zero-filled input as it stands. It needs a border "
            "of d(k-1) - p zeros on each side first, so that the window reaches every product.",
            std::nullopt,
            1};
        explanation.rarity = border.rarity;
        explanation.redo = [bias](const Experiment& other) { return borderless(other, bias); };
        explanations.push_back(std::move(explanation));
    }
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
    addBorderless(explanations, experiment, answer);
    addOriginal(explanations, experiment, answer);
    return explanations;
}

} // namespace tconv
