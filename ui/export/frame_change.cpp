// SPDX-License-Identifier: MIT
#include "export/frame_change.h"

#include <algorithm>

namespace {

const QRgb* lineOf(const QImage& image, int y)
{
    return reinterpret_cast<const QRgb*>(image.constScanLine(y));
}

void addRun(FrameChange& change, const QRgb* line, FrameChange::Run run)
{
    change.runs.push_back(run);
    change.colors.insert(change.colors.end(), line + run.x, line + run.x + run.length);
    change.box |= QRect(run.x, run.y, run.length, 1);
}

} // namespace

FrameChange changeBetween(const QImage& before, const QImage& after)
{
    FrameChange change;
    const int width = after.width();
    for (int y = 0; y < after.height(); ++y) {
        const QRgb* line = lineOf(after, y);
        if (before.isNull()) {
            addRun(change, line, {y, 0, width});
            continue;
        }
        const QRgb* old = lineOf(before, y);
        const auto differs = [&](int x) { return ((line[x] ^ old[x]) & 0xffffff) != 0; };
        if (std::equal(line, line + width, old))
            continue;
        for (int x = 0; x < width; ++x) {
            if (!differs(x))
                continue;
            const int start = x;
            while (x < width && differs(x))
                ++x;
            addRun(change, line, {y, start, x - start});
        }
    }
    return change;
}
