// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/grid_content.h"
#include "document/answer_sheet.h"
#include "document/lab.h"

#include <vector>

/// What has become known about a cell of an answer.
enum class AnswerMark { None, Right, Wrong };

/// The shown plane of an answer to fill in. Open cells are empty; what was typed is shown as it was
/// typed. Right and wrong cells are told apart by ground and by border and weight.
class AnswerContent : public GridContent {
    Q_OBJECT

public:
    /// `symbol`: for the names of edits, "answer".
    AnswerContent(Lab& lab, AnswerSheet& sheet, QString name, QString symbol,
                  QObject* parent = nullptr);

    AnswerSheet& sheet() const { return m_sheet; }
    /// One mark for each cell of the answer's tensor; nothing else: no cell is marked.
    void setMarks(std::vector<AnswerMark> marks);
    AnswerMark mark(tconv::Cell cell) const;
    tconv::Index sample() const;  ///< of the shown plane
    tconv::Index channel() const; ///< of the shown plane

    QString name() const override { return m_name; }
    QString symbol() const override { return m_symbol; }
    tconv::Size2 size() const override;
    CellLook look(tconv::Cell cell) const override;
    QString spokenText(tconv::Cell cell) const override;
    QString copiedText(tconv::Cell cell) const override;

    bool isEditable() const override { return true; }
    bool canBeFilled() const override { return false; }
    QString editedText(tconv::Cell cell) const override;
    std::optional<QString> setText(tconv::Cell cell, const QString& text) override;
    void clear(const CellRange& range) override; ///< opens them again
    QString clearText() const override { return tr("&Open Again"); }

    /// Puts a plane of given and open cells in from `first` on; what does not fit is left out.
    void setPlane(tconv::Cell first, const tconv::Answer& plane, const QString& undoText);

private:
    const AnswerSheet::Given& given(tconv::Cell cell) const;
    QString cellName(tconv::Cell cell) const;

    Lab& m_lab;
    AnswerSheet& m_sheet;
    QString m_name;
    QString m_symbol;
    std::vector<AnswerMark> m_marks;
};

/// The number that a person typed into an answer, as exact as it is meant; nothing where the text
/// leaves the cell open: empty, "?" or "_".
tconv::Result<AnswerSheet::Given> typedAnswer(const QString& text);
