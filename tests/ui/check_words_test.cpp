// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "workspaces/check/check_words.h"

using Level = Settings::HintLevel;
using Tone = CardText::Tone;

namespace {

/// An answer of 2 x 2 with a wrong cell, and what is found about it.
struct Wrong {
    Wrong()
    {
        answer = tconv::openAnswer({1, 1, 2, 2});
        for (auto& cell : answer.cells.values())
            cell = tconv::GivenNumber{16, 0, "16"};
        comparison.verdict = tconv::Verdict::Wrong;
        comparison.expectedShape = {1, 1, 2, 2};
        comparison.right = 3;
        comparison.wrong = {{0, 0, {0, 1}}};
        diagnosis.firstWrong = tconv::FirstWrong{
            {0, 0, {0, 1}}, tconv::Place{0, 0, {0, 1}}, "output[0,1] = 14, yours: 16", "a note"};
    }
    void find(const char* id, const char* title, const char* sentence)
    {
        diagnosis.findings.push_back({{id}, title, sentence, std::nullopt});
    }
    CheckState state() const
    {
        return {.answer = &answer,
                .isAskedFor = true,
                .comparison = &comparison,
                .diagnosis = &diagnosis};
    }
    CardText card(Level level) const { return cardText(state(), level); }

    tconv::Answer answer;
    tconv::Comparison comparison;
    tconv::Diagnosis diagnosis;
};

QString everything(const CardText& card)
{
    return card.title + card.choices.join(QLatin1Char(' ')) + card.body + card.remark;
}

} // namespace

TEST_CASE("No level gives away more than it says", "[check_words]")
{
    Wrong wrong;
    wrong.find("M01", "The kernel was rotated", "K as it is");
    for (const Level level : {Level::Count, Level::Where}) {
        const CardText card = wrong.card(level);
        CHECK(card.title == QStringLiteral("1 of 4 cells is wrong"));
        CHECK_FALSE(everything(card).contains(QStringLiteral("rotated")));
        CHECK_FALSE(everything(card).contains(QStringLiteral("14")));
        CHECK_FALSE((card.offersStep || card.offersAnother || card.offersApart));
    }
    wrong.diagnosis.cancelled = true;
    CHECK(wrong.card(Level::Rule).choices.size() == 1); // there may be others
    wrong.diagnosis.cancelled = false;
    const CardText rule = wrong.card(Level::Rule);
    CHECK(rule.title == QStringLiteral("The kernel was rotated"));
    CHECK_FALSE(everything(rule).contains(QStringLiteral("K as it is")));
    CHECK_FALSE(everything(rule).contains(QStringLiteral("14")));
    CHECK_FALSE(rule.offersStep);
    const CardText full = wrong.card(Level::Full);
    CHECK(full.body == QStringLiteral("K as it is"));
    CHECK(full.remark ==
          QStringLiteral("First cell that differs: output[0,1] = 14, yours: 16; a note"));
    CHECK(full.offersStep);
    CHECK(full.offersAnother);
    CHECK_FALSE(shownFinding(wrong.state(), Level::Rule));
    CHECK(shownFinding(wrong.state(), Level::Full) == &wrong.diagnosis.findings.front());
}

TEST_CASE("Of two findings none is the cause", "[check_words]")
{
    Wrong wrong;
    wrong.find("M01", "First mistake", "First sentence");
    wrong.find("M02", "Second mistake", "Second sentence");
    for (const Level level : {Level::Rule, Level::Full}) {
        const CardText card = wrong.card(level);
        CHECK(card.title == QStringLiteral("One of these"));
        CHECK(card.choices ==
              QStringList{QStringLiteral("First mistake"), QStringLiteral("Second mistake")});
        CHECK_FALSE(card.offersApart);
    }
    wrong.diagnosis.tellsApart = tconv::Experiment();
    CHECK(wrong.card(Level::Rule).offersApart);
    CheckState state = wrong.state();
    state.chosen = 1;
    CHECK(cardText(state, Level::Full).body == QStringLiteral("Second sentence"));
    wrong.diagnosis.unlisted = 3;
    CHECK(wrong.card(Level::Rule).title == QStringLiteral("One of these, or of 3 more"));
    state.chosen = 7;
    CHECK(shownFinding(state, Level::Full) == &wrong.diagnosis.findings.back());
}

TEST_CASE("Without a finding the first wrong cell is what there is", "[check_words]")
{
    Wrong wrong;
    const CardText card = wrong.card(Level::Full);
    CHECK(card.title == QStringLiteral("1 of 4 cells is wrong"));
    CHECK(card.body.startsWith(QStringLiteral("No known mistake")));
    CHECK(card.remark.contains(QStringLiteral("yours: 16")));
    CHECK_FALSE(card.offersAnother);
    wrong.diagnosis.cancelled = true;
    CHECK(wrong.card(Level::Full).title == QStringLiteral("The search was stopped"));
    wrong.diagnosis.firstWrong->output.reset();
    CHECK_FALSE(wrong.card(Level::Full).offersStep);
}

TEST_CASE("A right answer is said calmly at every level", "[check_words]")
{
    Wrong wrong;
    wrong.comparison.verdict = tconv::Verdict::Correct;
    wrong.comparison.right = 4;
    wrong.comparison.wrong.clear();
    const Level level = GENERATE(Level::Count, Level::Where, Level::Rule, Level::Full);
    CHECK(wrong.card(level).title == QStringLiteral("All 4 cells are right"));
    CHECK(wrong.card(level).tone == Tone::Right);
    wrong.comparison.verdict = tconv::Verdict::Partial;
    wrong.comparison.right = 3;
    wrong.comparison.open = {{0, 0, {1, 1}}};
    CHECK(wrong.card(level).title == QStringLiteral("All 3 given cells are right"));
    CHECK(wrong.card(level).body == QStringLiteral("1 cell is open."));
}

TEST_CASE("A wrong size is named and the right one is not", "[check_words]")
{
    Wrong wrong;
    wrong.comparison.shapeOk = false;
    wrong.comparison.expectedShape = {1, 1, 7, 9};
    const CardText card = wrong.card(Level::Where);
    CHECK(card.title == QStringLiteral("The size 2 × 2 is not right"));
    CHECK_FALSE(everything(card).contains(QLatin1Char('7')));
}

TEST_CASE("Nothing is judged before it is asked for", "[check_words]")
{
    Wrong wrong;
    CheckState state = wrong.state();
    CHECK(answerRemark(state) == QStringLiteral("2 × 2 · 3 right, 1 wrong, 0 open"));
    state.isAskedFor = false;
    CHECK(cardText(state, Level::Full).title == QStringLiteral("Ready to be checked"));
    CHECK(answerRemark(state) == QStringLiteral("2 × 2 · 4 of 4 cells filled"));
    wrong.answer = tconv::openAnswer({1, 1, 2, 2});
    CHECK(cardText(state, Level::Full).title == QStringLiteral("Fill in your own result"));
}
