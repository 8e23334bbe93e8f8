// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QSizeF>
#include <QString>

class DigitBatch;
struct Theme;

/// Paints boxes of one size in great number. What they share, a smooth frame and what stands in
/// those without a value, is painted once and then copied: thousands of round boxes would not fit
/// into a frame of an animation.
class CellBoxes {
public:
    struct Style {
        QSizeF size;
        double radius = 0;
        QString text; ///< of the empty ones
        double textSize = 0;
        QColor textColor;
        bool asOutlines = false; ///< nothing is copied, since nothing may be made of pixels
    };

    /// \pre the painter is not turned
    /// \param digits  to be drawn by the caller; the texts of empty boxes, where not copied
    CellBoxes(QPainter& painter, DigitBatch& digits, const Style& style, const Theme& theme);

    /// A box at the pixel of the device that is nearest to the corner.
    void paint(QPointF corner, QColor fill);
    void paintEmpty(QPointF corner);
    /// Where the text of a box belongs.
    QRectF textBox(QPointF corner) const;

private:
    QPointF onPixel(QPointF point) const;
    QImage stamp(QColor fill, const QString& text) const;
    void paintWhole(QPainter& painter, QPointF corner, QColor fill) const;
    void addText(DigitBatch& digits, QPointF corner, const QString& text) const;

    QPainter& m_painter;
    DigitBatch& m_digits;
    Style m_style;
    const Theme& m_theme;
    double m_scale; ///< pixels of the device for each of the painter
    QImage m_frame; ///< to be laid over a fill
    QImage m_empty;
};
