// SPDX-License-Identifier: MIT
#include "export/worksheet_pdf.h"

#include "export/worksheet_pages.h"

#include <QBuffer>
#include <QPageSize>

namespace {

constexpr int kPointsPerInch = 72;
constexpr QMarginsF kMargins{18, 16, 18, 16}; // mm

} // namespace

QByteArray worksheetPdf(const std::vector<tconv::Worksheet>& sheets)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Transposed Convolution Lab"));
    if (!sheets.empty())
        writer.setTitle(QString::fromStdString(sheets.front().title));
    writer.setResolution(kPointsPerInch);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(kMargins, QPageLayout::Millimeter);
    QPainter painter(&writer);
    WorksheetPages pages(writer, painter);
    for (const tconv::Worksheet& sheet : sheets)
        pages.add(sheet);
    painter.end();
    return bytes;
}
