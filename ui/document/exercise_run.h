// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/exercise.h>

#include <QObject>
#include <QSet>

#include <optional>

/// Exercises one after the other, and how many of them were solved. The count belongs to this
/// window and is kept nowhere.
class ExerciseRun : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const tconv::ExerciseRequest& request() const { return m_request; }
    tconv::Index variant() const { return m_variant; }
    /// The exercise that is on; nothing before the first and after stop().
    const std::optional<tconv::Exercise>& exercise() const { return m_exercise; }

    void open(const tconv::ExerciseRequest& request, tconv::Index variant = 0);
    void next();
    void previous();
    void stop();

    /// The person has a whole answer to the exercise that is on. A wrong one that becomes right
    /// counts as right; nothing counts twice.
    void judge(bool isRight);
    /// The solution has been shown: the exercise that is on counts as tried and no more as right.
    void reveal();
    int tried() const { return static_cast<int>(m_tried.size()); }
    int right() const { return static_cast<int>(m_right.size()); }

Q_SIGNALS:
    void opened(); ///< another exercise is on
    void changed();

private:
    QString key() const;

    tconv::ExerciseRequest m_request;
    tconv::Index m_variant = 0;
    std::optional<tconv::Exercise> m_exercise;
    QSet<QString> m_tried;
    QSet<QString> m_right;
    QSet<QString> m_revealed;
};
