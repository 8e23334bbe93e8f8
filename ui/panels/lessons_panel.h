// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QFrame>

class LessonsList;
class LessonsModel;
class QLabel;
class QModelIndex;
class QPushButton;

/// The list of worked examples, and below it what the selected one is about. Opening a lesson is
/// one undo step.
class LessonsPanel : public QFrame {
    Q_OBJECT

public:
    explicit LessonsPanel(Lab& lab, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A lesson was opened; see Lesson::view.
    void viewAsked(const QString& view);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* newCard();
    void refresh();
    void showNotes(const QModelIndex& index);
    void open(const QModelIndex& index);
    void fitCard();

    Lab& m_lab;
    LessonsModel* m_model;
    LessonsList* m_list;
    QLabel* m_notes = nullptr;
    QPushButton* m_open = nullptr;
};
