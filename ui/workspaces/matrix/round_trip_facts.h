// SPDX-License-Identifier: MIT
#pragma once

#include "document/lab_document.h"
#include <tconv/matrix/adjoint.h>
#include <tconv/matrix/gram.h>
#include <tconv/matrix/round_trip.h>

#include <optional>
#include <vector>

/// Everything that the panel "Not the inverse" shows of one sample.
struct RoundTripFacts {
    LabDocument::Snapshot experiment; ///< what they are facts of
    tconv::Index sample = 0;
    std::optional<tconv::RoundTrip> trip;
    std::optional<tconv::AdjointCheck> adjoint;
    std::optional<tconv::Gram> gram;
    std::vector<tconv::ShapeReturn> heights; ///< sizes around the output's height
    std::vector<tconv::ShapeReturn> widths;
};

/// Computes them; may take longer than a frame, so not on the thread of the window.
RoundTripFacts roundTripFacts(LabDocument::Snapshot experiment, tconv::Index sample);

/// Two sentences on shapes and values, then the adjoint and the rank, as rich text.
QString roundTripWords(const RoundTripFacts& facts, tconv::NumberStyle style);
/// The sizes that return and those that do not, as a rich-text table.
QString shapeReturnTable(const RoundTripFacts& facts);
