// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/dice.h>
#include <tconv/check/exercise.h>

namespace tconv {

/// A legal experiment on which the topic's option is not trivial, within what the level asks of a
/// person who calculates by hand. Its first four input values depend on seed and variant alone,
/// and differ from those of every other variant. \pre variant >= 0
Experiment drawExperiment(const ExerciseRequest& request, Index variant, Dice& dice);

} // namespace tconv
