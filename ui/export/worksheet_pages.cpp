// SPDX-License-Identifier: MIT
#include "export/worksheet_pages.h"

#include <QFontDatabase>
#include <QFontMetricsF>

#include <algorithm>

namespace {

constexpr double kTitleSize = 16;
constexpr double kHeadingSize = 12.5;
constexpr double kTextSize = 10.5;
constexpr double kLabelSize = 9.5;
constexpr double kNumberSize = 7.5;
constexpr double kSpace = 12;       // between blocks
constexpr double kNumberSpace = 16; // for the numbers of rows and columns
constexpr double kGridGap = 22;     // between grids in a line
constexpr double kWrittenCell = 30; // for a pen: more than a centimetre
constexpr double kPrintedCell = 22;
constexpr double kSmallestCell = 7;
constexpr double kBoxHeight = 34;
constexpr double kLabelWidth = 148; // of a grid that is narrower

const QColor kInk(0x1b, 0x24, 0x30);
const QColor kMuted(0x66, 0x70, 0x85);
const QColor kLine(0x98, 0xa2, 0xb3);

QFont textFont(double points, bool isBold = false)
{
    QFont font;
    font.setPointSizeF(points);
    font.setBold(isBold);
    return font;
}

QFont codeFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(kTextSize);
    return font;
}

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

/// The widest number decides how small the digits of a grid get.
qsizetype longestCell(const tconv::sheet::Grid& grid)
{
    std::size_t longest = 1;
    for (const auto& row : grid.rows)
        for (const std::string& cell : row)
            longest = std::max(longest, cell.size());
    return static_cast<qsizetype>(longest);
}

/// Whether there is a cell to fill in.
bool hasRoom(const tconv::sheet::Grid& grid)
{
    return grid.rows.front().front().empty();
}

} // namespace

WorksheetPages::WorksheetPages(QPdfWriter& writer, QPainter& painter)
    : m_writer(writer)
    , m_painter(painter)
    , m_width(writer.width())
    , m_height(writer.height())
{
}

void WorksheetPages::add(const tconv::Worksheet& worksheet)
{
    m_title = shown(worksheet.title);
    m_page = 0;
    newPage();
    write(m_title, textFont(kTitleSize, true), kSpace);
    for (std::size_t i = 0; i < worksheet.blocks.size(); ++i) {
        if (i + 1 < worksheet.blocks.size())
            keepTogether(worksheet.blocks[i], worksheet.blocks[i + 1]);
        std::visit(*this, worksheet.blocks[i]);
    }
}

void WorksheetPages::keepTogether(const tconv::sheet::Block& block, const tconv::sheet::Block& next)
{
    const auto* grid = std::get_if<tconv::sheet::Grid>(&next);
    if (grid == nullptr || !std::holds_alternative<tconv::sheet::Heading>(block))
        return;
    newLine();
    need(kHeadingSize * 3 + kSpace * 2 + placeFor(*grid).height);
}

void WorksheetPages::operator()(const tconv::sheet::Heading& heading)
{
    newLine();
    m_y += kSpace;
    write(shown(heading.text), textFont(kHeadingSize, true), kSpace / 2);
}

void WorksheetPages::operator()(const tconv::sheet::Paragraph& paragraph)
{
    newLine();
    write(shown(paragraph.text), textFont(kTextSize), kSpace);
}

void WorksheetPages::operator()(const tconv::sheet::Code& code)
{
    newLine();
    write(shown(code.text), codeFont(), kSpace);
}

void WorksheetPages::operator()(const tconv::sheet::Fields& fields)
{
    newLine();
    need(kBoxHeight);
    const double each = m_width / static_cast<double>(fields.names.size());
    m_painter.setFont(textFont(kTextSize));
    for (std::size_t i = 0; i < fields.names.size(); ++i) {
        const QString name = shown(fields.names[i]) + QLatin1Char(':');
        const double left = each * static_cast<double>(i);
        const double base = m_y + kTextSize * 1.6;
        m_painter.setPen(kInk);
        m_painter.drawText(QPointF(left, base), name);
        m_painter.setPen(QPen(kLine, 0.7));
        const double begin =
            left + QFontMetricsF(m_painter.font(), &m_writer).horizontalAdvance(name) + kSpace / 2;
        m_painter.drawLine(QPointF(begin, base + 2), QPointF(left + each - kSpace, base + 2));
    }
    m_y += kTextSize * 1.6 + kSpace * 1.5;
}

void WorksheetPages::operator()(const tconv::sheet::Box& box)
{
    newLine();
    need(kBoxHeight + kSpace);
    const QRectF frame(0, m_y, m_width, kBoxHeight);
    m_painter.setPen(QPen(kLine, 0.7));
    m_painter.drawRoundedRect(frame, 3, 3);
    m_painter.setPen(kInk);
    m_painter.setFont(codeFont());
    m_painter.drawText(frame.adjusted(kSpace, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                       shown(box.label));
    m_y += kBoxHeight + kSpace;
}

double WorksheetPages::cellSizeOf(const tconv::sheet::Grid& grid) const
{
    const auto columns = static_cast<double>(grid.rows.front().size());
    const auto rows = static_cast<double>(grid.rows.size());
    const double fitting =
        std::min((m_width - kNumberSpace) / columns, (m_height - kBoxHeight * 2) / rows);
    return std::clamp(fitting, kSmallestCell, hasRoom(grid) ? kWrittenCell : kPrintedCell);
}

WorksheetPages::GridPlace WorksheetPages::placeFor(const tconv::sheet::Grid& grid) const
{
    const double cell = cellSizeOf(grid);
    const auto columns = static_cast<double>(grid.rows.front().size());
    const auto rows = static_cast<double>(grid.rows.size());
    const double width = std::max(kNumberSpace + cell * columns, kLabelWidth);
    const QFontMetricsF metrics(textFont(kLabelSize, true), &m_writer);
    const double label = metrics
                             .boundingRect(QRectF(0, 0, width, m_height),
                                           Qt::TextWordWrap | Qt::AlignLeft, shown(grid.label))
                             .height() +
                         4;
    return {cell, width, label, label + kNumberSpace + cell * rows};
}

void WorksheetPages::operator()(const tconv::sheet::Grid& grid)
{
    const GridPlace place = placeFor(grid);
    if (m_x > 0 && m_x + place.width > m_width)
        newLine();
    if (m_y + place.height > m_height) {
        newLine();
        need(place.height);
    }
    m_painter.setFont(textFont(kLabelSize, true));
    m_painter.setPen(kInk);
    m_painter.drawText(QRectF(m_x, m_y, place.width, place.label), Qt::TextWordWrap | Qt::AlignLeft,
                       shown(grid.label));
    drawGrid(grid, QPointF(m_x + kNumberSpace, m_y + place.label + kNumberSpace), place.cell);
    m_x += place.width + kGridGap;
    m_line = std::max(m_line, place.height);
}

void WorksheetPages::drawGrid(const tconv::sheet::Grid& grid, QPointF corner, double cell)
{
    drawNumbers(grid, corner, cell);
    // A number of n digits is about 0.6 n times as wide as its font is high.
    const double digits =
        std::min(cell * 0.42, cell * 0.9 / (0.62 * static_cast<double>(longestCell(grid))));
    m_painter.setFont(textFont(std::max(1.0, digits)));
    for (std::size_t row = 0; row < grid.rows.size(); ++row)
        for (std::size_t column = 0; column < grid.rows[row].size(); ++column) {
            const QPointF place(static_cast<double>(column) * cell,
                                static_cast<double>(row) * cell);
            drawCell(QRectF(corner + place, QSizeF(cell, cell)), grid.rows[row][column], cell);
        }
}

void WorksheetPages::drawNumbers(const tconv::sheet::Grid& grid, QPointF corner, double cell)
{
    m_painter.setFont(textFont(std::min(kNumberSize, cell * 0.5)));
    m_painter.setPen(kMuted);
    for (std::size_t row = 0; row < grid.rows.size(); ++row)
        m_painter.drawText(QRectF(corner.x() - kNumberSpace,
                                  corner.y() + static_cast<double>(row) * cell, kNumberSpace - 4,
                                  cell),
                           Qt::AlignRight | Qt::AlignVCenter, QString::number(row));
    for (std::size_t column = 0; column < grid.rows.front().size(); ++column)
        m_painter.drawText(QRectF(corner.x() + static_cast<double>(column) * cell,
                                  corner.y() - kNumberSpace, cell, kNumberSpace - 2),
                           Qt::AlignHCenter | Qt::AlignBottom, QString::number(column));
}

void WorksheetPages::drawCell(const QRectF& box, const std::string& text, double cell)
{
    m_painter.setPen(QPen(kLine, cell < kPrintedCell / 2 ? 0.4 : 0.7));
    m_painter.drawRect(box);
    m_painter.setPen(kInk);
    m_painter.drawText(box, Qt::AlignCenter, shown(text));
}

void WorksheetPages::newPage()
{
    if (!m_isFirst)
        m_writer.newPage();
    m_isFirst = false;
    ++m_page;
    m_y = m_x = m_line = 0;
    if (m_page > 1)
        writePageNumber();
}

void WorksheetPages::writePageNumber()
{
    m_painter.setFont(textFont(kLabelSize));
    m_painter.setPen(kMuted);
    const QRectF line(0, 0, m_width, kSpace);
    m_painter.drawText(line, Qt::AlignLeft, m_title);
    m_painter.drawText(line, Qt::AlignRight, QString::number(m_page));
    m_y = kSpace * 2;
}

void WorksheetPages::newLine()
{
    if (m_x > 0)
        m_y += m_line + kSpace;
    m_x = m_line = 0;
}

void WorksheetPages::need(double height)
{
    if (m_y + height > m_height)
        newPage();
}

void WorksheetPages::write(const QString& text, const QFont& font, double spaceBelow)
{
    const int flags = Qt::TextWordWrap | Qt::AlignLeft;
    const QRectF words =
        QFontMetricsF(font, &m_writer).boundingRect(QRectF(0, 0, m_width, m_height), flags, text);
    need(words.height());
    m_painter.setFont(font);
    m_painter.setPen(kInk);
    m_painter.drawText(QRectF(0, m_y, m_width, words.height() + 1), flags, text);
    m_y += words.height() + spaceBelow;
}
