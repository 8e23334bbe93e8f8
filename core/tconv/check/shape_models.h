// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/layer/size.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tconv {

/// A formula that people use for the output size along one axis, right or wrong.
struct ShapeModel {
    std::string_view id;       ///< "S01" …; stable
    std::string_view title;    ///< "output_padding was left out"
    std::string_view sentence; ///< what the person did, and what is right
    std::string_view formula;  ///< "(n-1)s - 2p + d(k-1) + 1"
    int rarity = 0;
    /// The size; nothing where the formula does not apply (e.g. equal axes cannot be swapped).
    std::optional<Index> (*size)(const AxisSettings& settings,
                                 const AxisSettings& otherAxis) = nullptr;
};

/// The wrong formulas. \return by rarity
std::span<const ShapeModel> shapeModels();

/// All wrong formulas that give `claimed` on this axis and differ from the right size there.
std::vector<const ShapeModel*> modelsOfSize(Index claimed, const AxisSettings& settings,
                                            const AxisSettings& otherAxis);

} // namespace tconv
