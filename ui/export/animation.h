// SPDX-License-Identifier: MIT
#pragma once

#include "export/frames.h"
#include "export/job_control.h"
#include "export/picture.h"

#include <QSize>

struct AnimationRequest {
    PictureRequest picture;         ///< its step is not used; scale 0 means 1
    std::optional<StepRange> steps; ///< nothing: from before the first to the last
    FramePace pace;
};

/// What an export would write, known before anything is painted.
struct AnimationPlan {
    QSize size; ///< pixels
    std::vector<FrameMoment> frames;
    StepRange steps;
    tconv::Index everyThatFits = 1; ///< with each so many-th step it is small enough; 0: never

    bool fits() const { return everyThatFits == 1; }
    double pixels() const { return double(size.width()) * size.height() * double(frames.size()); }
    /// Why it is too large, and what is not. \pre !fits()
    QString refusal() const;
};

/// \param path only its suffix counts: a GIF has fewer frames. Like exportAnimation() it may run on
/// any thread, which for large experiments it should.
/// Problems: those of the experiment, step_out_of_range.
tconv::Result<AnimationPlan> planOf(const AnimationRequest& request, const QString& path);

/// Whether a file's name says that it is an animation (.gif or .webp).
bool isAnimationName(const QString& path);

/// Paints the frames and writes them as .gif or .webp, with so few colours that a 3 x 3 example
/// stays small. When it fails or is cancelled, the old file stays, and no new one is left. Needs a
/// QApplication, but may run on any thread. Problems: those of planOf(), size_too_large (of a plan
/// that does not fit), file_not_written.
std::optional<tconv::Problem> exportAnimation(const AnimationRequest& request, const QString& path,
                                              JobControl& control);
