// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/explanation.h>
#include <tconv/check/given_cells.h>

#include <stop_token>
#include <vector>

namespace tconv {

/// Double mistakes whose second part is no member of the family (an ordinary convolution, V for Vᵀ,
/// channels mixed up, …): the catalogue's grid of an experiment that the first part changed (the
/// kernel lies otherwise, an argument was ignored).
/// Nothing where too little is given for a double mistake, or the work would be too much.
/// \pre checkExperiment(experiment) is empty
std::vector<Explanation> explainByEarlierMistake(const Experiment& experiment, const Answer& answer,
                                                 const GivenCells& given,
                                                 const std::stop_token& stop);

} // namespace tconv
