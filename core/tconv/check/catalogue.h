// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/experiment/experiment.h>

#include <span>
#include <string_view>
#include <vector>

namespace tconv {

/// What an exercise is about; a mistake belongs to every topic on which it is made.
enum class Topic { Stride, Padding, OutputPadding, Dilation, Overlap, Bias, MatrixForm, ShapeOnly };

/// One known mistake, as something to compute: nothing is matched by a stored example.
struct Mistake {
    std::string_view id;       ///< "M01" … "M40", "M20b", "C1" … "C5"
    std::string_view title;    ///< "The kernel was rotated by 180° before stamping"
    std::string_view sentence; ///< what the person did, and what is right
    std::vector<Topic> topics;
    int rarity = 0; ///< 0 is what people do most; ties of the diagnosis are listed in this order
    /// What somebody who makes this mistake writes, (N, C_out', H', W') each; more than one where
    /// the mistake has variants, none where it cannot be made on this experiment (a bias that is
    /// not there, a size below 1). The grid may equal the right one: then it cannot be seen.
    /// \pre checkExperiment(experiment) is empty
    std::vector<Tensor4<Rational>> (*grids)(const Experiment& experiment) = nullptr;
};

/// All mistakes that have a grid, by id: M01 to M40 with M20b, C1 to C5. (R1 and R2, a slip in one
/// stamp or product, are found from the difference; see diagnosis.h.)
std::span<const Mistake> mistakes();
/// Nothing for an unknown id.
const Mistake* findMistake(std::string_view id);

/// The mistakes whose grid on this experiment equals the right one: "this example cannot reveal".
/// \pre checkExperiment(experiment) is empty
std::vector<const Mistake*> invisibleMistakes(const Experiment& experiment);

/// Whether Conv2d with the same weight and options, and no bias, makes the experiment's input of
/// the grid: what somebody answers who takes the layer for the inverse of Conv2d (M39). Many grids
/// do where the output has more cells than the input, so that M39 itself then has no grid. The
/// right answer may be one of them.
/// \pre checkExperiment(experiment) is empty
bool isTurnedIntoTheInput(const Tensor4<Rational>& grid, const Experiment& experiment);

} // namespace tconv
