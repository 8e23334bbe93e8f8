// SPDX-License-Identifier: MIT
#include "canvas/matrix_picture.h"

#include "canvas/cell_boxes.h"
#include "canvas/color_scale.h"
#include "canvas/digit_batch.h"
#include "canvas/edges.h"
#include "canvas/grid_painter.h"
#include "canvas/matrix_entries.h"
#include "canvas/theme.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

using tconv::Cell;
using tconv::Index;

namespace {

constexpr double kRoundCell = 20; ///< from here on cells are boxes of their own
constexpr double kSmallestRuledBlock = 8;
constexpr double kPaleShare = 0.8;
constexpr double kTinyContrast = 0.6;
const QString kNoEntry = QStringLiteral("·");

/// The end of the scale on a value's side, and beyond it where the ground is dark.
QColor strongest(const ColorScale& scale, double value, const Theme& theme)
{
    const QColor end = scale.at(value, std::abs(value));
    return theme.isDark ? end.lighter(150) : end.darker(125);
}

/// Strips between blocks, or lines where these would be too thin to be seen.
void paintRules(QPainter& painter, const MatrixLayout& layout, const QRectF& clip,
                const Theme& theme)
{
    const CellRange range = layout.cellsIn(clip);
    if (range.isEmpty())
        return;
    const auto rule = [&](const BlockAxis& axis, Index first, Index last, double cell,
                          auto paintStrip) {
        for (const Index length : {axis.block, axis.channel}) {
            if (length < 2 || static_cast<double>(length) * cell < kSmallestRuledBlock)
                continue;
            const bool isChannel = length == axis.channel;
            for (Index place = (first / length + 1) * length; place <= last; place += length) {
                const double before = axis.start(place - 1) + 1;
                const double gap = (axis.start(place) - before) * cell;
                paintStrip(before * cell, gap, isChannel);
            }
        }
    };
    const QRectF bounds = layout.bounds();
    const QRectF shown = bounds.intersected(clip);
    const auto color = [&](double gap, bool isChannel) {
        return gap >= 1 ? theme.window : isChannel ? theme.muted : theme.line;
    };
    rule(layout.rows, range.first.row, range.last.row, layout.cell.height(),
         [&](double at, double gap, bool isChannel) {
             painter.fillRect(QRectF(shown.left(), std::floor(bounds.top() + at), shown.width(),
                                     std::max(1.0, gap)),
                              color(gap, isChannel));
         });
    rule(layout.columns, range.first.column, range.last.column, layout.cell.width(),
         [&](double at, double gap, bool isChannel) {
             painter.fillRect(QRectF(std::floor(bounds.left() + at), shown.top(),
                                     std::max(1.0, gap), shown.height()),
                              color(gap, isChannel));
         });
}

} // namespace

MatrixPicture::MatrixPicture(const tconv::Experiment& experiment)
    : m_structure(layerOf(experiment), experiment.input.shape().plane())
    , m_weight(experiment.weight.values())
    , m_order(m_weight.size())
{
    m_magnitudes.reserve(m_weight.size());
    for (const tconv::Rational& value : m_weight) {
        m_magnitudes.push_back(tconv::toDouble(value));
        m_largest = std::max(m_largest, std::abs(m_magnitudes.back()));
    }
    const auto magnitude = [this](Index weight) {
        return std::abs(m_magnitudes[static_cast<std::size_t>(weight)]);
    };
    std::iota(m_order.begin(), m_order.end(), Index(0));
    std::erase_if(m_order, [&](Index weight) { return magnitude(weight) == 0; });
    const tconv::Size2 kernel = m_structure.layer().kernelSize;
    for (const Index weight : m_order) {
        const Index tap = weight % (kernel.height * kernel.width);
        m_nonzeros +=
            m_structure.axis(tconv::Axis::Height).inputsWithTap(tap / kernel.width).count *
            m_structure.axis(tconv::Axis::Width).inputsWithTap(tap % kernel.width).count;
    }
    std::stable_sort(m_order.begin(), m_order.end(),
                     [&](Index a, Index b) { return magnitude(a) < magnitude(b); });
}

MatrixLayout MatrixPicture::layoutOf(const tconv::MatrixStructure& structure, MatrixForm form)
{
    const tconv::Size2 output = structure.output();
    const tconv::Size2 input = structure.input();
    const BlockAxis outputs{structure.rows().value(), output.width, output.height * output.width};
    const BlockAxis inputs{structure.columns().value(), input.width, input.height * input.width};
    MatrixLayout layout;
    layout.rows = form == MatrixForm::Transposed ? outputs : inputs;
    layout.columns = form == MatrixForm::Transposed ? inputs : outputs;
    return layout;
}

std::vector<QRgb> MatrixPicture::colors(const Look& look, const Theme& theme, bool isTiny) const
{
    const ColorScale scale = ColorScale::weights(theme);
    std::vector<QRgb> colors(m_weight.size());
    for (std::size_t i = 0; i < colors.size(); ++i) {
        QColor color = scale.at(m_magnitudes[i], m_largest);
        if (isTiny) // single pixels need more contrast than areas
            color = mixed(color, strongest(scale, m_magnitudes[i], theme), kTinyContrast);
        if (look.weight && *look.weight != static_cast<Index>(i))
            color = mixed(color, theme.panel, kPaleShare);
        colors[i] = color.rgb();
    }
    return colors;
}

void MatrixPicture::paintEntries(QImage& image, QPointF corner, const MatrixLayout& layout,
                                 const Look& look, const Theme& theme) const
{
    const QRectF area(corner, QSizeF(image.size()));
    if (layout.cellsIn(area).isEmpty())
        return;
    const bool isTiny = std::min(layout.cell.width(), layout.cell.height()) < 2;
    const std::vector<QRgb> palette = colors(look, theme, isTiny);
    MatrixEntryStroke stroke(image, corner, layout, look.form, m_structure, look.inputsDone);
    const tconv::Size2 kernel = m_structure.layer().kernelSize;
    const Index outputsPerGroup =
        m_structure.layer().outChannels / m_structure.layer().options.groups;
    for (const Index weight : m_order) {
        const Index tap = weight % (kernel.height * kernel.width);
        const Index slice = weight / (kernel.height * kernel.width);
        const Index inputChannel = slice / outputsPerGroup;
        stroke.paintTap(inputChannel,
                        m_structure.outputChannelsOf(inputChannel).first + slice % outputsPerGroup,
                        {tap / kernel.width, tap % kernel.width},
                        palette[static_cast<std::size_t>(weight)]);
    }
}

void MatrixPicture::paint(QPainter& painter, const MatrixLayout& layout, const QRectF& clip,
                          const Look& look, const Theme& theme) const
{
    const QRectF shown = layout.bounds().intersected(clip);
    if (shown.isEmpty())
        return;
    if (layout.cell.height() >= kSmallestMatrixCellWithText) {
        paintCells(painter, layout, shown, look, theme);
        return;
    }
    // One more pixel on each side, so that no rounding leaves a seam.
    const QRect target = shown.toAlignedRect();
    const double scale = painter.device()->devicePixelRatioF();
    QImage image(target.size() * scale, QImage::Format_RGB32);
    MatrixLayout scaled = layout;
    scaled.cell *= scale;
    scaled.origin = (layout.origin - QPointF(target.topLeft())) * scale;
    image.fill(theme.window);
    QPainter background(&image);
    background.fillRect(scaled.bounds(), theme.panel);
    paintRules(background, scaled, QRectF(image.rect()), theme);
    background.end();
    paintEntries(image, {}, scaled, look, theme);
    image.setDevicePixelRatio(scale);
    painter.drawImage(target.topLeft(), image);
}

void MatrixPicture::paintCells(QPainter& painter, const MatrixLayout& layout, const QRectF& clip,
                               const Look& look, const Theme& theme) const
{
    const std::vector<QRgb> palette = colors(look, theme, false);
    const double textSize = digitSize(layout.cell.height() * 1.35);
    const QColor dot = mixed(theme.muted, theme.panel, 0.45);
    DigitBatch digits;
    painter.save();
    CellBoxes boxes(painter, digits,
                    {.size = layout.cell - QSizeF(1, 1),
                     .radius = layout.cell.height() >= kRoundCell ? 3.0 : 0.0,
                     .text = kNoEntry,
                     .textSize = textSize,
                     .textColor = dot,
                     .asOutlines = look.asOutlines},
                    theme);
    const CellRange range = layout.cellsIn(clip);
    for (Index row = range.first.row; row <= range.last.row; ++row)
        for (Index column = range.first.column; column <= range.last.column; ++column) {
            const QPointF corner(layout.x(column), layout.y(row));
            const Cell at = mirrored({row, column}, look.form);
            const bool isThere = !look.inputsDone || at.column < *look.inputsDone;
            const std::optional<Index> weight =
                isThere ? m_structure.weightAt(at.row, at.column) : std::nullopt;
            if (!weight) {
                isThere ? boxes.paintEmpty(corner) : boxes.paint(corner, theme.panel);
                continue;
            }
            const QColor fill = QColor::fromRgb(palette[static_cast<std::size_t>(*weight)]);
            boxes.paint(corner, fill);
            const bool isPale = look.weight && *look.weight != *weight;
            digits.add(boxes.textBox(corner), text(*weight, look.numbers), textSize,
                       isPale ? dot : inkOn(fill, theme));
        }
    digits.draw(painter, look.asOutlines);
    painter.restore();
}

QString MatrixPicture::text(Index weight, tconv::NumberStyle style) const
{
    return QString::fromStdString(tconv::numberText(value(weight), style));
}

void MatrixPicture::paintMarks(QPainter& painter, const MatrixLayout& layout, const QRectF& clip,
                               const Look& look, const MatrixMarks& marks, const Theme& theme) const
{
    const QColor color = marks.isStep ? theme.stamp : theme.accent;
    const double least = 3; // a band that can be seen, however small the cells are
    painter.save();
    smoothEdges(painter);
    painter.setBrush(Qt::NoBrush);
    painter.setClipRect(clip.adjusted(-3, -3, 3, 3));
    const bool isLarge = layout.cell.height() >= 6 && layout.cell.width() >= 6;
    const auto ring = [&](const tconv::MatrixEntry& entry) {
        const QRectF box = layout.rect(mirrored({entry.row, entry.column}, look.form));
        if (!box.intersects(clip))
            return;
        painter.setPen(QPen(color, 2));
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 3, 3);
    };
    const auto band = [&](bool isRow, Index place) {
        const bool isShownRow = isRow == (look.form == MatrixForm::Transposed);
        QRectF box = layout.bounds();
        if (isShownRow)
            box = {box.left(), layout.y(place), box.width(), std::max(least, layout.cell.height())};
        else
            box = {layout.x(place), box.top(), std::max(least, layout.cell.width()), box.height()};
        QColor ground = color;
        ground.setAlphaF(isLarge ? 0.1F : 0.45F);
        painter.fillRect(box.intersected(clip.adjusted(-2, -2, 2, 2)), ground);
        painter.setPen(QPen(color, isLarge ? 1.5 : 1));
        painter.drawRoundedRect(box.adjusted(-1.5, -1.5, 0.5, 0.5), 4, 4);
    };
    if (marks.row) {
        band(true, *marks.row);
        if (isLarge)
            for (const tconv::MatrixEntry& entry : m_structure.row(*marks.row))
                ring(entry);
    }
    if (marks.column) {
        band(false, *marks.column);
        if (isLarge)
            for (const tconv::MatrixEntry& entry : m_structure.column(*marks.column))
                ring(entry);
    }
    painter.restore();
}
