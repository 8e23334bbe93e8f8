// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/matrix/matrix_structure.h>

#include <optional>
#include <vector>

namespace tconv {

/// A run of places in a row of V.
struct RecipeSegment {
    enum class Kind {
        Before,      ///< zeros up to the first tap; the whole row where no tap stays
        Tap,         ///< one kernel value
        DilationGap, ///< zeros between two taps of one kernel row
        RowWrap,     ///< zeros from the last tap of a kernel row to the first of the next one
        After,       ///< zeros behind the last tap
    };
    Kind kind = Kind::Before;
    Index first = 0; ///< counted within the output channel's H_out W_out places
    Index length = 0;
    std::optional<Cell> tap; ///< the place in the kernel, of a Tap

    friend bool operator==(const RecipeSegment&, const RecipeSegment&) = default;
};

/// How the kernel is laid out into the part of a row of V that belongs to one output channel.
struct RecipeRow {
    Index row = 0; ///< of V: the input cell whose stamp this is
    Index inputChannel = 0;
    Index outputChannel = 0;
    /// In order, none empty; together they cover [0, H_out W_out) exactly.
    std::vector<RecipeSegment> segments;
    std::vector<Cell> croppedTaps; ///< taps that padding keeps out of the row
};

/// The kernel's rows are laid down one behind the other, and the zeros between them are the rest
/// of a picture row: Conv2d's window, unrolled. Where the channels belong to different groups the
/// row is zeros only, and no tap is cropped.
/// \pre row < structure.columns(), outputChannel < C_out
RecipeRow recipeOf(const MatrixStructure& structure, Index row, Index outputChannel);

} // namespace tconv
