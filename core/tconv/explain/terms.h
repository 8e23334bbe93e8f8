// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/evaluation.h>
#include <tconv/experiment/experiment.h>

#include <vector>

namespace tconv {

/// One product x * w: which input value and which kernel tap.
struct Term {
    Index inputChannel = 0;
    Cell input;
    Index weightChannel = 0; ///< second index of the weight: the output channel within its group
    Cell tap;

    friend bool operator==(const Term&, const Term&) = default;
};

/// A product and the canvas cell on which it lands.
struct LandedTerm {
    Term term;
    Cell canvas;
    bool kept = false; ///< false where padding crops the cell away

    friend bool operator==(const LandedTerm&, const LandedTerm&) = default;
};

// All functions: \pre checkExperiment(experiment) is empty and the indices are in range.

/// Every product that lands on a canvas cell, by input channel and then in the order of the input.
std::vector<Term> termsOf(const Experiment& experiment, Index outputChannel, Cell canvasCell);

/// The stamp of one input cell on one output channel, tap by tap.
std::vector<LandedTerm> stampOf(const Experiment& experiment, Index outputChannel,
                                Index inputChannel, Cell inputCell);

/// Every product that one kernel tap makes, in the order of the input.
std::vector<LandedTerm> productsOfTap(const Experiment& experiment, Index outputChannel,
                                      Index inputChannel, Cell tap);

Rational inputValue(const Experiment& experiment, Index sample, const Term& term);
Rational weightValue(const Experiment& experiment, const Term& term);
Rational product(const Experiment& experiment, Index sample, const Term& term);
/// 0 where there is no bias.
Rational biasValue(const Experiment& experiment, Index outputChannel);

/// How many products land on each cell of the canvas of one output channel.
Tensor4<Index> coverage(const Experiment& experiment);
/// The largest of these numbers, found along the axes.
Index largestCoverage(const Experiment& experiment);

} // namespace tconv
