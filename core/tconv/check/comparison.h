// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/answer.h>
#include <tconv/experiment/evaluation.h>

#include <vector>

namespace tconv {

/// One cell of a tensor of planes.
struct Place {
    Index sample = 0;
    Index channel = 0;
    Cell cell;

    friend bool operator==(const Place&, const Place&) = default;
};

enum class Verdict {
    Correct, ///< the size is right and every cell is given and right
    Partial, ///< the size and all given cells are right, some are open
    Wrong,
};

/// "correct", "partial", "wrong": a part of the command line's contract.
std::string_view verdictName(Verdict verdict);

/// An answer beside the right result. All places are the answer's own.
struct Comparison {
    Verdict verdict = Verdict::Correct;
    bool shapeOk = true;
    Shape4 expectedShape;
    Index right = 0;          ///< cells that are given and right
    std::vector<Place> wrong; ///< given and not right, in scan order
    std::vector<Place> open;  ///< not given, in scan order; empty for a size alone
    /// Where the answer's cell (0, 0) lies on the output, for all planes: (0, 0) where the size is
    /// right; else the place of the zero-extended canvas on which most given cells are right
    /// (ties: the nearest to (0, 0)). Cells beyond the output are compared with the canvas there,
    /// and are right only if they lie on the output.
    Cell offset;
};

/// \pre evaluation.ok()
Comparison compareAnswer(const Answer& answer, const Evaluation& evaluation);

} // namespace tconv
