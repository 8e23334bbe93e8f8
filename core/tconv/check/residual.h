// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/explanation.h>

#include <stop_token>
#include <vector>

namespace tconv {

/// What explains the difference between an answer of the right size and the right result:
/// R1, one input number's stamp is missing, added twice, of the wrong sign, misplaced or made with
/// another number; R2, a slip in a single cell; R3, one kernel number was read as another one;
/// R4, every cell of a channel is off by the same (a bias that was read wrong).
/// Nothing where too few numbers are given to tell.
/// \pre evaluation.ok() and is the experiment's; the comparison is the answer's
std::vector<Explanation> explainDifference(const Experiment& experiment,
                                           const Evaluation& evaluation, const Answer& answer,
                                           const Comparison& comparison,
                                           const std::stop_token& stop);

} // namespace tconv
