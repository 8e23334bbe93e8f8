// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/family_view.h>
#include <tconv/check/given_cells.h>

#include <stop_token>
#include <vector>

namespace tconv {

/// Slides the answer over the zero-extended canvas of a member. \return where the answer's cell
/// (0, 0) lies, for every place where all given numbers may be the canvas's; at most `most`
std::vector<Cell> placesOn(const FamilyView<double>& view, const Member& member,
                           const GivenCells& given, Size2 canvas, std::size_t most,
                           const std::stop_token& stop);

} // namespace tconv
