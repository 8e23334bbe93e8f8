// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "document/playback.h"

#include <QSignalSpy>

namespace {

constexpr double kStep = Playback::kStepMilliseconds;

} // namespace

TEST_CASE("Somebody at the end stays at the end when the number of steps changes", "[playback]")
{
    Playback playback;
    playback.setTotal(4);
    CHECK(playback.step() == 4); // at the end of nothing before
    playback.setTotal(9);
    CHECK(playback.step() == 9);
    playback.setStep(6);
    playback.setTotal(12);
    CHECK(playback.step() == 6);
    playback.setTotal(5);
    CHECK(playback.step() == 5);
    playback.setTotal(-1);
    CHECK(playback.total() == 0);
    CHECK(playback.step() == 0);
}

TEST_CASE("A step outside the timeline is its nearest end", "[playback]")
{
    Playback playback;
    playback.setTotal(4);
    playback.setStep(-3);
    CHECK(playback.step() == 0);
    playback.previous();
    CHECK(playback.step() == 0);
    playback.setStep(99);
    CHECK(playback.step() == 4);
    playback.next();
    CHECK(playback.step() == 4);
    playback.previous();
    CHECK(playback.step() == 3);
    playback.first();
    CHECK(playback.step() == 0);
    playback.next();
    CHECK(playback.step() == 1);
    playback.last();
    CHECK(playback.step() == 4);
}

TEST_CASE("Playing moves through a step and on to the next", "[playback]")
{
    Playback playback;
    playback.setTotal(4);
    playback.setStep(1);
    playback.play();
    QSignalSpy steps(&playback, &Playback::stepChanged);
    QSignalSpy moves(&playback, &Playback::progressChanged);
    playback.advance(kStep / 4);
    CHECK(playback.step() == 1);
    CHECK(playback.progress() == Approx(0.25));
    CHECK(moves.count() == 1);
    playback.advance(kStep);
    CHECK(playback.step() == 2);
    CHECK(playback.progress() == Approx(0.25));
    CHECK(steps.count() == 1);
    CHECK(moves.count() == 1);
}

TEST_CASE("Time does nothing while nothing plays", "[playback]")
{
    Playback playback;
    playback.setTotal(4);
    playback.setStep(1);
    QSignalSpy steps(&playback, &Playback::stepChanged);
    QSignalSpy moves(&playback, &Playback::progressChanged);
    playback.advance(10 * kStep);
    CHECK(playback.step() == 1);
    CHECK(playback.progress() == 0);
    playback.play();
    playback.advance(0);
    playback.advance(-5);
    CHECK(playback.progress() == 0);
    CHECK(steps.count() == 0);
    CHECK(moves.count() == 0);
}

TEST_CASE("A pause keeps the place within a step and a step key leaves it", "[playback]")
{
    Playback playback;
    playback.setTotal(4);
    playback.setStep(1);
    playback.play();
    playback.advance(kStep / 2);
    playback.pause();
    CHECK(playback.progress() == Approx(0.5));
    playback.toggle();
    CHECK(playback.isPlaying());
    playback.advance(kStep / 4);
    CHECK(playback.progress() == Approx(0.75));

    QSignalSpy moves(&playback, &Playback::progressChanged);
    playback.setStep(1); // the same step from its beginning
    CHECK(playback.progress() == 0);
    CHECK(moves.count() == 1);
    playback.advance(kStep / 2);
    playback.setStep(3);
    CHECK(playback.progress() == 0);
    CHECK(playback.isPlaying());
}

TEST_CASE("At a high speed one frame takes several steps and tells of them once", "[playback]")
{
    Playback playback;
    playback.setTotal(20);
    playback.setStep(0);
    playback.setSpeed(8);
    playback.play();
    QSignalSpy steps(&playback, &Playback::stepChanged);
    playback.advance(kStep / 2 + kStep / 16);
    CHECK(playback.step() == 4);
    CHECK(playback.progress() == Approx(0.5));
    CHECK(steps.count() == 1);
}

TEST_CASE("The speed stays between a quarter and eight", "[playback]")
{
    Playback playback;
    playback.setTotal(4);
    playback.setStep(0);
    QSignalSpy states(&playback, &Playback::stateChanged);
    playback.setSpeed(0);
    CHECK(playback.speed() == 0.25);
    playback.setSpeed(0.1);
    CHECK(states.count() == 1);
    playback.play();
    playback.advance(kStep);
    CHECK(playback.step() == 0);
    CHECK(playback.progress() == Approx(0.25));
    playback.setSpeed(1000);
    CHECK(playback.speed() == 8);
}

TEST_CASE("Without a loop playing stops at the end", "[playback]")
{
    Playback playback;
    playback.setTotal(3);
    playback.setStep(2);
    playback.play();
    QSignalSpy states(&playback, &Playback::stateChanged);
    playback.advance(100.5 * kStep);
    CHECK(playback.step() == 3);
    CHECK(playback.progress() == 0);
    CHECK_FALSE(playback.isPlaying());
    CHECK(states.count() == 1);
}

TEST_CASE("Playing from the end begins anew", "[playback]")
{
    Playback playback;
    playback.setTotal(3);
    REQUIRE(playback.step() == 3);
    playback.play();
    CHECK(playback.step() == 0);
    CHECK(playback.isPlaying());
}

TEST_CASE("A loop waits at the end whatever the speed and begins anew", "[playback]")
{
    Playback playback;
    playback.setTotal(3);
    playback.setStep(2);
    playback.setLoops(true);
    playback.setSpeed(8);
    playback.play();
    playback.advance(kStep / 8);
    CHECK(playback.step() == 3);
    CHECK(playback.isPlaying());
    playback.advance(Playback::kLoopPause - 1);
    CHECK(playback.step() == 3);
    playback.advance(1);
    CHECK(playback.step() == 0);
    CHECK(playback.isPlaying());

    playback.advance(3 * kStep / 8); // the second round waits as long as the first
    CHECK(playback.step() == 3);
    playback.advance(Playback::kLoopPause - 1);
    CHECK(playback.step() == 3);
    playback.advance(1);
    CHECK(playback.step() == 0);
}

TEST_CASE("A loop that is switched off at the end stops there", "[playback]")
{
    Playback playback;
    playback.setTotal(3);
    playback.setStep(2);
    playback.setLoops(true);
    playback.play();
    playback.advance(kStep);
    playback.setLoops(false);
    playback.advance(1);
    CHECK_FALSE(playback.isPlaying());
    CHECK(playback.step() == 3);
}

TEST_CASE("A timeline without steps does not play", "[playback]")
{
    Playback playback;
    playback.setLoops(true);
    playback.play();
    CHECK_FALSE(playback.isPlaying());

    playback.setTotal(3);
    playback.play();
    playback.setTotal(0); // while playing
    playback.advance(1);
    CHECK_FALSE(playback.isPlaying());
}

TEST_CASE("The timeline tells of changes only", "[playback]")
{
    Playback playback;
    playback.setTotal(4);
    QSignalSpy steps(&playback, &Playback::stepChanged);
    QSignalSpy states(&playback, &Playback::stateChanged);
    playback.setTotal(4);
    playback.setStep(4);
    playback.setMode(StepMode::Scatter);
    playback.setSpeed(1);
    playback.setLoops(false);
    playback.pause();
    CHECK(steps.count() == 0);
    CHECK(states.count() == 0);
    playback.setMode(StepMode::Gather);
    CHECK(steps.count() == 1);
    playback.setStep(2);
    CHECK(steps.count() == 2);
    playback.setLoops(true);
    playback.play();
    playback.play();
    CHECK(states.count() == 2);
}
