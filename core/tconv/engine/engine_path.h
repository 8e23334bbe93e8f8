// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace tconv {

/// The ways in which the engine computes a layer.
enum class EnginePath {
    Scatter,   ///< the definition as a loop: tiny layers, and the reference for the others
    Polyphase, ///< each phase of the output (see axis_phases.h) as a product of matrices in place
    Stamps,    ///< stamps of several pixels by one product of matrices, then added
    Rows,      ///< few channels: each row of the output from the input's rows, at memory speed
    Pixels,    ///< outputs of several images that use the same taps, a few at a time
};

/// "scatter", "polyphase", "stamps", "rows" or "pixels".
std::string_view name(EnginePath path);
std::optional<EnginePath> enginePathNamed(std::string_view name);

/// All of them.
std::span<const EnginePath> enginePaths();

} // namespace tconv
