// SPDX-License-Identifier: MIT
#pragma once

#include "export/frame_change.h"
#include "export/frame_writer.h"

#include <vector>

/// GIF by giflib. Each frame holds the changed rectangle only, and in it the changed pixels only.
/// One palette serves all frames; a frame with colours that are not in it, and few enough, gets
/// its own. Times are rounded to hundredths of a second without drifting.
class GifWriter final : public FrameWriter {
public:
    static constexpr int kLongestSide = 65535; ///< the format's limit

    explicit GifWriter(QSize size);

    std::optional<tconv::Problem> add(const QImage& image, int milliseconds) override;
    tconv::Result<QByteArray> finish(JobControl& control) override;

private:
    QSize m_size;
    QImage m_last;
    std::vector<FrameChange> m_changes;
};
