// SPDX-License-Identifier: MIT
#pragma once

#include "export/scene.h"

#include <QByteArray>
#include <QImage>
#include <QString>

/// How many pixels a scene takes, `scale` to each of its units.
QSize imageSizeOf(const Scene& scene, double scale);
/// The scene as pixels; null where memory is short.
QImage imageOf(const Scene& scene, double scale);

QByteArray pngOf(const Scene& scene, double scale);
/// Text is drawn as paths, so that it looks alike where the font is missing.
QByteArray svgOf(const Scene& scene, const QString& title);
/// One page as large as the picture: 96 of the scene's units to the inch.
QByteArray pdfOf(const Scene& scene, const QString& title);
