// SPDX-License-Identifier: MIT
#include "export/frames.h"

#include <algorithm>
#include <cmath>

namespace {

constexpr tconv::Index kMostStepsWithMotion = 240;
constexpr double kFastestMotion = 3; // faster, the window shows none either

/// A place on a stamp's way and for which part of the step it is shown.
struct Stop {
    double progress;
    double share;
};
constexpr Stop kResting{0.4, 0.43};
constexpr Stop kFlying{0.7, 0.12};
constexpr tconv::Index kMostStepsWithFlight = 30;
constexpr tconv::Index kMostStepsWithThriftyFlight = 4;

std::vector<Stop> stopsOf(StepRange steps, const FramePace& pace)
{
    const tconv::Index count = steps.last - steps.first;
    if (!pace.hasMotion || pace.every > 1 || pace.speed > kFastestMotion ||
        count > kMostStepsWithMotion)
        return {};
    if (count > (pace.isThrifty ? kMostStepsWithThriftyFlight : kMostStepsWithFlight))
        return {kResting};
    return {kResting, kFlying};
}

int rounded(double milliseconds)
{
    return std::max(1, static_cast<int>(std::lround(milliseconds)));
}

} // namespace

std::vector<FrameMoment> framesOf(StepRange steps, const FramePace& pace)
{
    const double stepTime = Playback::kStepMilliseconds / pace.speed;
    const std::vector<Stop> stops = stopsOf(steps, pace);
    std::vector<FrameMoment> frames{{steps.first, 0, rounded(stepTime)}};
    for (tconv::Index step = steps.first; step < steps.last;) {
        double rest = stepTime;
        for (const Stop& stop : stops) {
            frames.push_back({step, stop.progress, rounded(stop.share * stepTime)});
            rest -= frames.back().milliseconds;
        }
        step = std::min(step + pace.every, steps.last);
        frames.push_back({step, 0, rounded(rest)});
    }
    frames.back().milliseconds += rounded(Playback::kLoopPause);
    return frames;
}

void showFrame(Lab& lab, const FrameMoment& frame)
{
    Playback& playback = lab.playback();
    const tconv::Index stamped = frame.step + (frame.progress > 0 ? 1 : 0);
    const tconv::Experiment& experiment = lab.document().shownExperiment();
    if (playback.mode() == StepMode::Scatter && stamped > 0) {
        const tconv::Index channel = lab.scatterStep(stamped).inputChannel;
        if (channel != lab.selection().inputChannel())
            lab.selection().showPlanes(experiment, lab.selection().sample(), channel,
                                       lab.selection().outputChannel());
    }
    playback.pause();
    playback.setStep(frame.step);
    if (frame.progress > 0) {
        playback.play();
        playback.advance(frame.progress * Playback::kStepMilliseconds / playback.speed());
    }
}
