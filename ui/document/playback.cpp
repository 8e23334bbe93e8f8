// SPDX-License-Identifier: MIT
#include "document/playback.h"

#include <algorithm>
#include <cmath>

Playback::Playback(QObject* parent)
    : QObject(parent)
{
}

void Playback::setMode(StepMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    m_progress = 0;
    Q_EMIT stepChanged();
}

void Playback::setTotal(tconv::Index total)
{
    total = std::max<tconv::Index>(0, total);
    if (total == m_total)
        return;
    const bool wasAtEnd = m_step == m_total;
    m_total = total;
    m_step = wasAtEnd ? total : std::min(m_step, total);
    m_progress = 0;
    m_waited = 0;
    Q_EMIT stepChanged();
}

void Playback::setStep(tconv::Index step)
{
    step = std::clamp<tconv::Index>(step, 0, m_total);
    const bool isOtherStep = step != m_step;
    const bool hadProgress = m_progress > 0;
    m_step = step;
    m_progress = 0;
    m_waited = 0;
    if (isOtherStep)
        Q_EMIT stepChanged();
    else if (hadProgress)
        Q_EMIT progressChanged();
}

void Playback::setSpeed(double speed)
{
    speed = std::clamp(speed, kSlowest, kFastest);
    if (speed == m_speed)
        return;
    m_speed = speed;
    Q_EMIT stateChanged();
}

void Playback::setLoops(bool loops)
{
    if (loops == m_loops)
        return;
    m_loops = loops;
    Q_EMIT stateChanged();
}

void Playback::play()
{
    if (m_isPlaying || m_total == 0)
        return;
    m_isPlaying = true;
    if (m_step == m_total)
        setStep(0);
    Q_EMIT stateChanged();
}

void Playback::pause()
{
    if (!m_isPlaying)
        return;
    m_isPlaying = false;
    m_waited = 0;
    Q_EMIT stateChanged();
}

void Playback::previous()
{
    setStep(m_step - 1);
}

void Playback::next()
{
    setStep(m_step + 1);
}

void Playback::advance(double milliseconds)
{
    if (!m_isPlaying || !(milliseconds > 0))
        return;
    if (m_step < m_total)
        moveOn(milliseconds);
    else if (m_loops && m_total > 0)
        waitAtEnd(milliseconds);
    else
        pause();
}

void Playback::moveOn(double milliseconds)
{
    const double come = m_progress + milliseconds * m_speed / kStepMilliseconds;
    const double whole = std::floor(come);
    if (whole < 1) {
        m_progress = come;
        Q_EMIT progressChanged();
        return;
    }
    const bool isEnd = whole >= static_cast<double>(m_total - m_step);
    m_step = isEnd ? m_total : m_step + static_cast<tconv::Index>(whole);
    m_progress = isEnd ? 0 : come - whole;
    Q_EMIT stepChanged();
    if (isEnd && !m_loops)
        pause();
}

void Playback::waitAtEnd(double milliseconds)
{
    m_waited += milliseconds;
    if (m_waited >= kLoopPause)
        setStep(0);
}
