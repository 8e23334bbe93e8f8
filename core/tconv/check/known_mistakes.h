// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/explanation.h>
#include <tconv/check/given_cells.h>

#include <stop_token>
#include <vector>

namespace tconv {

/// The mistakes of the catalogue whose grid has every number given. \pre the experiment is legal
std::vector<Explanation> knownMistakes(const Experiment& experiment, const Answer& answer,
                                       const GivenCells& given, const std::stop_token& stop);

} // namespace tconv
