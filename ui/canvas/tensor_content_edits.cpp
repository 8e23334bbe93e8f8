// SPDX-License-Identifier: MIT
// Of TensorContent: edits.
#include "canvas/tensor_content.h"
#include "canvas/typed_number.h"
#include "document/experiment_edits.h"
#include <tconv/experiment/exact_number.h>

#include <algorithm>
#include <utility>

using tconv::Cell;
using tconv::Index;
using tconv::Rational;

namespace {

QString sentenceOf(const tconv::Problem& problem)
{
    return QString::fromStdString(tconv::sentence(problem));
}

} // namespace

void TensorContent::put(tconv::Experiment& after, Cell cell, Rational number) const
{
    if (m_kind == Kind::Bias)
        (*after.bias)[static_cast<std::size_t>(cell.column)] = std::move(number);
    else
        (m_kind == Kind::Input ? after.input : after.weight)
            .at(plane().first, plane().second, cell) = std::move(number);
}

QString TensorContent::editedText(Cell cell) const
{
    return QString::fromStdString(tconv::exactText(value(cell)));
}

std::optional<QString> TensorContent::setText(Cell cell, const QString& text)
{
    tconv::Result<Rational> number = typedNumber(text);
    if (!number)
        return sentenceOf(number.problem());
    tconv::Experiment after = experiment();
    const std::string shown = tconv::numberText(number.value());
    put(after, cell, std::move(number).value());
    m_lab.document().edit(tr("Set %1 to %2").arg(cellName(cell), QString::fromStdString(shown)),
                          std::move(after));
    return std::nullopt;
}

void TensorContent::clear(const CellRange& range)
{
    tconv::Experiment after = experiment();
    for (Index row = range.first.row; row <= range.last.row; ++row)
        for (Index column = range.first.column; column <= range.last.column; ++column)
            put(after, {row, column}, Rational());
    const Index count = range.size().height * range.size().width;
    const QString text = count == 1 ? tr("Clear %1").arg(cellName(range.first))
                                    : tr("Clear %1 cells of %2").arg(count).arg(symbol());
    m_lab.document().edit(text, std::move(after));
}

tconv::Result<tconv::Experiment> TensorContent::grown(tconv::Size2 needed) const
{
    const tconv::Size2 now = size();
    const tconv::Size2 larger{std::max(now.height, needed.height),
                              std::max(now.width, needed.width)};
    if (larger == now || !canGrow())
        return experiment();
    if (m_kind == Kind::Input) {
        tconv::Shape4 shape = experiment().input.shape();
        shape.height = larger.height;
        shape.width = larger.width;
        return withInputShape(experiment(), shape);
    }
    tconv::ConvTranspose2dLayer layer = tconv::layerOf(experiment());
    layer.kernelSize = larger;
    return withLayer(experiment(), layer);
}

std::optional<QString> TensorContent::setNumbers(Cell first, const Numbers& numbers,
                                                 const QString& undoText)
{
    const tconv::Size2 block = numbers.shape().plane();
    tconv::Result<tconv::Experiment> after =
        grown({first.row + block.height, first.column + block.width});
    if (!after)
        return sentenceOf(after.problem());
    const tconv::Size2 bounds = m_kind == Kind::Input    ? after.value().input.shape().plane()
                                : m_kind == Kind::Kernel ? after.value().weight.shape().plane()
                                                         : size();
    for (Index row = 0; row < block.height; ++row)
        for (Index column = 0; column < block.width; ++column)
            if (tconv::contains(bounds, first + Cell{row, column}))
                put(after.value(), first + Cell{row, column}, numbers.at(0, 0, {row, column}));
    m_lab.document().edit(undoText, std::move(after).value());
    return std::nullopt;
}

std::optional<tconv::Shape4> TensorContent::tensorShape() const
{
    return m_kind == Kind::Bias ? std::nullopt : std::optional(tensor().shape());
}

std::optional<QString> TensorContent::setTensor(const Numbers& numbers, const QString& undoText)
{
    tconv::Result<tconv::Experiment> after = m_kind == Kind::Input
                                                 ? withInput(experiment(), numbers)
                                                 : withWeight(experiment(), numbers);
    if (!after)
        return sentenceOf(after.problem());
    m_lab.document().edit(undoText, std::move(after).value());
    return std::nullopt;
}
