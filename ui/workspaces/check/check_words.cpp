// SPDX-License-Identifier: MIT
#include "workspaces/check/check_words.h"

#include "workspaces/check/mistake_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

using tconv::Index;
using Level = Settings::HintLevel;
using Tone = CardText::Tone;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Check", text);
}

QString sizeText(tconv::Size2 size)
{
    return QStringLiteral("%1 × %2").arg(size.height).arg(size.width);
}

Index count(const std::vector<tconv::Place>& places)
{
    return static_cast<Index>(places.size());
}

QString cellCount(Index cells)
{
    return cells == 1 ? tr("1 cell") : tr("%L1 cells").arg(cells);
}

CardText blankCard(const CheckState& state)
{
    const bool isBlank =
        !state.answer || (!state.answer->shapeOnly &&
                          std::ranges::none_of(state.answer->cells.values(),
                                               [](const auto& cell) { return cell.has_value(); }));
    if (isBlank)
        return {.title = tr("Fill in your own result"),
                .body = tr("Type into the grid, or paste what a program, a spreadsheet or a "
                           "worksheet says. Cells may stay open.")};
    return {.title = tr("Ready to be checked"),
            .body = tr("Press “Check” when you want to know how it stands.")};
}

CardText rightCard(const tconv::Comparison& comparison, const tconv::Answer& answer)
{
    if (answer.shapeOnly)
        return {.tone = Tone::Right,
                .title = tr("The size is right"),
                .body = tr("The output is %1.").arg(sizeText(comparison.expectedShape.plane()))};
    if (comparison.verdict == tconv::Verdict::Partial)
        return {.tone = Tone::Right,
                .title = comparison.right == 1
                             ? tr("The given cell is right")
                             : tr("All %L1 given cells are right").arg(comparison.right),
                .body = count(comparison.open) == 1
                            ? tr("1 cell is open.")
                            : tr("%L1 cells are open.").arg(count(comparison.open))};
    return {.tone = Tone::Right,
            .title = comparison.right == 1 ? tr("The cell is right")
                                           : tr("All %L1 cells are right").arg(comparison.right),
            .body = tr("Nothing to correct. What this example cannot reveal is listed below.")};
}

/// What the level Count says of a wrong answer, and every level where nothing more is known.
QString countTitle(const CheckState& state)
{
    const tconv::Comparison& comparison = *state.comparison;
    if (!comparison.shapeOk)
        return tr("The size %1 is not right").arg(sizeText(state.answer->cells.shape().plane()));
    const Index wrong = count(comparison.wrong);
    const Index given = wrong + comparison.right;
    return wrong == 1 ? tr("1 of %L1 cells is wrong").arg(given)
                      : tr("%L1 of %L2 cells are wrong").arg(wrong).arg(given);
}

QString levelHint(Level level, bool isShape)
{
    if (level == Level::Count)
        return isShape ? tr("“Which rule” names the mistake, if it is a known one.")
                       : tr("“Where” marks them, “Which rule” names the mistake.");
    return tr("“Which rule” names the mistake, if it is a known one.");
}

bool isSearching(const CheckState& state)
{
    return state.isSearching && !state.diagnosis;
}

/// One cause is named only where no other can be.
bool isOne(const tconv::Diagnosis& diagnosis)
{
    return diagnosis.findings.size() == 1 && diagnosis.unlisted == 0 && !diagnosis.cancelled;
}

/// Beyond Where, with the result of the search.
CardText foundCard(const CheckState& state, Level level)
{
    const tconv::Diagnosis& diagnosis = *state.diagnosis;
    CardText card{.tone = Tone::Wrong};
    const bool isFull = level == Level::Full;
    if (diagnosis.findings.empty()) {
        card.title = diagnosis.cancelled ? tr("The search was stopped") : countTitle(state);
        card.body =
            diagnosis.cancelled
                ? tr("What it would have found is not known.")
                : tr("No known mistake gives these numbers, or too few of them are given to "
                     "tell. Begin with the first wrong cell.");
    } else if (isOne(diagnosis)) {
        card.title = findingTitle(diagnosis.findings.front());
    } else {
        card.title = diagnosis.cancelled ? tr("One of these, or another: the search was stopped")
                     : diagnosis.unlisted > 0
                         ? tr("One of these, or of %L1 more").arg(diagnosis.unlisted)
                         : tr("One of these");
        for (const tconv::Finding& finding : diagnosis.findings)
            card.choices.append(findingTitle(finding));
        card.offersApart = diagnosis.tellsApart.has_value();
    }
    if (const tconv::Finding* finding = shownFinding(state, Level::Full)) {
        card.body = isFull ? findingSentence(*finding) : QString();
        card.offersAnother = isFull;
    }
    if (!isFull && card.body.isEmpty())
        card.body = isOne(diagnosis)
                        ? tr("“Full explanation” works it out and shows what is right.")
                        : tr("Your numbers do not tell which. “Full explanation” works them out.");
    if (isFull && diagnosis.firstWrong) {
        card.remark = tr("First cell that differs: %1").arg(firstWrongText(*diagnosis.firstWrong));
        card.offersStep = diagnosis.firstWrong->output.has_value();
    }
    return card;
}

} // namespace

CardText cardText(const CheckState& state, Level level)
{
    if (!state.isAskedFor || !state.answer)
        return blankCard(state);
    if (!state.comparison)
        return {.title = tr("Comparing…")};
    if (state.comparison->verdict != tconv::Verdict::Wrong)
        return rightCard(*state.comparison, *state.answer);
    if (level >= Level::Rule && state.diagnosis)
        return foundCard(state, level);
    CardText card{.tone = Tone::Wrong, .title = countTitle(state)};
    if (level < Level::Rule)
        card.body = levelHint(level, state.answer->shapeOnly);
    else if (!isSearching(state))
        card.body = tr("The search was stopped.");
    return card;
}

QString filledRemark(const tconv::Answer& answer)
{
    const Index filled = std::ranges::count_if(answer.cells.values(),
                                               [](const auto& cell) { return cell.has_value(); });
    return tr("%1 · %L2 of %3 filled")
        .arg(sizeText(answer.cells.shape().plane()))
        .arg(filled)
        .arg(cellCount(answer.cells.size()));
}

QString answerRemark(const CheckState& state)
{
    if (!state.answer || state.answer->cells.size() == 0)
        return {};
    if (!state.isAskedFor || !state.comparison)
        return filledRemark(*state.answer);
    const tconv::Comparison& comparison = *state.comparison;
    const QString size = sizeText(state.answer->cells.shape().plane());
    return tr("%1 · %L2 right, %L3 wrong, %L4 open")
        .arg(size)
        .arg(comparison.right)
        .arg(count(comparison.wrong))
        .arg(count(comparison.open));
}

const tconv::Finding* shownFinding(const CheckState& state, Level level)
{
    if (level != Level::Full || !state.diagnosis || state.diagnosis->findings.empty())
        return nullptr;
    const auto last = static_cast<int>(state.diagnosis->findings.size()) - 1;
    return &state.diagnosis->findings[static_cast<std::size_t>(std::clamp(state.chosen, 0, last))];
}
