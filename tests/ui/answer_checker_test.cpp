// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/answer_checker.h"
#include "support/experiments.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <memory>

namespace {

/// A search that waits to be let go, and says whether it was asked to stop.
struct Gate {
    QSemaphore entered;
    QSemaphore leave;
    std::atomic<int> stopped = 0;

    AnswerChecker::Diagnose search()
    {
        return [this](const tconv::Experiment&, const tconv::Evaluation& evaluation,
                      const tconv::Answer& answer, const std::stop_token& stop) {
            entered.release();
            leave.acquire();
            tconv::Diagnosis diagnosis;
            diagnosis.comparison = tconv::compareAnswer(answer, evaluation);
            diagnosis.cancelled = stop.stop_requested();
            stopped += stop.stop_requested() ? 1 : 0;
            diagnosis.findings.push_back(
                {{"M01"}, answer.cells.values().front()->text, "", std::nullopt});
            return diagnosis;
        };
    }
};

struct Bench {
    explicit Bench(AnswerChecker::Diagnose diagnose = tconv::diagnose)
        : checker(lab, sheet, nullptr, std::move(diagnose))
    {
        sheet.follow(lab.document().shownEvaluation().outputShape());
        checker.setActive(true);
    }
    ~Bench() { QThreadPool::globalInstance()->waitForDone(); }
    void set(tconv::Index row, tconv::Index column, const char* text)
    {
        sheet.setCell(QStringLiteral("Set"), 0, 0, {row, column},
                      tconv::parseGivenNumber(text).value());
    }

    Lab lab{nullptr, Settings::Storage::None};
    AnswerSheet sheet{lab.document()};
    AnswerChecker checker;
};

} // namespace

TEST_CASE("An answer is compared as it is typed", "[answer_checker]")
{
    Bench bench;
    CHECK_FALSE(bench.checker.comparison());
    bench.set(0, 0, "5");
    REQUIRE(bench.checker.comparison());
    CHECK(bench.checker.comparison()->right == 1);
    bench.set(0, 1, "16");
    CHECK(bench.checker.comparison()->wrong.size() == 1);
    CHECK_FALSE(bench.checker.isSearching()); // nobody wants to know more
    bench.lab.document().undoStack().undo();
    CHECK(bench.checker.comparison()->wrong.empty());
}

TEST_CASE("On demand an answer is judged once and only as it was", "[answer_checker]")
{
    Bench bench;
    bench.lab.settings().setChecksAtOnce(false);
    bench.set(0, 0, "5");
    CHECK_FALSE(bench.checker.comparison());
    bench.checker.check();
    REQUIRE(bench.checker.comparison());
    bench.set(0, 1, "16");
    CHECK_FALSE(bench.checker.comparison());
    CHECK_FALSE(bench.checker.isAskedFor());
}

TEST_CASE("A result that comes too late is dropped", "[answer_checker]")
{
    Gate gate;
    Bench bench(gate.search());
    bench.lab.settings().setHintLevel(Settings::HintLevel::Rule);
    bench.set(0, 0, "99");
    gate.entered.acquire();
    bench.set(0, 0, "98");
    gate.entered.acquire(); // both are under way
    gate.leave.release(2);
    REQUIRE(QTest::qWaitFor([&] { return bench.checker.diagnosis() != nullptr; }));
    QThreadPool::globalInstance()->waitForDone();
    QTest::qWait(20);
    CHECK(bench.checker.diagnosis()->findings.front().title == "98");
    CHECK(gate.stopped == 1); // the first one was told to stop
}

TEST_CASE("A long search is told about and can be stopped", "[answer_checker]")
{
    Gate gate;
    Bench bench(gate.search());
    bench.lab.settings().setHintLevel(Settings::HintLevel::Full);
    bench.set(0, 0, "99");
    CHECK(bench.checker.isSearching());
    CHECK_FALSE(bench.checker.isSlow());
    CHECK(bench.checker.comparison()); // marks do not wait
    CHECK(QTest::qWaitFor([&] { return bench.checker.isSlow(); }, 2000));
    bench.checker.cancel();
    gate.leave.release();
    REQUIRE(QTest::qWaitFor([&] { return bench.checker.diagnosis() != nullptr; }));
    CHECK(bench.checker.diagnosis()->cancelled);
    CHECK_FALSE(bench.checker.isSlow());
}

TEST_CASE("A checker that is gone takes no result", "[answer_checker]")
{
    Gate gate;
    {
        Bench bench(gate.search());
        bench.lab.settings().setHintLevel(Settings::HintLevel::Rule);
        bench.set(0, 0, "99");
        gate.entered.acquire();
        gate.leave.release();
    }
    QTest::qWait(20);
    SUCCEED();
}

TEST_CASE("Another size is compared on another thread", "[answer_checker]")
{
    Bench bench;
    bench.sheet.resize({5, 5});
    bench.set(0, 0, "5");
    CHECK(bench.checker.isSearching());
    REQUIRE(QTest::qWaitFor([&] { return bench.checker.comparison() != nullptr; }));
    CHECK_FALSE(bench.checker.comparison()->shapeOk);
    CHECK_FALSE(bench.checker.diagnosis());
}

TEST_CASE("Nothing is compared while nobody looks", "[answer_checker]")
{
    Bench bench;
    bench.checker.setActive(false);
    bench.set(0, 0, "5");
    CHECK_FALSE(bench.checker.comparison());
    bench.checker.setActive(true);
    CHECK(bench.checker.comparison());
}
