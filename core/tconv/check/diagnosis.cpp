// SPDX-License-Identifier: MIT
#include <tconv/check/diagnosis.h>
#include <tconv/check/dice.h>
#include <tconv/check/earlier_mistakes.h>
#include <tconv/check/explanation.h>
#include <tconv/check/family_search.h>
#include <tconv/check/first_wrong.h>
#include <tconv/check/given_cells.h>
#include <tconv/check/known_mistakes.h>
#include <tconv/check/residual.h>
#include <tconv/check/size_findings.h>
#include <tconv/check/tell_apart.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace tconv {

namespace {

bool isSingle(const Explanation& explanation)
{
    return explanation.finding.deviations == 1;
}

bool noneIsSingle(const std::vector<Explanation>& explanations)
{
    return std::none_of(explanations.begin(), explanations.end(), isSingle);
}

/// Adds what has not been said with the same parts.
void addNew(std::vector<Explanation>& explanations, std::vector<Explanation> more)
{
    const auto parts = [](const Explanation& explanation) {
        return std::set<std::string>(explanation.finding.ids.begin(),
                                     explanation.finding.ids.end());
    };
    std::set<std::set<std::string>> said;
    for (const Explanation& explanation : explanations)
        said.insert(parts(explanation));
    for (Explanation& explanation : more)
        if (said.count(parts(explanation)) == 0)
            explanations.push_back(std::move(explanation));
}

/// Everything that explains the answer, in no order.
std::vector<Explanation> explain(const Experiment& experiment, const Evaluation& evaluation,
                                 const Answer& answer, const Comparison& comparison,
                                 const std::stop_token& stop)
{
    const GivenCells given = givenCells(answer, experiment);
    std::vector<Explanation> explanations = knownMistakes(experiment, answer, given, stop);
    auto family = searchFamily(experiment, given, explanations, stop);
    std::move(family.begin(), family.end(), std::back_inserter(explanations));
    if (noneIsSingle(explanations)) {
        addNew(explanations, explainByEarlierMistake(experiment, answer, given, stop));
        // A slip alone may be what looks like two mistakes.
        addNew(explanations, explainDifference(experiment, evaluation, answer, comparison, stop));
    }
    if (explanations.empty() && !comparison.shapeOk)
        explanations = explainSize(experiment, comparison, answer.cells.shape());
    return explanations;
}

void rank(std::vector<Explanation>& explanations)
{
    const auto key = [](const Explanation& explanation) {
        return std::tie(explanation.finding.deviations, explanation.rarity, explanation.finding.ids,
                        explanation.finding.title);
    };
    std::stable_sort(explanations.begin(), explanations.end(),
                     [&](const Explanation& a, const Explanation& b) { return key(a) < key(b); });
}

/// Larger layers are not computed once more.
constexpr Index kMostProductsAgain = 20'000;

/// The same layer with numbers that hide nothing.
Experiment withTellingNumbers(Experiment experiment)
{
    Dice dice({2});
    for (Tensor4<Rational>* tensor : {&experiment.input, &experiment.weight})
        for (Rational& value : tensor->values())
            value = dice.between(1, 1'000'000);
    if (experiment.bias)
        for (Rational& value : *experiment.bias)
            value = dice.between(1, 1'000'000);
    return experiment;
}

/// Leaves out what needs more deviations than another explanation and is the same on this layer
/// whatever the numbers: the same thing in other words. \pre ranked
void leaveOutLongerWords(std::vector<Explanation>& explanations, const Experiment& experiment)
{
    const bool sameDepth = explanations.empty() || explanations.front().finding.deviations ==
                                                       explanations.back().finding.deviations;
    if (sameDepth || productCount(experiment).value_or(kMostProductsAgain) >= kMostProductsAgain)
        return;
    const Experiment telling = withTellingNumbers(experiment);
    std::vector<std::pair<int, Tensor4<Rational>>> grids;
    std::erase_if(explanations, [&](const Explanation& explanation) {
        auto grid = explanation.redo ? explanation.redo(telling) : std::nullopt;
        if (!grid)
            return false;
        const int depth = explanation.finding.deviations;
        const bool isLonger = std::any_of(grids.begin(), grids.end(), [&](const auto& other) {
            return other.first < depth && other.second == *grid;
        });
        if (!isLonger)
            grids.emplace_back(depth, std::move(*grid));
        return isLonger;
    });
}

/// Single mistakes stay all; of the deeper ones, the best. \return how many were left out
Index shorten(std::vector<Explanation>& ranked)
{
    const auto deeper = std::find_if_not(ranked.begin(), ranked.end(), isSingle);
    const auto keep =
        std::max(kMostFindings, static_cast<std::size_t>(std::distance(ranked.begin(), deeper)));
    if (ranked.size() <= keep)
        return 0;
    const auto left = static_cast<Index>(ranked.size() - keep);
    ranked.resize(keep);
    return left;
}

void complete(Finding& finding, const Explanation& explanation, const Experiment& experiment,
              bool sizeOnly)
{
    if (!finding.grid && explanation.redo && !sizeOnly)
        finding.grid = explanation.redo(experiment);
}

} // namespace

Diagnosis diagnose(const Experiment& experiment, const Evaluation& evaluation, const Answer& answer,
                   const std::stop_token& stop)
{
    Diagnosis diagnosis;
    diagnosis.comparison = compareAnswer(answer, evaluation);
    if (diagnosis.comparison.verdict != Verdict::Wrong)
        return diagnosis;
    std::vector<Explanation> explanations =
        explain(experiment, evaluation, answer, diagnosis.comparison, stop);
    rank(explanations);
    leaveOutLongerWords(explanations, experiment);
    diagnosis.unlisted = shorten(explanations);
    for (const Explanation& explanation : explanations) {
        diagnosis.findings.push_back(explanation.finding);
        const bool sizeOnly = explanation.finding.ids.front().starts_with('S');
        complete(diagnosis.findings.back(), explanation, experiment, sizeOnly);
    }
    diagnosis.firstWrong = workOutFirstWrong(experiment, evaluation, answer, diagnosis.comparison);
    // What explains every number needs no guess about one of them, unless it is a slip there.
    const bool isExplained = !diagnosis.findings.empty() && diagnosis.findings.front().grid &&
                             !diagnosis.findings.front().ids.front().starts_with('R');
    if (diagnosis.firstWrong && isExplained)
        diagnosis.firstWrong->note.clear();
    if (explanations.size() > 1)
        diagnosis.tellsApart = tellApart(experiment, explanations, stop);
    diagnosis.cancelled = stop.stop_requested();
    return diagnosis;
}

} // namespace tconv
