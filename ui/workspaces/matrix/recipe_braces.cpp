// SPDX-License-Identifier: MIT
#include "workspaces/matrix/recipe_braces.h"

#include "canvas/digit_batch.h"
#include "canvas/matrix_view.h"
#include "canvas/theme.h"
#include <tconv/matrix/recipe.h>

#include <QPainter>

#include <vector>

using tconv::Index;
using tconv::RecipeSegment;

namespace {

constexpr double kTextSize = 11;

/// Neighbouring places under one brace.
struct Brace {
    Index first = 0;
    Index last = 0;
    std::optional<Index> kernelRow; ///< nothing: zeros
    bool isWrap = false;
};

/// The taps of one kernel row and the gaps of dilation between them make one brace.
std::vector<Brace> bracesOf(const tconv::RecipeRow& recipe)
{
    std::vector<Brace> braces;
    for (const RecipeSegment& segment : recipe.segments) {
        const Index last = segment.first + segment.length - 1;
        const bool goesOn = !braces.empty() && braces.back().kernelRow &&
                            (segment.kind == RecipeSegment::Kind::DilationGap ||
                             (segment.tap && segment.tap->row == *braces.back().kernelRow));
        if (goesOn) {
            braces.back().last = last;
            continue;
        }
        Brace brace{segment.first, last, std::nullopt,
                    segment.kind == RecipeSegment::Kind::RowWrap};
        if (segment.tap)
            brace.kernelRow = segment.tap->row;
        braces.push_back(brace);
    }
    return braces;
}

} // namespace

RecipeBraces::RecipeBraces(MatrixModel& model, const MatrixView& view, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(view)
{
    setFixedHeight(kHeight);
    connect(&model, &MatrixModel::changed, this, qOverload<>(&QWidget::update));
    connect(&model, &MatrixModel::marksChanged, this, qOverload<>(&QWidget::update));
    connect(&view, &MatrixView::viewChanged, this, qOverload<>(&QWidget::update));
}

void RecipeBraces::paintEvent(QPaintEvent*)
{
    const std::optional<Index> row = m_model.marks().column;
    if (!row)
        return;
    const tconv::MatrixStructure& structure = m_model.structure();
    const Index channel = m_model.lab().selection().outputChannel();
    const tconv::RecipeRow recipe = recipeOf(structure, *row, channel);
    const Index start = structure.rowOf({channel, {0, 0}});
    const MatrixLayout& layout = m_view.matrixLayout();
    const double shift = m_view.x() + m_view.viewport()->x() - x();
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    DigitBatch labels;
    for (const Brace& brace : bracesOf(recipe)) {
        const double left = layout.x(start + brace.first) + shift + 2;
        const double right = layout.x(start + brace.last) + layout.cell.width() + shift - 3;
        if (right < 0 || left > width() || right - left < 3)
            continue;
        const QColor color = brace.kernelRow ? theme.stamp : theme.muted;
        painter.setPen(QPen(color, brace.kernelRow ? 2 : 1));
        const double y = height() - 8;
        painter.drawPolyline(QPolygonF({{left, y + 5}, {left, y}, {right, y}, {right, y + 5}}));
        const Index length = brace.last - brace.first + 1;
        QString text = brace.kernelRow ? tr("kernel row %1").arg(*brace.kernelRow)
                       : brace.isWrap  ? tr("wrap: %1").arg(length)
                                       : tr("%1 zeros").arg(length);
        if (DigitBatch::textWidth(text, kTextSize) > right - left + 4)
            text = brace.kernelRow ? QStringLiteral("K%1").arg(*brace.kernelRow)
                                   : QString::number(length);
        if (DigitBatch::textWidth(text, kTextSize) > right - left + 4)
            continue;
        labels.add({left - 6, y - 18, right - left + 12, 16}, text, kTextSize, color,
                   brace.kernelRow ? DigitBatch::Weight::Bold : DigitBatch::Weight::Regular);
    }
    labels.draw(painter);
}
