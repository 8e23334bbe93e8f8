// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/explanation.h>

#include <optional>
#include <stop_token>
#include <vector>

namespace tconv {

/// An experiment on which the explanations give different grids: the same layer with other numbers
/// where that is enough, else a layer with slightly other arguments. It tells all of them apart if
/// one that does was found, else as many as possible; nothing if no two of them differ.
/// The same question always has the same answer.
/// \pre checkExperiment(experiment) is empty
std::optional<Experiment> tellApart(const Experiment& experiment,
                                    const std::vector<Explanation>& explanations,
                                    const std::stop_token& stop);

} // namespace tconv
