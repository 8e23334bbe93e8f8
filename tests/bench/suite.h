// SPDX-License-Identifier: MIT
#pragma once

#include <tconv/engine/layer_shape.h>

#include <string>
#include <vector>

namespace bench {

using tconv::Index;

/// A named layer on inputs of one size. No bias: not all peers add it in the same pass.
struct SuiteLayer {
    std::string name;
    tconv::Shape4 input;
    tconv::ConvTranspose2dLayer layer;

    tconv::LayerShape shape() const { return tconv::layerShape(layer, input); }
    /// Two operations for each product that reaches the output.
    double operations() const;
    /// Input, weight and output, each once.
    double bytes() const;
};

/// Layers of well-known networks and pictures, from nine cells to 16 million.
const std::vector<SuiteLayer>& suite();

/// Values in [-1, 1) that look random and are the same in every run.
std::vector<float> madeUpValues(Index count, unsigned seed);

} // namespace bench
