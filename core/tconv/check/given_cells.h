// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/comparison.h>

#include <vector>

namespace tconv {

/// A number of an answer, with the range of float64 values that may be meant: a little wider than
/// its tolerance, so that a value outside is certainly not meant and one inside is to be verified.
struct GivenCell {
    Place place;
    double least = 0;
    double most = 0;
    const GivenNumber* number = nullptr;

    bool mayBe(double value) const { return least <= value && value <= most; }
};

/// The numbers of an answer in the order in which a wrong hypothesis fails soonest: numbers that
/// no empty cell has first, rare ones before frequent ones.
struct GivenCells {
    Shape4 shape;
    std::vector<GivenCell> cells;
    /// How many different numbers are given that neither 0 nor a bias alone makes: what a
    /// hypothesis can be told by. Zeros and the bias stand wherever nothing lands, so they say
    /// little.
    Index informative = 0;
};

/// \pre the answer outlives the result
GivenCells givenCells(const Answer& answer, const Experiment& experiment);

/// Whether a grid has the answer's shape and every given number.
bool reproduces(const Tensor4<Rational>& grid, const Answer& answer);

} // namespace tconv
