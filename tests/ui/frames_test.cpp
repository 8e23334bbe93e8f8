// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "export/frames.h"

#include <algorithm>
#include <numeric>

namespace {

int lengthOf(const std::vector<FrameMoment>& frames)
{
    return std::accumulate(frames.begin(), frames.end(), 0,
                           [](int sum, const FrameMoment& f) { return sum + f.milliseconds; });
}

int resting(const std::vector<FrameMoment>& frames)
{
    return static_cast<int>(std::count_if(frames.begin(), frames.end(),
                                          [](const FrameMoment& f) { return f.progress == 0; }));
}

const int kStep = static_cast<int>(Playback::kStepMilliseconds);
const int kPause = static_cast<int>(Playback::kLoopPause);

} // namespace

TEST_CASE("A step is shown at rest and in flight before it has landed", "[frames]")
{
    const std::vector<FrameMoment> frames = framesOf({2, 4}, {});
    REQUIRE(frames.size() == 7);
    CHECK(frames[0].step == 2);
    CHECK(frames[0].progress == 0);
    CHECK(frames[1].step == 2);
    CHECK(frames[1].progress > 0.3);
    CHECK(frames[1].progress < frames[2].progress);
    CHECK(frames[2].progress < 0.92);
    CHECK(frames[3].step == 3);
    CHECK(frames[3].progress == 0);
    CHECK(frames.back().step == 4);
    CHECK(lengthOf(frames) == 3 * kStep + kPause);
}

TEST_CASE("An animation takes as long as the playback at any speed", "[frames]")
{
    CHECK(lengthOf(framesOf({0, 9}, {.speed = 2})) == 10 * kStep / 2 + kPause);
    CHECK(lengthOf(framesOf({0, 9}, {.hasMotion = false})) == 10 * kStep + kPause);
}

TEST_CASE("The more steps the fewer frames show one on its way", "[frames]")
{
    const auto perStep = [](tconv::Index steps, FramePace pace) {
        return static_cast<double>(framesOf({0, steps}, pace).size() - 1) /
               static_cast<double>(steps);
    };
    CHECK(perStep(30, {}) == 3);
    CHECK(perStep(31, {}) == 2);
    CHECK(perStep(240, {}) == 2);
    CHECK(perStep(241, {}) == 1);
    CHECK(perStep(4, {.isThrifty = true}) == 3);
    CHECK(perStep(5, {.isThrifty = true}) == 2);
    CHECK(perStep(9, {.speed = 4}) == 1);
    CHECK(perStep(9, {.hasMotion = false}) == 1);
}

TEST_CASE("Left out steps are not shown but the last one always", "[frames]")
{
    const std::vector<FrameMoment> frames = framesOf({1, 9}, {.every = 3});
    std::vector<tconv::Index> steps;
    for (const FrameMoment& frame : frames)
        steps.push_back(frame.step);
    CHECK(steps == std::vector<tconv::Index>{1, 4, 7, 9});
    CHECK(resting(frames) == 4);
    CHECK(framesOf({5, 5}, {}).size() == 1);
}
