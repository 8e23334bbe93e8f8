// SPDX-License-Identifier: MIT
// What the diagnosis said about many answers, as tables: core_tests "[.statistics]".
#include "catch.hpp"
#include "support/check.h"
#include "support/mistake_fixtures.h"
#include <tconv/check/catalogue.h>
#include <tconv/check/dice.h>
#include <tconv/check/exercise.h>

#include <array>
#include <iostream>
#include <map>

using namespace tconv;
using support::diagnosed;
using support::lists;
using support::rightGrid;

namespace {

/// The i-th of a mixed set of exercises.
Experiment exercise(Index i)
{
    constexpr std::array topics{Topic::Stride,   Topic::Padding, Topic::OutputPadding,
                                Topic::Dilation, Topic::Overlap, Topic::Bias};
    constexpr std::array levels{Level::Easy, Level::Medium, Level::Hard};
    const auto index = static_cast<std::size_t>(i);
    return makeExercise({.seed = 7,
                         .topic = topics[index % topics.size()],
                         .level = levels[index / topics.size() % levels.size()]},
                        i)
        .experiment;
}

/// A mistake that is made before another one, as another experiment; empty where it is none here.
struct Earlier {
    const char* id;
    void (*make)(Experiment& experiment);
};

Tensor4<Rational> tapsFrom(const Tensor4<Rational>& weight, bool rows, bool columns)
{
    Tensor4<Rational> flipped(weight.shape());
    const Size2 size = weight.shape().plane();
    for (Index n = 0; n < weight.shape().batch; ++n)
        for (Index c = 0; c < weight.shape().channels; ++c)
            for (Index a = 0; a < size.height; ++a)
                for (Index b = 0; b < size.width; ++b)
                    flipped.at(n, c, {a, b}) = weight.at(
                        n, c, {rows ? size.height - 1 - a : a, columns ? size.width - 1 - b : b});
    return flipped;
}

constexpr std::array kEarlier{
    Earlier{"M01", [](Experiment& e) { e.weight = tapsFrom(e.weight, true, true); }},
    Earlier{"M04", [](Experiment& e) { e.weight = tapsFrom(e.weight, false, true); }},
    Earlier{"M05", [](Experiment& e) { e.weight = tapsFrom(e.weight, true, false); }},
    Earlier{"M06",
            [](Experiment& e) {
                e.options.stride = {1, 1};
            }},
    Earlier{"M12",
            [](Experiment& e) {
                e.options.padding = {0, 0};
            }},
    Earlier{"M17",
            [](Experiment& e) {
                e.options.outputPadding = {0, 0};
            }},
    Earlier{"M21",
            [](Experiment& e) {
                e.options.dilation = {1, 1};
            }},
    Earlier{"M36", [](Experiment& e) { e.bias.reset(); }},
};

std::string text(const Diagnosis& diagnosis)
{
    std::string line;
    for (const Finding& finding : diagnosis.findings) {
        for (const std::string& id : finding.ids)
            line += id + "+";
        line.back() = ' ';
    }
    return line;
}

/// How often something was said.
class Tally {
public:
    void count(const std::string& what) { ++m_counts[what]; }
    void print(const std::string& title) const
    {
        std::cout << title << '\n';
        for (const auto& [what, count] : m_counts)
            std::cout << "  " << count << "  " << what << '\n';
    }

private:
    std::map<std::string, int> m_counts;
};

/// Every value that the answer gives is the finding's.
bool isTrue(const Diagnosis& diagnosis, const Tensor4<Rational>& grid)
{
    return std::all_of(
        diagnosis.findings.begin(), diagnosis.findings.end(),
        [&](const Finding& finding) { return !finding.grid || *finding.grid == grid; });
}

} // namespace

TEST_CASE("Statistics of the fixtures", "[.statistics]")
{
    struct Row {
        int unique = 0;
        int tied = 0;
        int missed = 0;
        int invisible = 0;
        std::string with;
    };
    std::map<std::string, Row> rows;
    for (const auto& fixture : golden::mistakeFixtures())
        for (const Mistake& mistake : mistakes())
            for (const auto& grid : mistake.grids(fixture.experiment)) {
                Row& row = rows[std::string(mistake.id)];
                if (grid == fixture.correct) {
                    ++row.invisible;
                    continue;
                }
                const Diagnosis diagnosis = diagnosed(fixture.experiment, grid);
                const bool listed = lists(diagnosis, {std::string(mistake.id)});
                ++(!listed ? row.missed : diagnosis.findings.size() == 1 ? row.unique : row.tied);
                if (!listed)
                    row.with += fixture.name + ": " + text(diagnosis);
            }
    std::cout << "mistake: unique tied missed invisible\n";
    for (const auto& [id, row] : rows)
        std::cout << id << ": " << row.unique << ' ' << row.tied << ' ' << row.missed << ' '
                  << row.invisible << ' ' << row.with << '\n';
}

TEST_CASE("Statistics of one mistake in exercises", "[.statistics]")
{
    Dice dice({1});
    Tally tally;
    for (Index i = 0; i < 500; ++i) {
        const Experiment experiment = exercise(i);
        const Tensor4<Rational> right = rightGrid(experiment);
        const Mistake* mistake = nullptr;
        Tensor4<Rational> grid;
        while (!mistake) {
            const auto all = mistakes();
            const Mistake& any =
                all[static_cast<std::size_t>(dice.between(0, static_cast<Index>(all.size()) - 1))];
            const auto grids = any.grids(experiment);
            if (grids.empty() || grids.front() == right)
                continue;
            mistake = &any;
            grid = grids.front();
        }
        const Diagnosis diagnosis = diagnosed(experiment, grid);
        CHECK(isTrue(diagnosis, grid));
        if (!lists(diagnosis, {std::string(mistake->id)}))
            tally.count("missed " + std::string(mistake->id) + ": " + text(diagnosis));
        else
            tally.count(diagnosis.findings.size() == 1 ? "named alone" : "named among others");
    }
    tally.print("500 exercises with one mistake");
}

TEST_CASE("Statistics of two mistakes in exercises", "[.statistics]")
{
    Dice dice({2});
    Tally tally;
    Tally said;
    for (Index i = 0, exercises = 0; exercises < 500; ++i) {
        const Experiment experiment = exercise(i % 500);
        const auto& first =
            kEarlier[static_cast<std::size_t>(dice.between(0, kEarlier.size() - 1))];
        const auto all = mistakes();
        const Mistake& second =
            all[static_cast<std::size_t>(dice.between(0, static_cast<Index>(all.size()) - 1))];
        Experiment changed = experiment;
        first.make(changed);
        if (first.id == second.id || !checkExperiment(changed).empty())
            continue;
        const auto grids = second.grids(changed);
        const auto alone = second.grids(experiment);
        // Both have to show: with the other one, and without it.
        if (grids.empty() || alone.empty() || grids.front() == alone.front() ||
            grids.front() == rightGrid(changed) || grids.front() == rightGrid(experiment))
            continue;
        ++exercises;
        const Diagnosis diagnosis = diagnosed(experiment, grids.front());
        CHECK(isTrue(diagnosis, grids.front()));
        const std::string pair = first.id + ("+" + std::string(second.id));
        if (lists(diagnosis, {first.id, std::string(second.id)}))
            tally.count(diagnosis.findings.size() == 1 ? "both named alone"
                                                       : "both named among others");
        else if (!diagnosis.findings.empty() && diagnosis.findings.front().deviations == 1 &&
                 diagnosis.findings.front().grid)
            tally.count("one mistake gives the same");
        else if (!diagnosis.findings.empty() && diagnosis.findings.front().grid) {
            tally.count("two others give the same");
            said.count(pair + " is " + text(diagnosis));
        } else {
            tally.count(diagnosis.findings.empty() ? "nothing said" : "size alone explained");
            said.count(pair + " unexplained");
        }
    }
    tally.print("500 exercises with two mistakes");
    said.print("among them");
}

TEST_CASE("Statistics of right answers and random grids", "[.statistics]")
{
    Dice dice({3});
    Tally right;
    Tally random;
    for (Index i = 0; i < 1000; ++i) {
        const Experiment experiment = exercise(i);
        const Tensor4<Rational> grid = rightGrid(experiment);
        const Diagnosis diagnosis = diagnosed(experiment, grid);
        right.count(std::string(verdictName(diagnosis.comparison.verdict)) +
                    ", findings: " + std::to_string(diagnosis.findings.size()));
        Tensor4<Rational> noise(grid.shape());
        if (i % 2 == 1)
            noise = Tensor4<Rational>({grid.shape().batch, grid.shape().channels,
                                       dice.between(2, 8), dice.between(2, 8)});
        for (Rational& value : noise.values())
            value = dice.between(-20, 20);
        const Diagnosis wrong = diagnosed(experiment, noise);
        CHECK(isTrue(wrong, noise));
        const bool aboutNumbers =
            !wrong.findings.empty() && wrong.findings.front().grid.has_value();
        random.count(wrong.findings.empty() ? "nothing"
                     : aboutNumbers         ? "numbers explained: " + text(wrong)
                                            : "size explained by formulas");
    }
    right.print("1000 right answers");
    random.print("1000 random grids");
}
