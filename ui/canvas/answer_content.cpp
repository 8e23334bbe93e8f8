// SPDX-License-Identifier: MIT
#include "canvas/answer_content.h"

#include <algorithm>
#include <utility>

using tconv::Cell;
using tconv::Index;

namespace {

const QString kOpen = QStringLiteral("?"); ///< an open cell in a copied text

} // namespace

tconv::Result<AnswerSheet::Given> typedAnswer(const QString& text)
{
    QString plain = text.normalized(QString::NormalizationForm_KC).trimmed();
    plain.replace(QChar(u'−'), QLatin1Char('-'));
    plain.replace(QChar(u'⁄'), QLatin1Char('/'));
    if (plain.isEmpty() || plain == kOpen || plain == QLatin1String("_"))
        return AnswerSheet::Given();
    tconv::Result<tconv::GivenNumber> number = tconv::parseGivenNumber(plain.toStdString());
    if (!number)
        return number.problem();
    return AnswerSheet::Given(std::move(number).value());
}

AnswerContent::AnswerContent(Lab& lab, AnswerSheet& sheet, QString name, QString symbol,
                             QObject* parent)
    : GridContent(parent)
    , m_lab(lab)
    , m_sheet(sheet)
    , m_name(std::move(name))
    , m_symbol(std::move(symbol))
{
    connect(&sheet, &AnswerSheet::changed, this, &GridContent::changed);
    connect(&lab.selection(), &Selection::planesChanged, this, &GridContent::changed);
    connect(&lab.settings(), &Settings::changed, this, &GridContent::changed);
}

void AnswerContent::setMarks(std::vector<AnswerMark> marks)
{
    if (std::exchange(m_marks, std::move(marks)) != m_marks)
        Q_EMIT changed();
}

Index AnswerContent::sample() const
{
    return std::clamp<Index>(m_lab.selection().sample(), 0,
                             std::max<Index>(0, m_sheet.shape().batch - 1));
}

Index AnswerContent::channel() const
{
    return std::clamp<Index>(m_lab.selection().outputChannel(), 0,
                             std::max<Index>(0, m_sheet.shape().channels - 1));
}

tconv::Size2 AnswerContent::size() const
{
    return m_sheet.cells() == 0 ? tconv::Size2{} : m_sheet.shape().plane();
}

const AnswerSheet::Given& AnswerContent::given(Cell cell) const
{
    return m_sheet.answer().cells.at(sample(), channel(), cell);
}

AnswerMark AnswerContent::mark(Cell cell) const
{
    if (static_cast<Index>(m_marks.size()) != m_sheet.cells() || !given(cell))
        return AnswerMark::None;
    return m_marks[static_cast<std::size_t>(
        m_sheet.answer().cells.flatIndex(sample(), channel(), cell))];
}

CellLook AnswerContent::look(Cell cell) const
{
    CellLook look;
    look.text = editedText(cell);
    switch (mark(cell)) {
    case AnswerMark::Right:
        look.fill = Theme::current().rightSoft;
        break;
    case AnswerMark::Wrong:
        look.fill = Theme::current().wrongSoft;
        look.ring = CellLook::Ring::Wrong;
        look.isBold = true;
        break;
    case AnswerMark::None:
        break;
    }
    return look;
}

QString AnswerContent::spokenText(Cell cell) const
{
    const QString text = editedText(cell);
    const QString place = tr("row %1, column %2").arg(cell.row).arg(cell.column);
    if (text.isEmpty())
        return tr("%1, open").arg(place);
    switch (mark(cell)) {
    case AnswerMark::Right:
        return tr("%1, value %2, right").arg(place, text);
    case AnswerMark::Wrong:
        return tr("%1, value %2, wrong").arg(place, text);
    case AnswerMark::None:
        break;
    }
    return tr("%1, value %2").arg(place, text);
}

QString AnswerContent::copiedText(Cell cell) const
{
    const QString text = editedText(cell);
    return text.isEmpty() ? kOpen : text;
}

QString AnswerContent::editedText(Cell cell) const
{
    const AnswerSheet::Given& number = given(cell);
    if (!number)
        return {};
    return number->text.empty() ? QString::fromStdString(tconv::numberText(number->value))
                                : QString::fromStdString(number->text);
}

QString AnswerContent::cellName(Cell cell) const
{
    QString place = QStringLiteral("%1,%2").arg(cell.row).arg(cell.column);
    if (m_sheet.shape().batch * m_sheet.shape().channels > 1)
        place.prepend(QStringLiteral("%1,%2,").arg(sample()).arg(channel()));
    return QStringLiteral("%1[%2]").arg(m_symbol, place);
}

std::optional<QString> AnswerContent::setText(Cell cell, const QString& text)
{
    tconv::Result<AnswerSheet::Given> number = typedAnswer(text);
    if (!number)
        return QString::fromStdString(tconv::sentence(number.problem()));
    const QString step =
        number.value()
            ? tr("Set %1 to %2").arg(cellName(cell), QString::fromStdString(number.value()->text))
            : tr("Open %1").arg(cellName(cell));
    m_sheet.setCell(step, sample(), channel(), cell, std::move(number).value());
    return std::nullopt;
}

void AnswerContent::clear(const CellRange& range)
{
    tconv::Answer after = m_sheet.answer();
    bool changes = false;
    for (Index row = range.first.row; row <= range.last.row; ++row)
        for (Index column = range.first.column; column <= range.last.column; ++column) {
            AnswerSheet::Given& cell = after.cells.at(sample(), channel(), {row, column});
            changes = changes || cell.has_value();
            cell.reset();
        }
    if (!changes)
        return;
    const Index count = range.size().height * range.size().width;
    m_sheet.edit(count == 1 ? tr("Open %1").arg(cellName(range.first))
                            : tr("Open %1 cells of the %2").arg(count).arg(m_symbol),
                 std::move(after));
}

void AnswerContent::setPlane(Cell first, const tconv::Answer& plane, const QString& undoText)
{
    tconv::Answer after = m_sheet.answer();
    const tconv::Size2 block = plane.cells.shape().plane();
    for (Index row = 0; row < block.height; ++row)
        for (Index column = 0; column < block.width; ++column)
            if (tconv::contains(size(), first + Cell{row, column}))
                after.cells.at(sample(), channel(), first + Cell{row, column}) =
                    plane.cells.at(0, 0, {row, column});
    m_sheet.edit(undoText, std::move(after));
}
