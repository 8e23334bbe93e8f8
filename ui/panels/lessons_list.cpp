// SPDX-License-Identifier: MIT
#include "panels/lessons_list.h"

#include "panels/lesson_delegate.h"
#include "panels/lessons_model.h"

#include <QKeyEvent>

namespace {

bool isHeading(const QModelIndex& index)
{
    return index.data(LessonsModel::HeadingRole).toBool();
}

} // namespace

LessonsList::LessonsList(QWidget* parent)
    : QListView(parent)
{
    setAccessibleName(tr("Lessons"));
    setWhatsThis(tr("Worked examples. One click shows what an example is about; a double click or "
                    "Enter opens it, and Undo brings your own numbers back."));
    setItemDelegate(new LessonDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true); // rows look different under the pointer
    // Not activated(), which some desktops send for a single click.
    connect(this, &QListView::doubleClicked, this, &LessonsList::opened);
}

void LessonsList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT opened(currentIndex());
    else
        QListView::keyPressEvent(event);
}

QModelIndex LessonsList::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex index = QListView::moveCursor(action, modifiers);
    // Below each heading there is a lesson.
    return isHeading(index) ? index.siblingAtRow(index.row() + 1) : index;
}

void LessonsList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    const QModelIndex above = current.siblingAtRow(current.row() - 1);
    if (isHeading(above))
        scrollTo(above);
    Q_EMIT selected(current);
}
