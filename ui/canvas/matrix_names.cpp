// SPDX-License-Identifier: MIT
#include "canvas/matrix_names.h"

#include "canvas/digit_batch.h"
#include "canvas/theme.h"

#include <algorithm>
#include <cmath>

using tconv::Index;

namespace {

constexpr double kTextSize = 11;
constexpr double kLineHeight = 13;
constexpr double kSpaceAround = 8;
constexpr double kManyNames = 5; ///< a block that has room for so many is named cell by cell

/// One side of the matrix and what its places are called.
struct Side {
    const BlockAxis& axis;
    double origin;
    double cell;
    bool isOutput; ///< places are output cells
    std::optional<Index> marked;
};

QString nameOf(const MatrixModel& model, bool isOutput, Index place)
{
    return isOutput ? model.rowName(place) : model.columnName(place);
}

/// The name of a whole block: that of its first place, the last index open.
QString blockName(const MatrixModel& model, bool isOutput, Index place)
{
    const tconv::PlaneCell at =
        isOutput ? model.structure().rowCell(place) : model.structure().columnCell(place);
    const Index channels =
        isOutput ? model.structure().layer().outChannels : model.structure().layer().inChannels;
    const QString symbol = isOutput ? QStringLiteral("y") : QStringLiteral("x");
    return channels > 1 ? QStringLiteral("%1%2,%3,·").arg(symbol).arg(at.channel).arg(at.cell.row)
                        : QStringLiteral("%1%2,·").arg(symbol).arg(at.cell.row);
}

double width(const QString& text)
{
    return DigitBatch::textWidth(text, kTextSize, DigitBatch::Weight::Bold);
}

/// 1, 2, 5, 10, … blocks or cells of this length from one name to the next.
Index blocksBetweenNames(double blockLength, double space)
{
    Index blocks = 1;
    for (int i = 0; static_cast<double>(blocks) * blockLength < space && blocks < (Index(1) << 40);
         ++i)
        blocks = i % 3 == 1 ? blocks / 2 * 5 : blocks * 2;
    return blocks;
}

/// Calls `name` with each text, its centre along the side, and whether it is marked.
template <typename Name>
void forEachName(const MatrixModel& model, const Side& side, Index first, Index last, double space,
                 double eachNeeds, Name name)
{
    const auto middle = [&](Index place) {
        return side.origin + side.cell * (side.axis.start(place) + 0.5);
    };
    if (side.cell >= eachNeeds) {
        for (Index place = first; place <= last; ++place)
            name(nameOf(model, side.isOutput, place), middle(place), place == side.marked);
        return;
    }
    const double blockLength =
        side.cell * (static_cast<double>(side.axis.block) + side.axis.blockGap());
    if (blockLength > kManyNames * eachNeeds) {
        const Index every = blocksBetweenNames(side.cell, eachNeeds);
        for (Index place = first; place <= last; ++place)
            if (place % side.axis.block % every == 0 || place == side.marked)
                name(nameOf(model, side.isOutput, place), middle(place), place == side.marked);
        return;
    }
    const Index step = side.axis.block * blocksBetweenNames(blockLength, space);
    const double markedAt = side.marked ? middle(*side.marked) : -1e9;
    for (Index place = first / step * step; place <= last; place += step) {
        const double at = step == side.axis.block && blockLength > space
                              ? middle(place) + side.cell * double(side.axis.block - 1) / 2
                              : middle(place);
        if (std::abs(at - markedAt) >= space)
            name(blockName(model, side.isOutput, place), at, false);
    }
    if (side.marked && *side.marked >= first && *side.marked <= last)
        name(nameOf(model, side.isOutput, *side.marked), markedAt, true);
}

} // namespace

double namesWidth(const MatrixModel& model, MatrixForm form)
{
    const bool isOutput = form == MatrixForm::Transposed;
    const Index last =
        isOutput ? model.structure().rows().value() - 1 : model.structure().columns().value() - 1;
    return std::ceil(std::max(width(nameOf(model, isOutput, last)),
                              width(blockName(model, isOutput, last)))) +
           kSpaceAround;
}

void paintNames(QPainter& painter, const MatrixModel& model, const MatrixLayout& layout,
                MatrixForm form, const QRectF& view, const QRectF& area, const MatrixMarks& marks,
                const Theme& theme, bool asOutlines)
{
    const CellRange range = layout.cellsIn(area);
    if (range.isEmpty())
        return;
    const bool isTransposed = form == MatrixForm::Transposed;
    DigitBatch batch;
    const QColor strong = marks.isStep ? theme.stamp : theme.accent;
    const auto add = [&](const QRectF& box, const QString& text, bool isMarked) {
        batch.add(box, text, kTextSize, isMarked ? strong : theme.muted,
                  isMarked ? DigitBatch::Weight::Bold : DigitBatch::Weight::Regular);
    };
    const Side down{layout.rows, layout.origin.y(), layout.cell.height(), isTransposed,
                    isTransposed ? marks.row : marks.column};
    const double right = std::max(area.left(), layout.origin.x()) - 3;
    forEachName(
        model, down, range.first.row, range.last.row, kLineHeight + 2, 12,
        [&](const QString& text, double at, bool isMarked) {
            if (at < area.top() - 2 || at > area.bottom() + 2)
                return;
            const double length = width(text) + 3;
            add({right - length, at - kLineHeight / 2, length, kLineHeight}, text, isMarked);
        });
    const Side across{layout.columns, layout.origin.x(), layout.cell.width(), !isTransposed,
                      isTransposed ? marks.column : marks.row};
    const Index lastColumn = layout.columns.count - 1;
    const double widest = std::max(width(nameOf(model, !isTransposed, lastColumn)),
                                   width(blockName(model, !isTransposed, lastColumn))) +
                          kSpaceAround;
    const double top = std::max(view.top() + 2, std::max(area.top(), layout.origin.y()) - 19);
    forEachName(model, across, range.first.column, range.last.column, widest, widest - 3,
                [&](const QString& text, double at, bool isMarked) {
                    if (at < area.left() - 2 || at > area.right() + 2)
                        return;
                    add({at - widest / 2, top, widest, kLineHeight + 2}, text, isMarked);
                });
    batch.draw(painter, asOutlines);
}
