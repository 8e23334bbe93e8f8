// SPDX-License-Identifier: MIT
#pragma once

#include "document/exercise_run.h"

#include <QFrame>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSpinBox;
class QToolButton;

/// Topic, level and seed of exercises, a way through them, and how many were solved.
class ExerciseBar : public QFrame {
    Q_OBJECT

public:
    explicit ExerciseBar(ExerciseRun& run, QWidget* parent = nullptr);

    /// Something else to do with the exercises, as a button at the end: worksheets.
    void addExerciseAction(QAction* action);

    QComboBox& topicBox() const { return *m_topic; }
    QComboBox& levelBox() const { return *m_level; }
    QSpinBox& seedBox() const { return *m_seed; }
    QToolButton& previousButton() const { return *m_previous; }
    QToolButton& nextButton() const { return *m_next; }
    QString counterText() const;

    tconv::ExerciseRequest request() const; ///< as it is chosen now

private:
    void addRequest(QHBoxLayout& row);
    void addWay(QHBoxLayout& row);
    QToolButton* addButton(QHBoxLayout& row, const QString& text, const QString& tip);
    void open();
    void follow();

    ExerciseRun& m_run;
    QHBoxLayout* m_actions = nullptr;
    QComboBox* m_topic = nullptr;
    QComboBox* m_level = nullptr;
    QSpinBox* m_seed = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QLabel* m_number = nullptr;
    QLabel* m_counter = nullptr;
    bool m_isFollowing = false;
};
