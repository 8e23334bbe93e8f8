// SPDX-License-Identifier: MIT
#pragma once

#include "panels/layer_settings.h"
#include <tconv/base/problem.h>

#include <optional>
#include <vector>

// Which field of the layer panel a broken rule is about, and what mends it.

/// Whether the problem is about this number.
bool concerns(const tconv::Problem& problem, const LayerSettings& settings, const Place& place);

/// Whether the first problem is that something is too large.
bool isTooLarge(const std::vector<tconv::Problem>& problems);

/// The first problem; without its axis where the other axis breaks the same rule with the same
/// numbers. \pre there is one
tconv::Problem forBothAxes(const std::vector<tconv::Problem>& problems);

struct NearestLegal {
    Place place;
    tconv::Index value = 0;
};
/// The change of one number that mends the problem, where there is one.
std::optional<NearestLegal> nearestLegal(const tconv::Problem& problem,
                                         const LayerSettings& settings);
