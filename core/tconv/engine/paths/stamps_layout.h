// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/instruction_set.h>
#include <tconv/engine/layer_shape.h>

namespace tconv {

/// How the path by stamps divides its work, and where stamps are added.
///
/// A set is some output channels of a group: their kernels side by side are the columns of one
/// product. A part is some images. The stamps of a chunk, a set of a part, are added on canvases,
/// one for each image and channel, that hold them whole; the output is cut out of these.
struct StampsLayout {
    bool isStored = false; ///< stamps are the output: there is no canvas
    Index setChannels = 1; ///< the last set of a group may have fewer
    Index sets = 1;        ///< of a group
    Index images = 1;      ///< of a part; the last part may have fewer
    Index parts = 0;
    Size2 canvas;

    Index canvasPlane() const { return isStored ? 0 : canvas.height * canvas.width; }
};

/// Whether the path by stamps can compute the layer: neither kernel nor canvas is large.
bool isStampsPossible(const LayerShape& shape);

/// See PathRow.
template <typename T>
double stampsNanoseconds(const LayerShape& shape, InstructionSet instructions);

/// `nanoseconds`: what the layer is likely to take, since short work is not worth sharing.
/// \pre isStampsPossible(shape)
StampsLayout stampsLayout(const LayerShape& shape, double nanoseconds);

} // namespace tconv
