// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/worksheet.h>

#include <QPainter>
#include <QPdfWriter>
#include <QString>

/// Lays the blocks of worksheets out on the pages of a document, from top to bottom.
class WorksheetPages {
public:
    /// The painter is open on the writer, whose unit is a point.
    WorksheetPages(QPdfWriter& writer, QPainter& painter);

    void add(const tconv::Worksheet& worksheet);

    // One for each kind of block, for std::visit.
    void operator()(const tconv::sheet::Heading& heading);
    void operator()(const tconv::sheet::Paragraph& paragraph);
    void operator()(const tconv::sheet::Code& code);
    void operator()(const tconv::sheet::Fields& fields);
    void operator()(const tconv::sheet::Box& box);
    void operator()(const tconv::sheet::Grid& grid);

private:
    /// A grid with its label and its numbers.
    struct GridPlace {
        double cell;
        double width;
        double label; ///< height of it
        double height;
    };

    void keepTogether(const tconv::sheet::Block& block, const tconv::sheet::Block& next);
    void newPage();
    void newLine();
    void need(double height);
    void write(const QString& text, const QFont& font, double spaceBelow);
    void writePageNumber();
    double cellSizeOf(const tconv::sheet::Grid& grid) const;
    GridPlace placeFor(const tconv::sheet::Grid& grid) const;
    void drawGrid(const tconv::sheet::Grid& grid, QPointF corner, double cell);
    void drawNumbers(const tconv::sheet::Grid& grid, QPointF corner, double cell);
    void drawCell(const QRectF& box, const std::string& text, double cell);

    QPdfWriter& m_writer;
    QPainter& m_painter;
    QString m_title;
    double m_width;
    double m_height;
    double m_y = 0;    ///< where the next block begins
    double m_x = 0;    ///< how far grids have come in this line; 0: none yet
    double m_line = 0; ///< height of the line of grids
    int m_page = 0;    ///< of this worksheet, from 1
    bool m_isFirst = true;
};
