// SPDX-License-Identifier: MIT
// Small layers, one for each way in which stamps can lie, that tests of the matrix go through.
#pragma once

#include "support/tensors.h"
#include <tconv/experiment/experiment.h>

#include <string>
#include <vector>

namespace support {

struct Regime {
    std::string name;
    tconv::ConvTranspose2dLayer layer;
    tconv::Size2 input;
};

/// Nothing is square unless the name says so.
inline std::vector<Regime> regimes()
{
    return {
        {"gaps", {.kernelSize = {2, 1}, .options = {.stride = {3, 2}}}, {3, 2}},
        {"touching", {.kernelSize = {2, 3}, .options = {.stride = {2, 3}}}, {2, 3}},
        {"overlap", {.kernelSize = {3, 4}, .options = {.stride = {2, 1}}}, {2, 3}},
        {"padding",
         {.kernelSize = {3, 4}, .options = {.stride = {2, 2}, .padding = {1, 2}}},
         {3, 4}},
        {"padding beyond the kernel",
         {.kernelSize = {2, 1}, .options = {.stride = {2, 3}, .padding = {3, 4}}},
         {6, 7}},
        {"one row of padding only", {.kernelSize = {1, 1}, .options = {.padding = {1, 0}}}, {3, 2}},
        {"output_padding",
         {.kernelSize = {3, 2},
          .options = {.stride = {2, 3}, .padding = {1, 0}, .outputPadding = {1, 2}}},
         {2, 3}},
        {"output_padding of a stride or more",
         {.kernelSize = {2, 3},
          .options = {.stride = {1, 2}, .outputPadding = {2, 3}, .dilation = {3, 4}}},
         {3, 2}},
        {"dilation with a common divisor",
         {.kernelSize = {3, 3},
          .options = {.stride = {4, 2}, .padding = {1, 2}, .dilation = {2, 4}}},
         {3, 4}},
        {"dilation without a common divisor",
         {.kernelSize = {3, 2},
          .options = {.stride = {2, 3}, .padding = {2, 0}, .dilation = {3, 2}}},
         {4, 3}},
        {"channels",
         {.inChannels = 2,
          .outChannels = 3,
          .kernelSize = {2, 3},
          .options = {.stride = {2, 1}, .padding = {0, 1}}},
         {2, 3}},
        {"groups",
         {.inChannels = 4,
          .outChannels = 6,
          .kernelSize = {3, 2},
          .options = {.stride = {2, 1},
                      .padding = {1, 0},
                      .outputPadding = {1, 1},
                      .dilation = {1, 2},
                      .groups = 2}},
         {2, 3}},
        {"depthwise",
         {.inChannels = 3, .outChannels = 3, .kernelSize = {2, 2}, .options = {.groups = 3}},
         {2, 3}},
        {"a single cell", {.kernelSize = {3, 3}, .options = {.padding = {1, 1}}}, {1, 1}},
    };
}

inline tconv::Shape4 weightShape(const tconv::ConvTranspose2dLayer& layer)
{
    return {layer.inChannels, layer.outChannels / layer.options.groups, layer.kernelSize.height,
            layer.kernelSize.width};
}

/// Small integers of both signs without a pattern that a swapped axis would keep.
inline Tensor4<Rational> unevenNumbers(tconv::Shape4 shape, Index seed)
{
    Tensor4<Rational> values(shape);
    Index next = seed;
    for (Rational& value : values.values()) {
        next = (next * 37 + 11) % 101;
        value = next - 50;
    }
    return values;
}

/// The regime's layer on numbers of its own.
inline tconv::Experiment experimentOf(const Regime& regime, Index batch = 1)
{
    tconv::Experiment experiment;
    experiment.title = regime.name;
    experiment.input =
        unevenNumbers({batch, regime.layer.inChannels, regime.input.height, regime.input.width}, 3);
    experiment.weight = unevenNumbers(weightShape(regime.layer), 7);
    experiment.options = regime.layer.options;
    return experiment;
}

} // namespace support
