// SPDX-License-Identifier: MIT
#pragma once

#include "panels/layer_settings.h"
#include <tconv/layer/legality.h>

#include <optional>
#include <vector>

// What is legal in each field of the layer panel now. The rules themselves are asked of
// tconv/layer, never restated.

/// What is legal now with the other numbers as they are. Where nothing but memory ends it, `most`
/// is kOpenEnd.
tconv::Bounds legalBounds(const LayerSettings& settings, const Place& place);
inline constexpr tconv::Index kOpenEnd = tconv::Index(1) << 16;

/// Where a number of steps up or down leads within what is legal now: for channels and groups from
/// one divisor to the next. Nothing where there is no legal value in that direction.
std::optional<tconv::Index> stepped(const LayerSettings& settings, const Place& place, int steps);
/// The legal values that a slider offers, in order: open ends stop at a usual size, or at the
/// value where that is larger. Empty where nothing is legal.
std::vector<tconv::Index> legalChoices(const LayerSettings& settings, const Place& place);
