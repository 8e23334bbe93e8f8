// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/exercise_run.h"

namespace {

const tconv::ExerciseRequest kRequest{4, tconv::Topic::Bias, tconv::Level::Easy};

} // namespace

TEST_CASE("An exercise counts once and a wrong answer that becomes right is right",
          "[exercise_run]")
{
    ExerciseRun run;
    run.open(kRequest);
    run.judge(false);
    CHECK(run.tried() == 1);
    CHECK(run.right() == 0);
    run.judge(true);
    run.judge(true);
    run.judge(false);
    CHECK(run.tried() == 1);
    CHECK(run.right() == 1);
    run.next();
    CHECK(run.variant() == 1);
    run.judge(true);
    CHECK(run.tried() == 2);
    CHECK(run.right() == 2);
}

TEST_CASE("Whoever has seen the solution has tried and not solved it", "[exercise_run]")
{
    ExerciseRun run;
    run.open(kRequest);
    run.reveal();
    run.judge(true);
    CHECK(run.tried() == 1);
    CHECK(run.right() == 0);
    run.next();
    run.judge(true);
    run.reveal(); // afterwards it takes nothing away
    CHECK(run.right() == 1);
    run.previous();
    run.judge(true);
    CHECK(run.right() == 1);
}

TEST_CASE("Without an exercise nothing counts", "[exercise_run]")
{
    ExerciseRun run;
    run.judge(true);
    run.reveal();
    CHECK(run.tried() == 0);
}
