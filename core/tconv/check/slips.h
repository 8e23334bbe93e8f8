// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/answer.h>
#include <tconv/explain/terms.h>

#include <string>
#include <vector>

namespace tconv {

/// One thing that goes wrong in the sum of a single cell, and by how much it changes the sum.
struct Slip {
    enum class Kind { Missing, WrongSign, Twice, NoBias, BiasTwice, OtherTap, OtherInput };
    Kind kind = Kind::Missing;
    std::string text; ///< "the product X[0,1]·K[1,0] was left out"
    std::string note; ///< "equals the sum without X[0,1]·K[1,0]"
    Rational change;
};

/// The most terms of a cell that are tried.
inline constexpr std::size_t kMostSlipTerms = 256;

/// Every slip in one cell that makes the given number of it, the likelier ones first; none where
/// the number is right.
/// \pre checkExperiment(experiment) is empty; the cell is on the canvas, and `right` its value
std::vector<Slip> slipsThatGive(const GivenNumber& number, const Rational& right,
                                const Experiment& experiment, Index sample, Index channel,
                                Cell canvas);

} // namespace tconv
