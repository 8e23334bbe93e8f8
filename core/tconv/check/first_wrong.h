// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/diagnosis.h>

namespace tconv {

/// The first wrong cell of an answer worked out: its sum, the number given, and what it would
/// equal with a slip. Nothing where no cell is wrong.
/// \pre evaluation.ok() and is the experiment's; the comparison is the answer's
std::optional<FirstWrong> workOutFirstWrong(const Experiment& experiment,
                                            const Evaluation& evaluation, const Answer& answer,
                                            const Comparison& comparison);

} // namespace tconv
