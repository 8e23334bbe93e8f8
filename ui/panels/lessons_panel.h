// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab.h"

#include <QFrame>

class LessonsModel;
class QLabel;
class QListView;
class QModelIndex;
class QPushButton;

/// The list of worked examples, and below it what the selected one is about. A double click or
/// Enter opens a lesson as one undo step.
class LessonsPanel : public QFrame {
    Q_OBJECT

public:
    explicit LessonsPanel(Lab& lab, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QListView* newList();
    QWidget* newCard();
    void refresh();
    void showNotes(const QModelIndex& index);
    void open(const QModelIndex& index);
    void fitCard();

    Lab& m_lab;
    LessonsModel* m_model;
    QListView* m_list;
    QLabel* m_notes = nullptr;
    QPushButton* m_open = nullptr;
};
