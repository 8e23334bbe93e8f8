// SPDX-License-Identifier: MIT
#include "canvas/text_painter.h"

#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QPainterPath>

#include <algorithm>

namespace {

constexpr int kSmallestText = 9;

QFont fontOf(const TextLine& line, int pixelSize)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixelSize);
    font.setWeight(line.isBold ? QFont::DemiBold : QFont::Normal);
    return font;
}

} // namespace

double textLineWidth(const TextLine& line)
{
    return QFontMetricsF(fontOf(line, line.pixelSize)).horizontalAdvance(line.text);
}

void paintTextLine(QPainter& painter, const QRectF& box, const TextLine& line,
                   Qt::Alignment alignment, bool asOutlines)
{
    const double natural = textLineWidth(line);
    int pixelSize = line.pixelSize;
    if (natural > box.width())
        pixelSize = std::max(kSmallestText, static_cast<int>(pixelSize * box.width() / natural));
    const QFont font = fontOf(line, pixelSize);
    const QFontMetricsF metrics(font);
    const QString text = metrics.elidedText(line.text, Qt::ElideRight, box.width() + 1);
    const double width = metrics.horizontalAdvance(text);
    const double x = alignment.testFlag(Qt::AlignLeft) ? box.left() : box.center().x() - width / 2;
    const double y = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (asOutlines) {
        QPainterPath path;
        path.addText(QPointF(x, y), font, text);
        painter.fillPath(path, line.color);
        return;
    }
    painter.setFont(font);
    painter.setPen(line.color);
    painter.drawText(QPointF(x, y), text);
}
