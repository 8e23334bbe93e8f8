// SPDX-License-Identifier: MIT
#pragma once

#include <QImage>
#include <QRect>

#include <vector>

/// The pixels in which a frame differs from the one before it. Everything in between is left as it
/// is, so that a long animation of small steps takes little memory.
struct FrameChange {
    struct Run {
        int y = 0;
        int x = 0;
        int length = 0;
    };

    QRect box; ///< smallest rectangle around all of them; null when nothing differs
    std::vector<Run> runs;
    std::vector<QRgb> colors; ///< of the runs' pixels in their order
    int milliseconds = 0;     ///< how long the frame is shown
};

/// `before` may be null: then every pixel is new.
FrameChange changeBetween(const QImage& before, const QImage& after);
