// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/explanation.h>

#include <vector>

namespace tconv {

/// The wrong formulas that give the size of an answer: one for both axes, or one for each axis that
/// differs, where no single one gives both. Nothing where the size of the planes is right.
/// \pre checkExperiment(experiment) is empty
std::vector<Explanation> explainSize(const Experiment& experiment, const Comparison& comparison,
                                     Shape4 claimed);

} // namespace tconv
