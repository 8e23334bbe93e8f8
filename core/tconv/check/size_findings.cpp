// SPDX-License-Identifier: MIT
#include <tconv/check/shape_models.h>
#include <tconv/check/size_findings.h>

#include <algorithm>
#include <array>

namespace tconv {

namespace {

/// A formula that gives one axis only is rarer than one that gives both.
constexpr int kOneAxisRarity = 4;
constexpr Index kLargestSide = 1024;

AxisSettings settingsOf(const Experiment& experiment, Axis axis)
{
    return along(axis, experiment.input.shape().plane(), experiment.weight.shape().plane(),
                 experiment.options);
}

Axis otherThan(Axis axis)
{
    return axis == Axis::Height ? Axis::Width : Axis::Height;
}

std::string axisText(Axis axis)
{
    return axis == Axis::Height ? " (height)" : " (width)";
}

bool gives(const ShapeModel& model, const Experiment& experiment, Axis axis, Index claimed)
{
    return model.size(settingsOf(experiment, axis), settingsOf(experiment, otherThan(axis))) ==
           claimed;
}

std::string sentenceOf(const ShapeModel& model)
{
    std::string text(model.sentence);
    if (!model.formula.empty() && text.find(model.formula) == std::string::npos)
        text += " The answer's size is " + std::string(model.formula) + ".";
    return text;
}

/// An empty grid of the sizes that two formulas give.
std::optional<Tensor4<Rational>> gridOfSize(const ShapeModel& height, const ShapeModel& width,
                                            const Experiment& experiment)
{
    const AxisSettings rows = settingsOf(experiment, Axis::Height);
    const AxisSettings columns = settingsOf(experiment, Axis::Width);
    const auto h = height.size(rows, columns);
    const auto w = width.size(columns, rows);
    if (!h || !w || *h < 1 || *w < 1 || *h > kLargestSide || *w > kLargestSide)
        return std::nullopt;
    return Tensor4<Rational>({1, 1, *h, *w});
}

Explanation explanationOf(const ShapeModel& model, const std::string& where, int rarity)
{
    Explanation explanation;
    explanation.finding = {{std::string(model.id)},
                           std::string(model.title) + where,
                           sentenceOf(model),
                           std::nullopt,
                           1};
    explanation.rarity = model.rarity + rarity;
    explanation.redo = [&model](const Experiment& experiment) {
        return gridOfSize(model, model, experiment);
    };
    return explanation;
}

Explanation joined(const ShapeModel& height, const ShapeModel& width)
{
    Explanation both = explanationOf(height, axisText(Axis::Height), 0);
    const Explanation second = explanationOf(width, axisText(Axis::Width), 0);
    both.finding.ids.push_back(second.finding.ids.front());
    both.finding.title += "; " + second.finding.title;
    both.finding.sentence += " " + second.finding.sentence;
    both.finding.deviations = 2;
    both.rarity += second.rarity;
    both.redo = [&height, &width](const Experiment& experiment) {
        return gridOfSize(height, width, experiment);
    };
    return both;
}

} // namespace

std::vector<Explanation> explainSize(const Experiment& experiment, const Comparison& comparison,
                                     Shape4 claimed)
{
    const Size2 size = claimed.plane();
    const Size2 right = comparison.expectedShape.plane();
    std::vector<Axis> wrong;
    std::array<std::vector<const ShapeModel*>, 2> models;
    for (const Axis axis : kAxes) {
        if (size[axis] == right[axis])
            continue;
        wrong.push_back(axis);
        models[static_cast<std::size_t>(axis)] = modelsOfSize(
            size[axis], settingsOf(experiment, axis), settingsOf(experiment, otherThan(axis)));
    }
    std::vector<Explanation> explanations;
    if (wrong.empty())
        return explanations;
    for (const ShapeModel* model : models[static_cast<std::size_t>(wrong.front())]) {
        const Axis other = otherThan(wrong.front());
        if (gives(*model, experiment, other, size[other]))
            explanations.push_back(explanationOf(*model, "", 0));
        else if (wrong.size() == 1)
            explanations.push_back(explanationOf(*model, axisText(wrong.front()), kOneAxisRarity));
    }
    if (!explanations.empty() || wrong.size() == 1)
        return explanations;
    for (const ShapeModel* height : models[0])
        for (const ShapeModel* width : models[1])
            explanations.push_back(joined(*height, *width));
    return explanations;
}

} // namespace tconv
