// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab_document.h"
#include <tconv/check/answer.h>

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

/// A person's own result beside the experiment: a grid of cells that are given or open. Every edit
/// is a step of the document's undo history, but none makes its file a modified one.
class AnswerSheet : public QObject {
    Q_OBJECT

public:
    using Snapshot = std::shared_ptr<const tconv::Answer>;
    using Given = std::optional<tconv::GivenNumber>;

    /// A sheet is filled in by hand: what has more cells is refused.
    static constexpr tconv::Index kMostCells = 16'384;

    explicit AnswerSheet(LabDocument& document, QObject* parent = nullptr);
    ~AnswerSheet() override;

    const tconv::Answer& answer() const { return *m_state.answer; }
    /// For what is computed from the answer: whether it is still the same.
    const Snapshot& snapshot() const { return m_state.answer; }
    const tconv::Shape4& shape() const { return answer().cells.shape(); }
    tconv::Index cells() const { return answer().cells.size(); }
    tconv::Index given() const { return m_given; } ///< how many cells are not open
    bool isBlank() const { return m_given == 0; }
    /// The person has said how large the grid is; else a blank one takes the size that it is given.
    bool isSizeChosen() const { return m_state.isSizeChosen; }

    /// The shape that a blank sheet takes as long as nobody chooses one: no undo step.
    void follow(tconv::Shape4 shape);

    /// One undo step to other cells, of any shape.
    void edit(const QString& text, tconv::Answer after);
    void setCell(const QString& text, tconv::Index sample, tconv::Index channel, tconv::Cell cell,
                 Given value);
    /// Planes of another size; cells that both have keep what is given. Steps in a row become one.
    /// Answers why not, in a sentence.
    std::optional<QString> resize(tconv::Size2 size);
    void clear(); ///< opens all cells; the size is the followed one again

    /// Why a grid cannot have so many cells, in a sentence.
    static std::optional<QString> refusal(const tconv::Shape4& shape);

Q_SIGNALS:
    void changed();

private:
    class EditCommand;
    struct State {
        Snapshot answer;
        bool isSizeChosen = false;
    };

    State followed() const;
    void push(const QString& text, State after, bool merges = false);
    void show(State state);

    LabDocument& m_document;
    tconv::Shape4 m_followed;
    State m_state;
    tconv::Index m_given = 0;
};
