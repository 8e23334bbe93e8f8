// SPDX-License-Identifier: MIT
#include <tconv/check/catalogue.h>
#include <tconv/check/deviation.h>

#include <algorithm>
#include <array>

namespace tconv {

namespace {

/// Steps and dilations beyond this are not tried one by one.
constexpr Index kMostNumbers = 12;
/// A mistake along one axis is rarer than the same along both.
constexpr int kOneAxisRarity = 4;

AxisSettings settingsOf(const Experiment& experiment, Axis axis)
{
    return along(axis, experiment.input.shape().plane(), experiment.weight.shape().plane(),
                 experiment.options);
}

bool isAlong(Along along, Axis axis)
{
    return along == Along::BothAxes || (along == Along::Height) == (axis == Axis::Height);
}

std::optional<Member> applied(const Experiment& experiment, const Deviation& deviation)
{
    Understanding understanding = rightUnderstanding(experiment);
    deviation.apply(experiment, understanding);
    return memberOf(experiment, understanding);
}

/// Adds what changes something: along both axes where that differs from one alone.
void addUseful(std::vector<Deviation>& list, const Experiment& experiment, Deviation deviation)
{
    const auto right = memberOf(experiment, rightUnderstanding(experiment));
    std::array<std::optional<Member>, 3> members;
    for (const Along way : {Along::BothAxes, Along::Height, Along::Width}) {
        deviation.along = way;
        members[static_cast<std::size_t>(way)] = applied(experiment, deviation);
        const auto& member = members[static_cast<std::size_t>(way)];
        if (member == right || (way != Along::BothAxes && member == members[0]))
            continue;
        list.push_back(deviation);
        if (!deviation.rule->oneAxisToo)
            return;
    }
}

Index mostSteps(const AxisSettings& settings)
{
    return std::min(kMostNumbers, std::max(settings.kernel, settings.stride) + 1);
}

/// The numbers that a rule with # is tried with: those that no other rule stands for.
std::vector<Index> numbersFor(const DeviationRule& rule, const Experiment& experiment)
{
    const AxisSettings height = settingsOf(experiment, Axis::Height);
    const AxisSettings width = settingsOf(experiment, Axis::Width);
    if (rule.parts == kDilation)
        return {height.stride, width.stride, height.dilation - 1, width.dilation - 1};
    std::vector<Index> steps;
    for (Index step = 2; step <= std::max(mostSteps(height), mostSteps(width)); ++step)
        steps.push_back(step);
    return steps;
}

/// Whether one of the rules without a number says the same.
bool isSaidAlready(const std::vector<Deviation>& list, const Experiment& experiment,
                   const Deviation& candidate)
{
    const auto member = applied(experiment, candidate);
    return std::any_of(list.begin(), list.end(), [&](const Deviation& other) {
        return other.rule->parts == candidate.rule->parts && applied(experiment, other) == member;
    });
}

void addNumbered(std::vector<Deviation>& list, const Experiment& experiment,
                 const DeviationRule& rule)
{
    for (const Index number : numbersFor(rule, experiment)) {
        if (number < 1)
            continue;
        std::vector<Deviation> useful;
        addUseful(useful, experiment, {&rule, Along::BothAxes, {number, number}});
        for (const Deviation& deviation : useful)
            if (!isSaidAlready(list, experiment, deviation))
                list.push_back(deviation);
    }
}

std::string withNumber(std::string_view clause, Size2 numbers)
{
    std::string text(clause);
    const std::size_t at = text.find('#');
    if (at != std::string::npos)
        text.replace(at, 1, std::to_string(numbers.height));
    return text;
}

} // namespace

void Deviation::apply(const Experiment& experiment, Understanding& understanding) const
{
    for (const Axis axis : kAxes)
        if (rule->alongAxis && isAlong(along, axis))
            rule->alongAxis(
                settingsOf(experiment, axis),
                settingsOf(experiment, axis == Axis::Height ? Axis::Width : Axis::Height), axis,
                numbers[axis], understanding);
    if (rule->asWhole)
        rule->asWhole(understanding);
}

int Deviation::rarity() const
{
    const Mistake* mistake = findMistake(rule->id);
    return (mistake ? mistake->rarity : rule->rarity) +
           (along == Along::BothAxes ? 0 : kOneAxisRarity);
}

std::string Deviation::clause() const
{
    std::string text = withNumber(rule->clause, numbers);
    if (along == Along::Height)
        text += " along the height";
    if (along == Along::Width)
        text += " along the width";
    return text;
}

std::vector<Deviation> deviationsOf(const Experiment& experiment)
{
    std::vector<Deviation> list;
    for (const DeviationRule& rule : deviationRules()) {
        if (rule.parts == kBias && !experiment.bias)
            continue;
        const bool numbered = rule.clause.find('#') != std::string_view::npos;
        if (numbered)
            addNumbered(list, experiment, rule);
        else
            addUseful(list, experiment, {&rule, Along::BothAxes, {}});
    }
    return list;
}

std::string titleOf(std::span<const Deviation> deviations)
{
    std::string title;
    for (std::size_t i = 0; i < deviations.size(); ++i) {
        if (i > 0)
            title += i + 1 == deviations.size() ? ", and " : ", ";
        title += deviations[i].clause();
    }
    if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
        title.front() = static_cast<char>(title.front() - 'a' + 'A');
    return title;
}

std::string sentenceOf(std::span<const Deviation> deviations)
{
    std::string text;
    for (const Deviation& deviation : deviations) {
        if (text.find(deviation.rule->right) != std::string::npos)
            continue;
        if (!text.empty())
            text += ' ';
        text += deviation.rule->right;
    }
    return text;
}

} // namespace tconv
