// SPDX-License-Identifier: MIT
// What the rows of the catalogue are made of. Not a part of the room's interface.
#pragma once

#include <tconv/base/rational_eigen.h>
#include <tconv/check/catalogue.h>
#include <tconv/check/imagined.h>

#include <optional>
#include <vector>

namespace tconv::catalogue {

using Grids = std::vector<Tensor4<Rational>>;

/// A mistake's grid may have this many cells, and its canvas; larger ones are nobody's hand work.
inline constexpr Index kMaxGridCells = Index(1) << 18;
/// The most products for one grid.
inline constexpr Index kMaxGridProducts = Index(1) << 24;

/// Options so small that no sum or product of two of them overflows.
bool isModest(const Experiment& experiment);

/// A row's function: no grid where the experiment is beyond all limits, and no grid twice.
template <Grids (*make)(const Experiment&)>
Grids guarded(const Experiment& experiment);

/// The grid of an imagined layer; none where it has no cell or too many.
Grids imagined(const Experiment& experiment, const Imagined& way);

/// The layer as it is, with other options and an oriented kernel. The options may break rules.
Imagined wayWith(const Experiment& experiment, const ConvTranspose2dOptions& options,
                 Orientation orientation = Orientation::AsIs);
Grids withOptions(const Experiment& experiment, const ConvTranspose2dOptions& options);

/// What the layer makes of changed numbers or shapes.
Grids layerOn(const Experiment& changed);

/// Whether there is a bias that is not all 0.
bool hasBias(const Experiment& experiment);
Experiment withoutBias(Experiment experiment);

Size2 swapped(Size2 size);
/// Every plane mirrored along its main diagonal.
Tensor4<Rational> transposedPlanes(const Tensor4<Rational>& planes);

/// The grids with zeros at the bottom and right up to a size; none where that is too large.
Grids extended(const Grids& grids, Size2 size);

void append(Grids& grids, Grids more);

/// The same with no grid twice; the first of equal ones stays.
Grids distinct(Grids grids);

/// M39: the one grid of the output's size that Conv2d with the same weight and options turns into
/// the input. None where there is no such grid, or more than one: then Vz = x has fewer equations
/// than unknowns, which is usual; or where it would take long.
Grids inverse(const Experiment& experiment);

// The rows, by what they are about.
std::vector<Mistake> kernelMistakes();
std::vector<Mistake> placementMistakes();
std::vector<Mistake> windowMistakes();
std::vector<Mistake> outputPaddingMistakes();
std::vector<Mistake> overlapMistakes();
std::vector<Mistake> mixedUpMistakes();
std::vector<Mistake> matrixMistakes();
std::vector<Mistake> channelMistakes();

template <Grids (*make)(const Experiment&)>
Grids guarded(const Experiment& experiment)
{
    return isModest(experiment) ? distinct(make(experiment)) : Grids{};
}

} // namespace tconv::catalogue
