// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/comparison.h>
#include <tconv/check/imagined.h>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace tconv {

/// How many explanations are listed at most, where more than one mistake is needed; of single
/// mistakes all that survive are listed.
inline constexpr std::size_t kMostFindings = 8;

/// One explanation that reproduces every number given (or the size, where only that is given).
struct Finding {
    /// Mistakes of the catalogue ("M01" …), shape models ("S01" …) or one of these: one, or the
    /// parts of a double mistake.
    /// F01 another step, F02 another dilation, F03 another window of the canvas, F04 and F05 the
    /// kernel rotated by 90° to the left and right, F06 the result in a grid of the right size;
    /// R1 one input number's stamp is missing, doubled, moved, of the wrong sign or made with
    /// another number, R2 a slip in one cell, R3 one kernel number read wrong, R4 all cells off by
    /// the same.
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
    /// How many more explanations survive than are listed; they are no better than the last one.
    Index unlisted = 0;
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
