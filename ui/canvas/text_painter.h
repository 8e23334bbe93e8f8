// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

/// A line of words in a picture.
struct TextLine {
    QString text;
    int pixelSize = 13;
    QColor color;
    bool isBold = false;
};

double textLineWidth(const TextLine& line);

/// Paints a line centred in a box (or at its left edge), shrunk where the box is too narrow. As
/// outlines where the picture must look alike everywhere.
void paintTextLine(QPainter& painter, const QRectF& box, const TextLine& line,
                   Qt::Alignment alignment = Qt::AlignHCenter, bool asOutlines = false);
