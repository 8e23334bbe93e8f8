// SPDX-License-Identifier: MIT
#include "document/exercise_run.h"

#include <algorithm>

void ExerciseRun::open(const tconv::ExerciseRequest& request, tconv::Index variant)
{
    m_request = request;
    m_variant = std::max<tconv::Index>(0, variant);
    m_exercise = tconv::makeExercise(m_request, m_variant);
    Q_EMIT opened();
    Q_EMIT changed();
}

void ExerciseRun::next()
{
    open(m_request, m_exercise ? m_variant + 1 : m_variant);
}

void ExerciseRun::previous()
{
    open(m_request, m_variant - 1);
}

void ExerciseRun::stop()
{
    m_exercise.reset();
    Q_EMIT changed();
}

QString ExerciseRun::key() const
{
    return QStringLiteral("%1/%2/%3/%4")
        .arg(m_request.seed)
        .arg(static_cast<int>(m_request.topic))
        .arg(static_cast<int>(m_request.level))
        .arg(m_variant);
}

void ExerciseRun::judge(bool isRight)
{
    if (!m_exercise || (m_tried.contains(key()) && (!isRight || m_right.contains(key()))))
        return;
    m_tried.insert(key());
    if (isRight && !m_revealed.contains(key()))
        m_right.insert(key());
    Q_EMIT changed();
}

void ExerciseRun::reveal()
{
    if (!m_exercise || m_revealed.contains(key()) || m_right.contains(key()))
        return;
    m_revealed.insert(key());
    m_tried.insert(key());
    Q_EMIT changed();
}
