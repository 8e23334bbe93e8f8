// SPDX-License-Identifier: MIT
#include "workspaces/check/answer_paste.h"

#include "canvas/grid_view.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

using tconv::Answer;
using tconv::Cell;
using tconv::Index;
using tconv::Size2;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("AnswerPaste", text);
}

QString sizeText(Size2 size)
{
    return QStringLiteral("%1 × %2").arg(size.height).arg(size.width);
}

QString shapeText(const tconv::Shape4& shape)
{
    return shape.batch == 1 && shape.channels == 1 ? sizeText(shape.plane())
                                                   : QStringLiteral("%1 × %2 × %3 × %4")
                                                         .arg(shape.batch)
                                                         .arg(shape.channels)
                                                         .arg(shape.height)
                                                         .arg(shape.width);
}

/// One paste: where it goes and what is asked about it.
class Paste {
public:
    Paste(GridView& view, AnswerContent& content, Answer pasted)
        : m_view(view)
        , m_content(content)
        , m_pasted(std::move(pasted))
        , m_first(view.selectedRange().first)
    {
    }

    void start()
    {
        if (m_pasted.shapeOnly) {
            refuse(tr("This is a size without numbers: the page “Shape” takes it."));
        } else if (isWholeTensor()) {
            m_pasted.cells.shape() == m_content.sheet().shape() ? replace() : askToReplace();
        } else if (const Size2 needed = neededSize(); needed == m_content.size()) {
            put();
        } else {
            askForSize(needed);
        }
    }

private:
    bool isWholeTensor() const
    {
        const tconv::Shape4& shape = m_pasted.cells.shape();
        return shape.batch * shape.channels > 1 || m_pasted.rank > 2;
    }
    bool fillsFromCorner() const { return m_first == Cell{}; }
    Size2 size() const { return m_pasted.cells.shape().plane(); }
    Size2 neededSize() const
    {
        // A whole grid of another size is meant as it is; a piece of one only makes it larger.
        const bool isWhole = fillsFromCorner() && m_content.sheet().isBlank();
        const Size2 now = isWhole ? Size2{} : m_content.size();
        return {std::max(now.height, m_first.row + size().height),
                std::max(now.width, m_first.column + size().width)};
    }

    void refuse(const QString& sentence) { m_view.showBubble(GridBubble::Kind::Problem, sentence); }

    QString undoText() const
    {
        return tr("Paste %1 into the %2").arg(sizeText(size()), m_content.symbol());
    }

    void put()
    {
        m_content.setPlane(m_first, m_pasted, undoText());
        selectPasted();
    }

    void selectPasted()
    {
        const Size2 now = m_content.size();
        m_view.select({m_first,
                       {std::min(m_first.row + size().height, now.height) - 1,
                        std::min(m_first.column + size().width, now.width) - 1}});
    }

    /// All planes get the new size; the pasted cells go into the shown one.
    void putWithSize(Size2 wanted)
    {
        const Answer& before = m_content.sheet().answer();
        const tconv::Shape4& old = before.cells.shape();
        Answer after = tconv::openAnswer({old.batch, old.channels, wanted.height, wanted.width});
        after.rank = before.rank;
        copyInto(after, before);
        for (Index row = 0; row < size().height; ++row)
            for (Index column = 0; column < size().width; ++column)
                after.cells.at(m_content.sample(), m_content.channel(),
                               m_first + Cell{row, column}) =
                    m_pasted.cells.at(0, 0, {row, column});
        m_content.sheet().edit(undoText(), std::move(after));
        selectPasted();
    }

    static void copyInto(Answer& after, const Answer& before)
    {
        const tconv::Shape4& from = before.cells.shape();
        const tconv::Shape4& to = after.cells.shape();
        for (Index n = 0; n < from.batch; ++n)
            for (Index c = 0; c < from.channels; ++c)
                for (Index row = 0; row < std::min(from.height, to.height); ++row)
                    for (Index column = 0; column < std::min(from.width, to.width); ++column)
                        after.cells.at(n, c, {row, column}) = before.cells.at(n, c, {row, column});
    }

    void askForSize(Size2 needed)
    {
        tconv::Shape4 shape = m_content.sheet().shape();
        shape.height = needed.height;
        shape.width = needed.width;
        if (const auto sentence = AnswerSheet::refusal(shape)) {
            refuse(*sentence);
            return;
        }
        QList<GridBubble::Choice> choices;
        choices.append({tr("Make it %1").arg(sizeText(needed)),
                        [paste = *this, needed]() mutable { paste.putWithSize(needed); }});
        if (fillsFromCorner() && size() != needed)
            choices.append({tr("Only These %1").arg(sizeText(size())),
                            [paste = *this]() mutable { paste.putWithSize(paste.size()); }});
        choices.append({tr("Paste What Fits"), [paste = *this]() mutable { paste.put(); }});
        m_view.showBubble(GridBubble::Kind::Question,
                          tr("%1 cells pasted into an answer of %2.")
                              .arg(sizeText(size()), sizeText(m_content.size())),
                          choices);
    }

    void replace() { m_content.sheet().edit(undoText(), m_pasted); }

    void askToReplace()
    {
        if (const auto sentence = AnswerSheet::refusal(m_pasted.cells.shape())) {
            refuse(*sentence);
            return;
        }
        m_view.showBubble(
            GridBubble::Kind::Question,
            tr("Replace the answer, %1, by one of %2?")
                .arg(shapeText(m_content.sheet().shape()), shapeText(m_pasted.cells.shape())),
            {{tr("Replace"), [paste = *this]() mutable { paste.replace(); }}});
    }

    GridView& m_view;
    AnswerContent& m_content;
    Answer m_pasted;
    Cell m_first;
};

} // namespace

void pasteAnswer(GridView& view, AnswerContent& content, const QString& text)
{
    tconv::Result<Answer> pasted = tconv::parseAnswer(text.toStdString(), AnswerSheet::kMostCells);
    if (!pasted)
        view.showBubble(GridBubble::Kind::Problem,
                        QString::fromStdString(tconv::sentence(pasted.problem())));
    else
        Paste(view, content, std::move(pasted).value()).start();
}
