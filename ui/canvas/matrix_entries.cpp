// SPDX-License-Identifier: MIT
#include "canvas/matrix_entries.h"

#include <algorithm>
#include <cmath>

using tconv::Cell;
using tconv::Index;

namespace {

/// The widest step with which a line of places this far apart leaves out no pixel.
Index stepWithoutGap(double across, double down)
{
    const double longest = std::max({across, down, 1e-9});
    return std::max<Index>(1, static_cast<Index>(1 / longest));
}

int pixels(double length)
{
    const double gap = length >= 4 ? 1 : 0;
    return std::max(1, static_cast<int>(std::lround(length - gap)));
}

} // namespace

MatrixEntryStroke::MatrixEntryStroke(QImage& image, QPointF corner, const MatrixLayout& layout,
                                     MatrixForm form, const tconv::MatrixStructure& structure,
                                     std::optional<Index> inputsDone)
    : m_image(image)
    , m_bits(reinterpret_cast<QRgb*>(image.bits()))
    , m_pitch(image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb)))
    , m_corner(corner)
    , m_layout(layout)
    , m_form(form)
    , m_structure(structure)
    , m_outputs(form == MatrixForm::Transposed ? layout.rows : layout.columns)
    , m_inputs(form == MatrixForm::Transposed ? layout.columns : layout.rows)
{
    const QRectF area(corner, QSizeF(image.size()));
    const CellRange range = layout.cellsIn(area);
    m_first = mirrored(range.first, m_form);
    m_last = mirrored(range.last, m_form);
    if (inputsDone)
        m_last.column = std::min(m_last.column, *inputsDone - 1);
    const QSizeF cell = layout.cell;
    m_outputCell = m_form == MatrixForm::Transposed ? cell.height() : cell.width();
    m_inputCell = m_form == MatrixForm::Transposed ? cell.width() : cell.height();
    const auto stride = m_structure.layer().options.stride;
    m_cellStep = stepWithoutGap(m_inputCell, m_outputCell * static_cast<double>(stride.width));
    m_rowStep =
        stepWithoutGap(m_inputCell * (static_cast<double>(m_inputs.block) + m_inputs.blockGap()),
                       m_outputCell * static_cast<double>(stride.height) *
                           (static_cast<double>(m_outputs.block) + m_outputs.blockGap()));
    m_width = pixels(cell.width());
    m_height = pixels(cell.height());
}

void MatrixEntryStroke::paintTap(Index inputChannel, Index outputChannel, Cell tap, QRgb color)
{
    const Index inputStart = inputChannel * m_inputs.channel;
    const Index outputStart = outputChannel * m_outputs.channel;
    const Index firstRow = std::max<Index>(0, m_first.column - inputStart) / m_inputs.block;
    const Index lastRow = (m_last.column - inputStart) / m_inputs.block;
    if (m_last.column < inputStart || m_last.row < outputStart)
        return;
    const tconv::AxisTaps& height = m_structure.axis(tconv::Axis::Height);
    const tconv::TapRange rows = height.inputsWithTap(
        tap.row, std::max<Index>(0, m_first.row - outputStart) / m_outputs.block,
        (m_last.row - outputStart) / m_outputs.block);
    const Index end = std::min(rows.first + rows.count - 1, lastRow);
    for (Index i = std::max(rows.first, firstRow); i <= end; i += m_rowStep)
        paintLine(inputStart + i * m_inputs.block,
                  outputStart + height.outputOf(i, tap.row) * m_outputs.block, tap.column, color);
}

void MatrixEntryStroke::paintLine(Index inputStart, Index outputStart, Index tapColumn, QRgb color)
{
    const tconv::AxisTaps& width = m_structure.axis(tconv::Axis::Width);
    const tconv::TapRange cells =
        width.inputsWithTap(tapColumn, m_first.row - outputStart, m_last.row - outputStart);
    const Index first = std::max(cells.first, m_first.column - inputStart);
    const Index last = std::min(cells.first + cells.count - 1, m_last.column - inputStart);
    const double inputPlace = m_inputs.start(inputStart);
    const double outputPlace = m_outputs.start(outputStart);
    for (Index j = first; j <= last; j += m_cellStep) {
        const double input = m_inputCell * (inputPlace + static_cast<double>(j));
        const double output =
            m_outputCell * (outputPlace + static_cast<double>(width.outputOf(j, tapColumn)));
        if (m_form == MatrixForm::Transposed)
            fill(input, output, color);
        else
            fill(output, input, color);
    }
}

void MatrixEntryStroke::fill(double x, double y, QRgb color)
{
    const int left = static_cast<int>(std::floor(x + m_layout.origin.x() - m_corner.x()));
    const int top = static_cast<int>(std::floor(y + m_layout.origin.y() - m_corner.y()));
    const int right = std::min(left + m_width, m_image.width());
    const int bottom = std::min(top + m_height, m_image.height());
    for (int row = std::max(0, top); row < bottom; ++row)
        for (int column = std::max(0, left); column < right; ++column)
            m_bits[row * m_pitch + column] = color;
}
