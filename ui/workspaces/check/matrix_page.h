// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/answer_content.h"
#include "workspaces/check/check_words.h"
#include <tconv/matrix/matrix_structure.h>

#include <QWidget>

#include <optional>

class AnswerPane;
class DiagnosisCard;
class HintChips;
class QToolButton;
class WrapLabel;

/// The person fills in V, the matrix of the Conv2d with the same options, row by row.
class MatrixPage : public QWidget {
    Q_OBJECT

public:
    explicit MatrixPage(Lab& lab, QWidget* parent = nullptr);

    AnswerSheet& sheet() { return m_sheet; }
    AnswerContent& content() { return m_content; }
    AnswerPane& pane() { return *m_pane; }
    DiagnosisCard& card() { return *m_card; }
    QToolButton& zerosButton() { return *m_zeros; }
    WrapLabel& rowWords() { return *m_rowWords; }
    /// Of the answer as it is now; nothing before it is asked for.
    const std::optional<tconv::Comparison>& comparison() const { return m_comparison; }

public Q_SLOTS:
    void check();

Q_SIGNALS:
    void judged(); ///< comparison() is of another answer

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void followExperiment();
    void refresh();
    void refreshRow();
    void fillRowWithZeros();
    bool isAskedFor() const;
    tconv::Index currentRow() const;

    Lab& m_lab;
    AnswerSheet m_sheet;
    AnswerContent m_content;
    LabDocument::Snapshot m_experiment;                ///< that the next two are of
    std::optional<tconv::MatrixStructure> m_structure; ///< nothing: too large to fill in
    GridContent::Numbers m_right;
    AnswerSheet::Snapshot m_asked; ///< by check()
    std::optional<tconv::Comparison> m_comparison;
    AnswerPane* m_pane = nullptr;
    WrapLabel* m_rowWords = nullptr;
    QToolButton* m_zeros = nullptr;
    DiagnosisCard* m_card = nullptr;
    HintChips* m_chips = nullptr;
};
