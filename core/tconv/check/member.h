// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/check/imagined.h>
#include <tconv/layer/size.h>

#include <limits>
#include <optional>

namespace tconv {

/// A member of the family of imagined() layers, and what people do to numbers around it: a little
/// more than the family, so that these mistakes are found together with others too.
struct Member {
    Imagined imagined;
    bool inputTransposed = false;  ///< X[j,i] was taken for X[i,j]
    bool resultTransposed = false; ///< rows and columns of the result were exchanged at the end
    /// Taps beyond these are left out.
    Size2 taps{std::numeric_limits<Index>::max(), std::numeric_limits<Index>::max()};
    /// Cells of the window from this row or column on hold 0, without a bias.
    Size2 filled{std::numeric_limits<Index>::max(), std::numeric_limits<Index>::max()};

    friend bool operator==(const Member&, const Member&) = default;
};

/// The layer as somebody understands it, argument by argument: what a member is made of. The window
/// begins `cropBegin` after the stamps' first cell and ends `cropEnd` before their last, plus
/// `extend`.
struct Understanding {
    Orientation orientation = Orientation::AsIs;
    Size2 step{1, 1};
    Size2 dilation{1, 1};
    Overlap overlap = Overlap::Sum;
    BiasUse bias = BiasUse::Everywhere;
    Size2 cropBegin;
    Size2 cropEnd;
    Size2 extend;
    bool inputTransposed = false;
    bool resultTransposed = false;
    bool ownBlocks = false;       ///< each input cell has a block of stride x stride for itself
    bool rightFrame = false;      ///< the result stands in a grid of the right size
    bool extendedByZeros = false; ///< what `extend` adds is 0
};

/// \pre checkExperiment(experiment) is empty
Understanding rightUnderstanding(const Experiment& experiment);

/// The member that this understanding makes of the experiment; nothing where its window is empty.
/// \pre checkExperiment(experiment) is empty
std::optional<Member> memberOf(const Experiment& experiment, const Understanding& understanding);

/// The plane's size of the member's result.
Size2 resultSize(const Member& member);

} // namespace tconv
