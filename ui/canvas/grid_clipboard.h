// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_content.h"
#include <tconv/experiment/grid_text.h>

#include <QString>

#include <memory>

class QMimeData;

/// The cells of a rectangle in one of the formats. \pre the range is not empty
QString rangeText(const GridContent& content, const CellRange& range, tconv::GridFormat format);

/// The same as a table for word processors and spreadsheets.
QString rangeHtml(const GridContent& content, const CellRange& range);

/// What Copy puts on the clipboard: tab-separated text and an HTML table.
std::unique_ptr<QMimeData> rangeMimeData(const GridContent& content, const CellRange& range);
