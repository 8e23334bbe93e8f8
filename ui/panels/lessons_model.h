// SPDX-License-Identifier: MIT
#pragma once

#include "document/lessons.h"

#include <QAbstractListModel>

#include <vector>

/// The lessons as rows, with a row that cannot be chosen before each group: its heading.
class LessonsModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        SubtitleRole = Qt::UserRole,
        NotesRole,
        HeadingRole, ///< bool: the row is a group's heading
        ShownRole,   ///< bool: the document shows this lesson
    };

    explicit LessonsModel(std::vector<Lesson> lessons, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// Nothing for a heading.
    const Lesson* lessonAt(const QModelIndex& index) const;
    const std::vector<Lesson>& lessons() const { return m_lessons; }

    /// Marks the row whose lesson the experiment shows, and answers it; invalid when there is none.
    QModelIndex markShown(const tconv::Experiment& experiment);

private:
    struct Row {
        QString heading;
        int lesson = -1; ///< -1: a heading
    };

    int rowOf(const tconv::Experiment& experiment) const;

    std::vector<Lesson> m_lessons;
    std::vector<Row> m_rows;
    int m_shownRow = -1;
};
