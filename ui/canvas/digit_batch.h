// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QHash>
#include <QPainter>
#include <QRawFont>
#include <QString>

#include <vector>

/// Draws many short texts at once, each centred in its box: one glyph run for each size and
/// colour, since a call per cell would not fit into a frame. Digits are tabular whatever the font.
class DigitBatch {
public:
    enum class Weight { Regular, Bold };

    /// Adds a text of this size, smaller where the box would not hold it, cut off with "…" where
    /// even the smallest would not, and left out where next to nothing would remain.
    void add(const QRectF& box, const QString& text, double pixelSize, QColor color,
             Weight weight = Weight::Regular);
    /// Draws and forgets everything. As outlines where the picture must look alike everywhere.
    void draw(QPainter& painter, bool asOutlines = false);

    /// The width that a text takes at a size.
    static double textWidth(const QString& text, double pixelSize, Weight weight = Weight::Regular);
    static constexpr double kSmallest = 7; ///< pixels; below, text is not drawn at all

private:
    struct Run {
        QRawFont font;
        QColor color;
        QList<quint32> glyphs;
        QList<QPointF> positions;
    };

    Run& runFor(int pixelSize, QColor color, Weight weight);

    QHash<quint64, std::size_t> m_index;
    std::vector<Run> m_runs;
};
