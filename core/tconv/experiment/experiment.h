// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/base/rational.h>
#include <tconv/base/tensor4.h>
#include <tconv/layer/layer.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tconv {

/// What the lab looks at: numbers typed by a person and a layer's options. It may break rules;
/// these are then among the problems of its evaluation.
struct Experiment {
    std::string title;
    std::string notes;
    Tensor4<Rational> input;                   ///< (N, C_in, H, W)
    Tensor4<Rational> weight;                  ///< (C_in, C_out / groups, kH, kW)
    std::optional<std::vector<Rational>> bias; ///< C_out values, or none
    ConvTranspose2dOptions options;
    /// Keys of the file that this program does not know, with their JSON text: they are written
    /// back as they came.
    std::vector<std::pair<std::string, std::string>> unknownKeys;

    friend bool operator==(const Experiment& a, const Experiment& b);
};

/// The layer that the experiment's tensors and options make; for C_out groups < 1 count as 1, and
/// it saturates where 64 bits do not hold it.
ConvTranspose2dLayer layerOf(const Experiment& experiment);

/// Number of products x * w, including those that padding crops: N C_in H W (C_out / groups) kH kW.
/// Nothing where 64 bits do not hold it.
std::optional<Index> productCount(const Experiment& experiment);

/// The group that an input channel belongs to, and the first input channel of an output channel's
/// group: groups are contiguous. \pre the layer is legal
Index firstInputChannelFor(const ConvTranspose2dLayer& layer, Index outputChannel);
/// The second index of the weight for an output channel. \pre the layer is legal
Index weightChannelFor(const ConvTranspose2dLayer& layer, Index outputChannel);

/// The tensor of the given shape with every cell that both shapes have kept, others 0: how an edit
/// of a size treats the numbers.
Tensor4<Rational> resized(const Tensor4<Rational>& tensor, Shape4 shape);

} // namespace tconv
