// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/instruction_set.h>

#include <algorithm>
#include <cmath>
#include <span>

namespace tconv {

/// Of the rows of a table of paths that `isAdmitted`, the one with the least estimate; the first
/// row where none is: it has to do for everything.
template <typename Row, typename Shape, typename IsAdmitted>
const Row& cheapestRow(std::span<const Row> rows, const Shape& shape, InstructionSet instructions,
                       const IsAdmitted& isAdmitted)
{
    const Row* best = nullptr;
    double least = 0;
    for (const Row& row : rows) {
        if (!isAdmitted(row))
            continue;
        const double nanoseconds = row.nanoseconds(shape, instructions);
        if (best == nullptr || nanoseconds < least) {
            best = &row;
            least = nanoseconds;
        }
    }
    return best != nullptr ? *best : rows.front();
}

template <typename T>
bool isFinite(std::span<const T> values)
{
    return std::ranges::all_of(values, [](T value) { return std::isfinite(value); });
}

} // namespace tconv
