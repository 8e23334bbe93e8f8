// SPDX-License-Identifier: MIT
#include "panels/lessons_model.h"

#include <utility>

LessonsModel::LessonsModel(std::vector<Lesson> lessons, QObject* parent)
    : QAbstractListModel(parent)
    , m_lessons(std::move(lessons))
{
    QString group;
    for (std::size_t i = 0; i < m_lessons.size(); ++i) {
        if (m_lessons[i].group != group) {
            group = m_lessons[i].group;
            m_rows.push_back({group, -1});
        }
        m_rows.push_back({{}, static_cast<int>(i)});
    }
}

int LessonsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant LessonsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Lesson* lesson = lessonAt(index);
    if (role == HeadingRole)
        return lesson == nullptr;
    if (!lesson)
        return role == Qt::DisplayRole ? m_rows[static_cast<std::size_t>(index.row())].heading
                                       : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return lesson->title;
    case Qt::ToolTipRole:
        return tr("Double-click or press Enter to open");
    case Qt::AccessibleTextRole:
        return tr("%1, %2").arg(lesson->title, lesson->subtitle);
    case Qt::AccessibleDescriptionRole:
    case NotesRole:
        return lesson->notes;
    case SubtitleRole:
        return lesson->subtitle;
    case ShownRole:
        return index.row() == m_shownRow;
    default:
        return {};
    }
}

Qt::ItemFlags LessonsModel::flags(const QModelIndex& index) const
{
    if (!lessonAt(index))
        return Qt::NoItemFlags;
    return Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
}

const Lesson* LessonsModel::lessonAt(const QModelIndex& index) const
{
    if (!index.isValid())
        return nullptr;
    const int lesson = m_rows[static_cast<std::size_t>(index.row())].lesson;
    return lesson < 0 ? nullptr : &m_lessons[static_cast<std::size_t>(lesson)];
}

int LessonsModel::rowOf(const tconv::Experiment& experiment) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].lesson >= 0 &&
            showsLesson(experiment, m_lessons[static_cast<std::size_t>(m_rows[row].lesson)]))
            return static_cast<int>(row);
    return -1;
}

QModelIndex LessonsModel::markShown(const tconv::Experiment& experiment)
{
    const int before = std::exchange(m_shownRow, rowOf(experiment));
    if (before != m_shownRow)
        for (const int row : {before, m_shownRow})
            if (row >= 0)
                Q_EMIT dataChanged(index(row), index(row), {ShownRole});
    return m_shownRow < 0 ? QModelIndex() : index(m_shownRow);
}
