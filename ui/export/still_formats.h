// SPDX-License-Identifier: MIT
#pragma once

#include "export/scene.h"

#include <QByteArray>
#include <QImage>
#include <QString>

/// The scene as pixels, `scale` of them to each of its units.
QImage imageOf(const Scene& scene, double scale);

QByteArray pngOf(const Scene& scene, double scale);
/// Text is drawn as paths, so that it looks alike where the font is missing.
QByteArray svgOf(const Scene& scene, const QString& title);
/// One page as large as the picture: 96 of the scene's units to the inch.
QByteArray pdfOf(const Scene& scene, const QString& title);
