// SPDX-License-Identifier: MIT
#pragma once

#include <QListView>

/// The list of lessons for mouse and keyboard: Enter or a double click opens one, and no key stops
/// at a heading.
class LessonsList : public QListView {
    Q_OBJECT

public:
    explicit LessonsList(QWidget* parent = nullptr);

Q_SIGNALS:
    void selected(const QModelIndex& index);
    void opened(const QModelIndex& index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
};
