// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/worksheet.h>

#include <QByteArray>

#include <vector>

/// Sheets of A4 paper, black on white, each worksheet on pages of its own. Grids that fit beside
/// each other share a line; one that is wider than the page has smaller cells.
/// Needs a QGuiApplication, for the fonts.
QByteArray worksheetPdf(const std::vector<tconv::Worksheet>& sheets);
