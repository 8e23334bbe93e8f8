// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/canvas_content.h"

#include <QPainter>

#include <optional>

/// All stamps of the shown output channel side by side, the sum after them: where their canvases
/// lie.
struct FilmLayout {
    static constexpr tconv::Index kMostStamps = 24; ///< more are left to the timeline
    static constexpr double kCaption = 24;          ///< above each canvas
    static constexpr double kSign = 26;             ///< between two canvases

    tconv::Index stamps = 0;
    tconv::Size2 canvas;
    double pitch = 24;
    double lastSign = kSign; ///< before the sum: wider where a bias is named there
    QPointF origin;

    QSizeF size() const;
    /// The cells of a stamp (0 …) or, after the last, of the sum.
    CellLayout frame(tconv::Index index) const;
    QRectF captionOf(tconv::Index index) const;
    /// The sign after a stamp: "+", or what leads to the sum.
    QRectF signAfter(tconv::Index index) const;
    /// The stamp, or the sum, at a point.
    std::optional<tconv::Index> frameAt(QPointF point) const;
};

/// Paints the strip: each stamp on a canvas of its own, zeros elsewhere pale, then their sum.
class FilmStripPainter {
public:
    FilmStripPainter(const Lab& lab, const Highlights& highlights, const CanvasContent& canvas,
                     const Theme& theme);

    /// The layout with the largest legible cells, up to `largest`, that fits into a space; with the
    /// smallest ones where none fits.
    FilmLayout layoutFor(QSizeF space, double largest) const;
    /// Whether there are too many stamps for a strip.
    bool isTooLong() const;
    void paint(QPainter& painter, const FilmLayout& layout, const QRectF& clip) const;
    QString captionOf(tconv::Index stamp) const;

private:
    void paintStampFrame(QPainter& painter, const FilmLayout& layout, tconv::Index stamp) const;
    void paintSum(QPainter& painter, const FilmLayout& layout) const;
    CellLook::Ring ringOf(const tconv::ScatterStep& step, tconv::Index stamp,
                          const tconv::LandedTerm& landed) const;
    QString lastSign() const;

    const Lab& m_lab;
    const Highlights& m_highlights;
    const CanvasContent& m_canvas;
    const Theme& m_theme;
};
