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

/// The place behind this one in scan order; behind the last one the sample is shape.batch.
Place nextPlace(Place place, const Shape4& shape);

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
    /// The answer's shape is the output's; of a plane's size alone ("shape: 4x4") only the planes'.
    bool shapeOk = true;
    Shape4 expectedShape;
    Index right = 0;          ///< cells that are given and right
    std::vector<Place> wrong; ///< given and not right, in scan order
    std::vector<Place> open;  ///< not given, in scan order; empty for a size alone
    /// Where the answer's cell (0, 0) lies on the output, the same for all planes: (0, 0) where the
    /// size is right; else where most given cells equal the whole canvas, cropped cells included
    /// (ties: the nearest to (0, 0)). Cells that come to lie beyond the output are never right.
    Cell offset;
};

/// Compares every given cell with the output. A wrong size is laid over the canvas: an answer that
/// was not cropped, or cropped on one side, is then wrong at its edges alone. Planes are compared
/// by their own sample and channel; those that the output does not have are wrong altogether.
/// Where the canvas is float64, the cells are right within 1e-9 of its magnitude besides.
///
/// Exhaustive up to some 10^8 comparisons of cells, beyond (above 64 x 64) the place is voted for
/// by a sample of the cells first. \pre evaluation.ok()
Comparison compareAnswer(const Answer& answer, const Evaluation& evaluation);

} // namespace tconv
