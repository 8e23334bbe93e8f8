// SPDX-License-Identifier: MIT
#include "canvas/numbers_content.h"

#include "canvas/color_scale.h"
#include "canvas/theme.h"
#include <tconv/base/number_text.h>
#include <tconv/experiment/grid_text.h>

#include <algorithm>
#include <cmath>
#include <utility>

NumbersContent::NumbersContent(const Lab& lab, QString name, QString symbol, QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_name(std::move(name))
    , m_symbol(std::move(symbol))
{
    connect(&lab.settings(), &Settings::changed, this, &GridContent::changed);
}

void NumbersContent::show(Numbers numbers, tconv::Index sample, tconv::Index channel)
{
    m_numbers = std::move(numbers);
    m_sample = sample;
    m_channel = channel;
    m_largest = 0;
    for (const tconv::Rational& number : m_numbers.values())
        m_largest = std::max(m_largest, std::abs(tconv::toDouble(number)));
    Q_EMIT changed();
}

tconv::Size2 NumbersContent::size() const
{
    const tconv::Shape4& shape = m_numbers.shape();
    const bool isThere = m_sample < shape.batch && m_channel < shape.channels;
    return isThere ? shape.plane() : tconv::Size2{};
}

const tconv::Rational& NumbersContent::value(tconv::Cell cell) const
{
    return m_numbers.at(m_sample, m_channel, cell);
}

void NumbersContent::setMarksDifferences(std::optional<Numbers> other)
{
    m_other = std::move(other);
    Q_EMIT changed();
}

bool NumbersContent::differs(tconv::Cell cell) const
{
    return m_other && m_other->shape() == m_numbers.shape() &&
           m_other->at(m_sample, m_channel, cell) != value(cell);
}

CellLook NumbersContent::look(tconv::Cell cell) const
{
    const tconv::Rational& number = value(cell);
    CellLook look;
    look.text = QString::fromStdString(tconv::numberText(number, m_lab.settings().numberStyle()));
    look.fill = ColorScale::data(Theme::current()).at(tconv::toDouble(number), m_largest);
    if (m_marksNonzero && !number.is_zero())
        look.ring = CellLook::Ring::Stamp;
    if (differs(cell)) {
        look.ring = CellLook::Ring::Source;
        look.isBold = true;
    }
    return look;
}

QString NumbersContent::spokenText(tconv::Cell cell) const
{
    const QString text =
        tr("row %1, column %2, value %3").arg(cell.row).arg(cell.column).arg(look(cell).text);
    return differs(cell) ? tr("%1, differs").arg(text) : text;
}

QString NumbersContent::copiedText(tconv::Cell cell) const
{
    return QString::fromStdString(
        tconv::gridCell(value(cell), tconv::GridFormat::Tsv, m_lab.settings().numberStyle()));
}
