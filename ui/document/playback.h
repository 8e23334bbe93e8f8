// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/geometry.h>

#include <QObject>

/// Which arithmetic the timeline walks through.
enum class StepMode {
    Scatter, ///< one step for each input cell: its stamp
    Gather,  ///< one step for each output cell: its sum
};

/// The timeline: after `step` of `total` steps, and how far the next one has come. It owns no
/// timer: whoever paints calls advance().
class Playback : public QObject {
    Q_OBJECT

public:
    static constexpr double kStepMilliseconds = 1400; ///< one step at speed 1
    static constexpr double kLoopPause = 2000;        ///< at the end, before a loop starts again
    static constexpr double kSlowest = 0.25;
    static constexpr double kFastest = 8;

    explicit Playback(QObject* parent = nullptr);

    StepMode mode() const { return m_mode; }
    tconv::Index step() const { return m_step; }
    tconv::Index total() const { return m_total; }
    /// 0 … 1: how far the step after step() has come; 0 when nothing moves.
    double progress() const { return m_progress; }
    bool isPlaying() const { return m_isPlaying; }
    double speed() const { return m_speed; }
    bool loops() const { return m_loops; }

    void setMode(StepMode mode);
    /// A new number of steps; somebody who was at the end stays at the end.
    void setTotal(tconv::Index total);
    /// Goes to a step (clamped to 0 … total) and pauses no playing.
    void setStep(tconv::Index step);
    void setSpeed(double speed); ///< clamped to kSlowest … kFastest
    void setLoops(bool loops);

    void play(); ///< from the beginning when at the end
    void pause();
    void toggle() { m_isPlaying ? pause() : play(); }
    void first() { setStep(0); }
    void previous();
    void next();
    void last() { setStep(m_total); }

    /// Lets time pass; does nothing unless playing.
    void advance(double milliseconds);

Q_SIGNALS:
    void stepChanged();     ///< step, total or mode
    void progressChanged(); ///< progress alone
    void stateChanged();    ///< playing, speed or loop

private:
    void moveOn(double milliseconds);
    void waitAtEnd(double milliseconds);

    StepMode m_mode = StepMode::Scatter;
    tconv::Index m_step = 0;
    tconv::Index m_total = 0;
    double m_progress = 0;
    double m_waited = 0;
    double m_speed = 1;
    bool m_isPlaying = false;
    bool m_loops = false;
};
