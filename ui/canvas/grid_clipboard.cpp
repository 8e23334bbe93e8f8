// SPDX-License-Identifier: MIT
#include "canvas/grid_clipboard.h"

#include <tconv/experiment/exact_number.h>

#include <QMimeData>

using tconv::Cell;
using tconv::GridFormat;

namespace {

/// A copied text as the format writes it; what is no number stays as it is.
std::string cellText(const QString& copied, GridFormat format)
{
    const std::string text = copied.toStdString();
    if (format == GridFormat::Tsv)
        return text;
    const tconv::Result<tconv::Rational> value = tconv::parseExact(text);
    if (!value)
        return text;
    const bool isFraction = text.find('/') != std::string::npos;
    return tconv::gridCell(value.value(), format,
                           isFraction ? tconv::NumberStyle::Fraction
                                      : tconv::NumberStyle::Automatic);
}

} // namespace

QString rangeText(const GridContent& content, const CellRange& range, GridFormat format)
{
    return QString::fromStdString(tconv::gridText(
        range.size(),
        [&](Cell cell) { return cellText(content.copiedText(range.first + cell), format); },
        format));
}

QString rangeHtml(const GridContent& content, const CellRange& range)
{
    QString html = QStringLiteral("<table>");
    for (tconv::Index row = range.first.row; row <= range.last.row; ++row) {
        html += QLatin1String("<tr>");
        for (tconv::Index column = range.first.column; column <= range.last.column; ++column)
            html += QLatin1String("<td>") + content.copiedText({row, column}).toHtmlEscaped() +
                    QLatin1String("</td>");
        html += QLatin1String("</tr>");
    }
    return html + QLatin1String("</table>");
}

std::unique_ptr<QMimeData> rangeMimeData(const GridContent& content, const CellRange& range)
{
    auto data = std::make_unique<QMimeData>();
    data->setText(rangeText(content, range, GridFormat::Tsv));
    data->setHtml(rangeHtml(content, range));
    return data;
}
