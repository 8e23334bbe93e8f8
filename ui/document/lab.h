// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab_document.h"
#include "document/playback.h"
#include "document/selection.h"
#include "document/settings.h"
#include <tconv/explain/scatter_steps.h>
#include <tconv/explain/zero_insertion.h>

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

class QTimer;

/// What every view reads: the document with its timeline, selection and settings, kept in step
/// with each other, and the numbers at the timeline's place.
class Lab : public QObject {
    Q_OBJECT

public:
    explicit Lab(QObject* parent = nullptr, Settings::Storage storage = Settings::Storage::User);

    LabDocument& document() { return m_document; }
    Playback& playback() { return m_playback; }
    Selection& selection() { return m_selection; }
    Settings& settings() { return m_settings; }
    const LabDocument& document() const { return m_document; }
    const Playback& playback() const { return m_playback; }
    const Selection& selection() const { return m_selection; }
    const Settings& settings() const { return m_settings; }

    /// The shown plane's canvas after the timeline's steps, shape (1, 1, canvas). In gather mode
    /// the finished canvas: isComputed() says which cells are there already.
    const tconv::NumberTensor& stepCanvas() const;
    /// Whether the timeline has come to a canvas cell (always in scatter mode; in gather mode only
    /// kept cells whose sum is done).
    bool isComputed(tconv::Cell canvasCell) const;

    /// Scatter: the stamp that step `step` (1 … total) adds, with before and after.
    std::vector<tconv::StampedCell> stamp(tconv::Index step) const;
    /// Scatter: which input cell step `step` (1 … total) stamps.
    tconv::ScatterStep scatterStep(tconv::Index step) const;
    /// Gather: how many steps build the picture (stretch, border, rotated kernel) before the sum of
    /// the first output cell.
    tconv::Index gatherLead() const { return tconv::kGatherStages; }
    /// Gather: the canvas cell whose sum step `step` (gatherLead() + 1 … total) computes.
    tconv::Cell gatherCell(tconv::Index step) const;
    /// Gather: the cell whose sum the timeline's step has just computed; nothing before the first.
    std::optional<tconv::Cell> gatheredCell() const;

    /// The step of another mode that shows what a step of this one shows. The start stays the start
    /// and the end the end. A stamp leads to the last kept cell that it touches, a sum to the stamp
    /// that completed it; where there is none, to the nearest earlier step that has one.
    tconv::Index translatedStep(tconv::Index step, StepMode from, StepMode to) const;

    /// For the timeline: after how many steps something new begins. Scatter: each input channel,
    /// where the group has several. Gather: each stage of the picture, and the sums.
    std::vector<tconv::Index> timelineTicks() const;

    /// Calls playback().advance() while it plays; a test calls advance() itself instead.
    void startClock();

private:
    void fitToDocument();
    void fitToStep();
    void startAnew();
    void followChannel();
    void forgetNumbers();
    void runClock();
    tconv::Index scatterTotal() const;
    tconv::Index sumStepOf(tconv::Index stampStep) const;
    tconv::Index stampStepOf(tconv::Index sumStep) const;
    std::unique_ptr<tconv::PartialCanvas> newPartial() const;
    tconv::PartialCanvas& partialAt(tconv::Index step) const;

    LabDocument m_document;
    Playback m_playback;
    Selection m_selection;
    Settings m_settings;
    mutable std::unique_ptr<tconv::PartialCanvas> m_partial;   ///< at the timeline's step
    mutable std::unique_ptr<tconv::PartialCanvas> m_stampBase; ///< before another step's stamp
    mutable std::optional<tconv::NumberTensor> m_canvas;
    StepMode m_mode = StepMode::Scatter; ///< that m_playback's step was last fitted to
    QTimer* m_clock = nullptr;
    QElapsedTimer m_sinceFrame;
};
