// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/comparison.h>
#include <tconv/check/imagined.h>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tconv {

/// One explanation that reproduces every number given (or the size, where only that is given).
struct Finding {
    /// Mistakes of the catalogue, shape models, "R1" or "R2": one, or the parts of a double
    /// mistake.
    std::vector<std::string> ids;
    std::string title;    ///< one line
    std::string sentence; ///< what the person did, and what is right
    /// What somebody who does this writes; nothing where only the size is explained.
    std::optional<Tensor4<Rational>> grid;
    int deviations = 1; ///< from what is right; findings come by this, then by how common they are
};

/// The first wrong cell in scan order, worked out.
struct FirstWrong {
    Place answer;                ///< in the answer
    std::optional<Place> output; ///< in the output; nothing beyond it
    std::string text; ///< "output[0,1] = X₀₀·K₁₂ + X₀₁·K₁₀ = 1·6 + 2·4 = 14, yours: 16"
    std::string note; ///< "equals the terms without X₀₁·K₁₀", or empty
};

struct Diagnosis {
    Comparison comparison;
    /// Every explanation that survives, best first. More than one: none of them is "the" cause.
    std::vector<Finding> findings;
    std::optional<FirstWrong> firstWrong; ///< where cells are wrong
    /// An experiment on which the findings give different grids; where there are two or more
    /// findings and one was found.
    std::optional<Experiment> tellsApart;
    bool cancelled = false; ///< the search was stopped: findings may be missing
};

/// Compares, and looks for what explains the answer: the catalogue, the family of imagined()
/// layers, sizes, then the difference (a stamp missing, doubled, misplaced, of wrong sign; one
/// slip; the bias). \pre evaluation.ok() and is the experiment's
Diagnosis diagnose(const Experiment& experiment, const Evaluation& evaluation, const Answer& answer,
                   const std::stop_token& stop = {});

} // namespace tconv
