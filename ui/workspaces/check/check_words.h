// SPDX-License-Identifier: MIT
#pragma once

#include "document/settings.h"
#include <tconv/check/diagnosis.h>

#include <QString>
#include <QStringList>

/// What is known about an answer now.
struct CheckState {
    const tconv::Answer* answer = nullptr;
    bool isAskedFor = false;                       ///< it may be judged
    const tconv::Comparison* comparison = nullptr; ///< nothing: not known yet
    const tconv::Diagnosis* diagnosis = nullptr;   ///< nothing: not searched for, or not found yet
    bool isSearching = false;
    int chosen = 0; ///< of the findings
};

/// Everything that the card of the diagnosis says.
struct CardText {
    enum class Tone { Plain, Wrong, Right };

    Tone tone = Tone::Plain;
    QString title{};
    QStringList choices{}; ///< titles of findings of which nobody knows which one it is
    QString body{};
    QString remark{};           ///< the first wrong cell, worked out
    bool offersStep = false;    ///< "Show this step in Explore"
    bool offersAnother = false; ///< "Try another like this"
    bool offersApart = false;   ///< an example that tells the findings apart

    friend bool operator==(const CardText&, const CardText&) = default;
};

/// Tells nothing beyond the level.
CardText cardText(const CheckState& state, Settings::HintLevel level);

/// Beside the heading of the answer: its size, and how many cells are right, wrong and open.
QString answerRemark(const CheckState& state);
/// The same without a comparison: how many cells are filled.
QString filledRemark(const tconv::Answer& answer);

/// The finding that the person has picked, where the level shows its numbers.
const tconv::Finding* shownFinding(const CheckState& state, Settings::HintLevel level);
