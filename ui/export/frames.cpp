// SPDX-License-Identifier: MIT
#include "export/frames.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace {

constexpr tconv::Index kMostStepsWithMotion = 240;
constexpr double kFastestMotion = 3; // faster, the window shows none either

/// A place on a stamp's way and for which part of the step it is shown.
struct Stop {
    double progress;
    double share;
};
// Rising, resting where it can be read, flying; then it has landed and the sums are read.
constexpr std::array<Stop, 4> kStops{{{0.16, 0.07}, {0.4, 0.36}, {0.66, 0.06}, {0.76, 0.06}}};

int rounded(double milliseconds)
{
    return std::max(1, static_cast<int>(std::lround(milliseconds)));
}

} // namespace

std::vector<FrameMoment> framesOf(StepRange steps, const FramePace& pace)
{
    const double stepTime = Playback::kStepMilliseconds / pace.speed;
    const bool hasMotion = pace.hasMotion && pace.every == 1 && pace.speed <= kFastestMotion &&
                           steps.last - steps.first <= kMostStepsWithMotion;
    std::vector<FrameMoment> frames{{steps.first, 0, rounded(stepTime)}};
    for (tconv::Index step = steps.first; step < steps.last;) {
        double rest = stepTime;
        for (const Stop& stop : kStops) {
            if (!hasMotion)
                break;
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
