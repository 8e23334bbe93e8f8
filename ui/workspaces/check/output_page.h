// SPDX-License-Identifier: MIT
#pragma once

#include "canvas/answer_content.h"
#include "canvas/numbers_content.h"
#include "document/answer_checker.h"
#include "document/blind_spots.h"
#include "workspaces/check/check_words.h"
#include <tconv/check/catalogue.h>

#include <QWidget>

class AnswerPane;
class DiagnosisCard;
class GridView;
class HintChips;
class QLabel;
class QPushButton;
class WrapLabel;

/// The person's own output, judged: the grid with its marks, the card of the diagnosis, what the
/// mistake gives beside what is right, and what the example cannot reveal.
class OutputPage : public QWidget {
    Q_OBJECT

public:
    explicit OutputPage(Lab& lab, QWidget* parent = nullptr,
                        AnswerChecker::Diagnose diagnose = tconv::diagnose);

    AnswerSheet& sheet() { return m_sheet; }
    AnswerChecker& checker() { return m_checker; }
    AnswerContent& content() { return m_content; }
    AnswerPane& pane() { return *m_pane; }
    DiagnosisCard& card() { return *m_card; }
    GridView& mistakeView() { return *m_mistake; }
    GridView& rightView() { return *m_right; }
    WrapLabel& blindWords() { return *m_blindWords; }
    QPushButton& betterLink() { return *m_better; }

    /// The grid begins with the input's size whatever the setting says: the size is a part of the
    /// task.
    void setKeepsSize(bool keeps) { m_keepsSize = keeps; }

public Q_SLOTS:
    void check() { m_checker.check(); }

Q_SIGNALS:
    void exploreAsked();                   ///< the selection and the timeline show the cell
    void anotherAsked(tconv::Topic topic); ///< an exercise like this
    void experimentAsked(const QString& undoText, const tconv::Experiment& experiment);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildGrids();
    QWidget* buildBlind();
    void connectAll();
    CheckState state() const;
    void followExperiment();
    void refresh();
    void refreshMarks(const CheckState& now);
    void refreshGrids(const CheckState& now);
    void refreshBlind();
    void showStep();
    void askForAnother();
    void setTitle(QLabel& label, const QString& name, const QString& remark);

    Lab& m_lab;
    AnswerSheet m_sheet;
    AnswerContent m_content;
    AnswerChecker m_checker;
    BlindSpots m_blind;
    NumbersContent m_mistakeNumbers;
    NumbersContent m_rightNumbers;
    int m_chosen = 0;
    AnswerPane* m_pane = nullptr;
    DiagnosisCard* m_card = nullptr;
    HintChips* m_chips = nullptr;
    QLabel* m_mistakeTitle = nullptr;
    QLabel* m_rightTitle = nullptr;
    GridView* m_mistake = nullptr;
    GridView* m_right = nullptr;
    QLabel* m_blindTitle = nullptr;
    WrapLabel* m_blindWords = nullptr;
    QPushButton* m_better = nullptr;
    bool m_keepsSize = false;
};
