// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/explain/scatter_steps.h>

#include <string>

namespace tconv {

enum class Notation {
    Text,  ///< Y[1,2] = X[0,1]·K[1,0] + …
    Latex, ///< Y_{1,2} = X_{0,1} K_{1,0} + …
};

/// The sum behind one canvas cell, in symbols and in numbers. Indices are (row, column); with more
/// than one channel X[c,i,j] and K[c,o,a,b] name these too, as the tensors are indexed.
struct SumText {
    std::string name;     ///< Y[1,2], or canvas[0,0] for a cell that padding crops
    std::string symbolic; ///< X[0,1]·K[1,0] + X[1,1]·K[0,0] + b
    std::string numeric;  ///< 2·4 + 4·1 + 0
    std::string value;    ///< 12

    /// All of it in one line: name = symbolic = numeric = value.
    std::string line() const;
};

/// How many terms are written out before "…".
inline constexpr Index kMaxWrittenTerms = 64;

/// \pre checkExperiment(experiment) is empty, the plane and cell are in range
SumText sumText(const Experiment& experiment, ShownPlane plane, Cell canvasCell,
                Notation notation = Notation::Text, NumberStyle style = NumberStyle::Automatic,
                Index maxTerms = kMaxWrittenTerms);

/// X[0,1] or, with several channels, X[c,0,1].
std::string inputName(const Experiment& experiment, Index channel, Cell cell, Notation notation);
/// K[1,0] or, with several channels, K[c,o,1,0].
std::string tapName(const Experiment& experiment, Index inputChannel, Index weightChannel, Cell tap,
                    Notation notation);
/// Y[1,2] (with several samples or channels Y[n,o,1,2]), or canvas[…] for a cropped cell.
std::string canvasCellName(const Experiment& experiment, ShownPlane plane, Cell canvasCell,
                           Notation notation);
/// A number as a factor of a product: negative ones and fractions in brackets.
std::string factorText(const Rational& value, Notation notation, NumberStyle style);

} // namespace tconv
