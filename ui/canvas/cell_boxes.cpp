// SPDX-License-Identifier: MIT
#include "canvas/cell_boxes.h"

#include "canvas/digit_batch.h"
#include "canvas/edges.h"
#include "canvas/theme.h"

#include <cmath>

CellBoxes::CellBoxes(QPainter& painter, DigitBatch& digits, const Style& style, const Theme& theme)
    : m_painter(painter)
    , m_digits(digits)
    , m_style(style)
    , m_theme(theme)
    , m_scale(painter.deviceTransform().m11())
{
    if (m_style.asOutlines)
        return;
    m_style.size = QSizeF((style.size * m_scale).toSize()) / m_scale;
    m_frame = stamp(Qt::transparent, QString());
    m_empty = stamp(m_theme.panel, m_style.text);
}

void CellBoxes::paint(QPointF corner, QColor fill)
{
    const QPointF at = onPixel(corner);
    if (m_style.asOutlines) {
        paintWhole(m_painter, at, fill);
        return;
    }
    m_painter.fillRect(QRectF(at, m_style.size).adjusted(1, 1, -1, -1), fill);
    m_painter.drawImage(at, m_frame);
}

void CellBoxes::paintEmpty(QPointF corner)
{
    if (!m_style.asOutlines) {
        m_painter.drawImage(onPixel(corner), m_empty);
        return;
    }
    paintWhole(m_painter, corner, m_theme.panel);
    addText(m_digits, corner, m_style.text);
}

QRectF CellBoxes::textBox(QPointF corner) const
{
    return QRectF(onPixel(corner), m_style.size).adjusted(2, 0, -2, 0);
}

QPointF CellBoxes::onPixel(QPointF point) const
{
    if (m_style.asOutlines)
        return point;
    return {std::round(point.x() * m_scale) / m_scale, std::round(point.y() * m_scale) / m_scale};
}

QImage CellBoxes::stamp(QColor fill, const QString& text) const
{
    QImage image((m_style.size * m_scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(m_scale);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintWhole(painter, {}, fill);
    DigitBatch digits;
    addText(digits, {}, text);
    digits.draw(painter);
    return image;
}

void CellBoxes::paintWhole(QPainter& painter, QPointF corner, QColor fill) const
{
    smoothEdges(painter, m_style.radius > 0);
    painter.setPen(QPen(m_theme.line, 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(corner, m_style.size).adjusted(0.5, 0.5, -0.5, -0.5),
                            m_style.radius, m_style.radius);
}

void CellBoxes::addText(DigitBatch& digits, QPointF corner, const QString& text) const
{
    digits.add(textBox(corner), text, m_style.textSize, m_style.textColor);
}
