// SPDX-License-Identifier: MIT
#pragma once

#include "document/answer_checker.h"
#include "workspaces/check/check_words.h"
#include <tconv/check/catalogue.h>

#include <QWidget>

class DiagnosisCard;
class HintChips;
class QLabel;
class QSpinBox;

/// The person claims only the size of the output.
class ShapePage : public QWidget {
    Q_OBJECT

public:
    explicit ShapePage(Lab& lab, QWidget* parent = nullptr);

    AnswerSheet& sheet() { return m_sheet; }
    AnswerChecker& checker() { return m_checker; }
    QSpinBox& heightBox() { return *m_height; }
    QSpinBox& widthBox() { return *m_width; }
    DiagnosisCard& card() { return *m_card; }

public Q_SLOTS:
    void check() { m_checker.check(); }

Q_SIGNALS:
    void anotherAsked(tconv::Topic topic);
    void experimentAsked(const QString& undoText, const tconv::Experiment& experiment);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QSpinBox* newBox(const QString& name);
    QString formulas() const;
    void connectAll();
    void claim();
    void follow();
    void refresh();

    Lab& m_lab;
    AnswerSheet m_sheet;
    AnswerChecker m_checker;
    int m_chosen = 0;
    QLabel* m_title = nullptr;
    QSpinBox* m_height = nullptr;
    QSpinBox* m_width = nullptr;
    DiagnosisCard* m_card = nullptr;
    HintChips* m_chips = nullptr;
    bool m_isFollowing = false;
};
