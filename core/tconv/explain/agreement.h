// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/evaluation.h>

#include <optional>

namespace tconv {

/// What came out of comparing independent routes to the same output, cell by cell and exactly.
struct Agreement {
    Index cells = 0; ///< output cells compared: all samples and channels
    bool gatherEqual = false;
    /// The third route, the product Vᵀx + b: nothing where it would take too long.
    std::optional<bool> matrixEqual;

    bool allEqual() const { return gatherEqual && matrixEqual.value_or(true); }
};

/// How many multiplications the comparison may cost.
struct AgreementLimits {
    Index gather = 200'000;
    Index matrix = 50'000;
};

/// Compares the scatter (the evaluation) with the zero-insertion gather and with the product of the
/// sparse matrix and the input. No two of them share index arithmetic. Nothing where even the
/// gather would exceed its limit, or the evaluation is not exact. \pre evaluation.ok() and it is
/// the experiment's
std::optional<Agreement> compareRoutes(const Experiment& experiment, const Evaluation& evaluation,
                                       const AgreementLimits& limits = {});

} // namespace tconv
