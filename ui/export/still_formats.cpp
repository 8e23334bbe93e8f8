// SPDX-License-Identifier: MIT
#include "export/still_formats.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace {

constexpr int kUnitsPerInch = 96;
constexpr double kPointsPerInch = 72;

} // namespace

QSize imageSizeOf(const Scene& scene, double scale)
{
    const QSizeF size = scene.size() * scale;
    return {static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))};
}

QImage imageOf(const Scene& scene, double scale)
{
    QImage image(imageSizeOf(scene, scale), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.fill(Theme::current().window);
    QPainter painter(&image);
    painter.scale(scale, scale);
    scene.paint(painter, false);
    return image;
}

QByteArray pngOf(const Scene& scene, double scale)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    imageOf(scene, scale).save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const Scene& scene, const QString& title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(title);
    generator.setSize(scene.size().toSize());
    generator.setViewBox(QRectF(QPointF(), scene.size()));
    QPainter painter(&generator);
    scene.paint(painter, true);
    painter.end();
    return bytes;
}

QByteArray pdfOf(const Scene& scene, const QString& title)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Transposed Convolution Lab"));
    writer.setTitle(title);
    writer.setResolution(kUnitsPerInch);
    // "Exact", or a page of nearly a standard size would become that size.
    writer.setPageSize(QPageSize(scene.size() * (kPointsPerInch / kUnitsPerInch), QPageSize::Point,
                                 QStringLiteral("Picture"), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    QPainter painter(&writer);
    scene.paint(painter, false);
    painter.end();
    return bytes;
}
