// SPDX-License-Identifier: MIT
#include <tconv/check/family_search.h>
#include <tconv/check/family_view.h>
#include <tconv/check/member_search.h>

#include <algorithm>
#include <string>

namespace tconv {

namespace {

std::string windowText(Cell start, Size2 size)
{
    const auto range = [](Index first, Index count) {
        return std::to_string(first) + " to " + std::to_string(first + count - 1);
    };
    return "the result was cut out at rows " + range(start.row, size.height) + " and columns " +
           range(start.column, size.width) + " of the canvas";
}

Explanation explanationOf(const Hypothesis& hypothesis)
{
    Explanation explanation;
    Finding& finding = explanation.finding;
    for (const Deviation& deviation : hypothesis.deviations) {
        if (std::find(finding.ids.begin(), finding.ids.end(), deviation.rule->id) ==
            finding.ids.end())
            finding.ids.emplace_back(deviation.rule->id);
        explanation.rarity += deviation.rarity();
    }
    finding.deviations = static_cast<int>(hypothesis.deviations.size());
    finding.title = titleOf(hypothesis.deviations);
    finding.sentence = sentenceOf(hypothesis.deviations);
    explanation.redo = [deviations = hypothesis.deviations](
                           const Experiment& experiment) -> std::optional<Tensor4<Rational>> {
        const auto member = memberWith(experiment, deviations);
        if (!member)
            return std::nullopt;
        return gridOf(experiment, *member);
    };
    return explanation;
}

/// The same with a window that no rule names.
Explanation windowExplanationOf(const Hypothesis& hypothesis)
{
    Explanation explanation = explanationOf(hypothesis);
    Finding& finding = explanation.finding;
    const Member member = hypothesis.member;
    std::string window = windowText(*hypothesis.ownWindow, member.imagined.windowSize);
    if (finding.title.empty())
        window.front() = 'T';
    finding.ids.emplace_back("F03");
    finding.title += (finding.title.empty() ? "" : ", and ") + window;
    if (!finding.sentence.empty())
        finding.sentence += ' ';
    finding.sentence += "The output begins at row and column padding of the canvas, and its size "
                        "is the formula's.";
    finding.deviations += 2;
    explanation.rarity += 10;
    explanation.redo = [member](const Experiment& experiment) -> std::optional<Tensor4<Rational>> {
        return gridOf(experiment, member);
    };
    return explanation;
}

} // namespace

std::vector<Explanation> searchFamily(const Experiment& experiment, const GivenCells& given,
                                      const std::vector<Explanation>& known,
                                      const std::stop_token& stop)
{
    std::vector<Explanation> explanations;
    if (given.cells.empty())
        return explanations;
    MemberSearch search(experiment, given, stop);
    for (const Explanation& explanation : known)
        search.know(explanation.finding.ids.front());
    search.run();
    for (const Hypothesis& hypothesis : search.found())
        explanations.push_back(hypothesis.ownWindow ? windowExplanationOf(hypothesis)
                                                    : explanationOf(hypothesis));
    return explanations;
}

Tensor4<Rational> gridOf(const Experiment& experiment, const Member& member)
{
    const FamilyView<Rational> view(experiment);
    const Size2 size = resultSize(member);
    Tensor4<Rational> grid({view.samples(), view.channels(), size.height, size.width});
    for (Index n = 0; n < view.samples(); ++n)
        for (Index c = 0; c < view.channels(); ++c)
            for (Index row = 0; row < size.height; ++row)
                for (Index column = 0; column < size.width; ++column)
                    grid.at(n, c, {row, column}) = view.at(member, n, c, {row, column});
    return grid;
}

} // namespace tconv
