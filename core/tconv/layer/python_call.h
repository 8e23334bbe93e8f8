// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/result.h>
#include <tconv/layer/layer.h>
#include <tconv/layer/python_value.h>

#include <string_view>
#include <vector>

namespace tconv {

/// The longest text in which a layer is looked for.
inline constexpr std::size_t kMaxLayerText = 64 * 1024;

struct ParsedLayer {
    ConvTranspose2dLayer layer;
    /// What the constructor accepts and running the layer refuses whatever its input is: a tuple
    /// of the wrong length, padding='same', stride=1.5. Such an argument has its default in
    /// `layer`. These rules come before those of checkForward().
    std::vector<Problem> forwardProblems;
};

/// Gives the arguments of nn.ConvTranspose2d(...) their places, as Python and PyTorch do. A problem
/// is what the constructor raises; of several the one that is raised first.
Result<ParsedLayer> bindConvTranspose2d(const std::vector<CallArgument>& arguments);

/// The first ConvTranspose2d(...) in a text: a line of code, a call over several lines with
/// comments, the text that print(model) gives. Any bytes are safe.
Result<ParsedLayer> parseLayer(std::string_view text);

} // namespace tconv
