// SPDX-License-Identifier: MIT
#pragma once

#include "commands/streams.h"
#include <tconv/experiment/experiment.h>

#include <vector>

/// Prints a row of Vᵀ, or a column where `row` is empty, as text or JSON; answers the exit status.
/// Each is [sample,] index. Refused: row_out_of_range, column_out_of_range, sample_out_of_range.
/// \pre checkExperiment(experiment) is empty; one of the two has 1 or 2 numbers
int explainMatrix(const tconv::Experiment& experiment, const std::vector<tconv::Index>& row,
                  const std::vector<tconv::Index>& column, bool asJson, Streams streams);
