// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <vector>

/// Steps of the timeline, the last one included.
struct StepRange {
    tconv::Index first = 0;
    tconv::Index last = 0;
};

/// One frame of an animation: after `step` steps, the next one having come as far as `progress`.
struct FrameMoment {
    tconv::Index step = 0;
    double progress = 0; ///< 0: nothing moves
    int milliseconds = 0;

    friend bool operator==(const FrameMoment&, const FrameMoment&) = default;
};

struct FramePace {
    tconv::Index every = 1; ///< only each so many-th step; the last one always
    double speed = 1;       ///< of the playback
    bool hasMotion = true;  ///< one or two frames show each step on its way
    bool isThrifty = false; ///< one, where two in each step would make a large file
};

/// As the playback shows it: a step takes Playback::kStepMilliseconds / speed, the last one stands
/// longer before all begins anew. On its way a step is shown at rest, where it can be read, and, if
/// the steps are few, in flight; above some hundred steps, or where steps are left out or fast,
/// nothing is shown on its way. \pre 0 <= steps.first <= steps.last, every >= 1, speed > 0
std::vector<FrameMoment> framesOf(StepRange steps, const FramePace& pace);

/// Takes the timeline to a frame, and in scatter mode the shown input channel to the one that is
/// stamped, since a stamp rises out of its own cell.
void showFrame(Lab& lab, const FrameMoment& frame);
