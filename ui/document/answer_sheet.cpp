// SPDX-License-Identifier: MIT
#include "document/answer_sheet.h"

#include <QPointer>
#include <QUndoCommand>

#include <algorithm>
#include <utility>

using tconv::Cell;
using tconv::Index;
using tconv::Shape4;

namespace {

constexpr int kSizeCommand = 2; ///< LabDocument's own commands have other ids

Index givenCells(const tconv::Answer& answer)
{
    return std::ranges::count_if(answer.cells.values(),
                                 [](const auto& cell) { return cell.has_value(); });
}

/// The sizes that a person writes down of a tensor of this shape.
int rankOf(const Shape4& shape)
{
    return shape.batch > 1 ? 4 : shape.channels > 1 ? 3 : 2;
}

} // namespace

class AnswerSheet::EditCommand : public QUndoCommand {
public:
    EditCommand(AnswerSheet& sheet, const QString& text, State after, bool merges)
        : QUndoCommand(text)
        , m_sheet(&sheet)
        , m_before(sheet.m_state)
        , m_after(std::move(after))
        , m_merges(merges)
    {
    }

    void redo() override
    {
        if (m_sheet)
            m_sheet->show(m_after);
    }
    void undo() override
    {
        if (m_sheet)
            m_sheet->show(m_before);
    }
    int id() const override { return m_merges ? kSizeCommand : -1; }
    bool mergeWith(const QUndoCommand* other) override
    {
        const auto* next = static_cast<const EditCommand*>(other); // the only class with this id
        if (next->m_sheet != m_sheet)
            return false;
        m_after = next->m_after;
        setText(next->text());
        return true;
    }

private:
    QPointer<AnswerSheet> m_sheet; ///< the history may live longer than the window
    State m_before;
    State m_after;
    bool m_merges;
};

AnswerSheet::AnswerSheet(LabDocument& document, QObject* parent)
    : QObject(parent)
    , m_document(document)
    , m_state(followed())
{
    connect(&document, &LabDocument::replaced, this, [this] { show(followed()); });
}

AnswerSheet::~AnswerSheet() = default;

AnswerSheet::State AnswerSheet::followed() const
{
    auto answer = std::make_shared<tconv::Answer>(tconv::openAnswer(m_followed));
    answer->rank = rankOf(m_followed);
    return {std::move(answer), false};
}

void AnswerSheet::follow(Shape4 shape)
{
    if (refusal(shape))
        shape = {};
    if (std::exchange(m_followed, shape) == shape)
        return;
    if (isBlank() && !isSizeChosen())
        show(followed());
}

void AnswerSheet::edit(const QString& text, tconv::Answer after)
{
    const bool isResized = after.cells.shape() != shape();
    push(text,
         {std::make_shared<const tconv::Answer>(std::move(after)), isSizeChosen() || isResized});
}

void AnswerSheet::setCell(const QString& text, Index sample, Index channel, Cell cell, Given value)
{
    if (answer().cells.at(sample, channel, cell) == value)
        return;
    auto after = std::make_shared<tconv::Answer>(answer());
    after->cells.at(sample, channel, cell) = std::move(value);
    push(text, {std::move(after), isSizeChosen()});
}

std::optional<QString> AnswerSheet::resize(tconv::Size2 size)
{
    const Shape4& now = shape();
    const Shape4 wanted{std::max<Index>(1, now.batch), std::max<Index>(1, now.channels),
                        size.height, size.width};
    if (wanted == now)
        return std::nullopt;
    if (const auto sentence = refusal(wanted))
        return sentence;
    tconv::Answer after = tconv::openAnswer(wanted);
    after.rank = rankOf(wanted);
    for (Index n = 0; n < now.batch; ++n)
        for (Index c = 0; c < now.channels; ++c)
            for (Index row = 0; row < std::min(now.height, size.height); ++row)
                for (Index column = 0; column < std::min(now.width, size.width); ++column)
                    after.cells.at(n, c, {row, column}) = answer().cells.at(n, c, {row, column});
    push(tr("Size the answer %1 × %2").arg(size.height).arg(size.width),
         {std::make_shared<const tconv::Answer>(std::move(after)), true}, true);
    return std::nullopt;
}

void AnswerSheet::clear()
{
    if (!isBlank() || isSizeChosen())
        push(tr("Clear the answer"), followed());
}

std::optional<QString> AnswerSheet::refusal(const Shape4& shape)
{
    const Index cells = shape.elements().value_or(kMostCells + 1);
    if (cells <= kMostCells)
        return std::nullopt;
    return tr("A grid to fill in has at most %L1 cells; this one would have %2 × %3 × %4 × %5.")
        .arg(kMostCells)
        .arg(shape.batch)
        .arg(shape.channels)
        .arg(shape.height)
        .arg(shape.width);
}

void AnswerSheet::push(const QString& text, State after, bool merges)
{
    m_document.endMerging();
    m_document.undoStack().push(new EditCommand(*this, text, std::move(after), merges));
}

void AnswerSheet::show(State state)
{
    m_state = std::move(state);
    m_given = givenCells(answer());
    if (isBlank() && !isSizeChosen() && shape() != m_followed)
        m_state = followed();
    Q_EMIT changed();
}
