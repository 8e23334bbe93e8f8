// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/deviation.h>
#include <tconv/check/explanation.h>
#include <tconv/check/given_cells.h>

#include <stop_token>
#include <vector>

namespace tconv {

/// All members of the family with one or two deviations that reproduce the answer; where there are
/// none (and none is known), members with three, and windows that no rule names.
/// An explanation with more deviations than another one that it contains, or that is the same
/// member, is left out.
/// \param known what the catalogue explains already
std::vector<Explanation> searchFamily(const Experiment& experiment, const GivenCells& given,
                                      const std::vector<Explanation>& known,
                                      const std::stop_token& stop);

/// The whole result of a member, exactly. \pre checkExperiment(experiment) is empty
Tensor4<Rational> gridOf(const Experiment& experiment, const Member& member);

} // namespace tconv
