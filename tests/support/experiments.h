// SPDX-License-Identifier: MIT
// Experiments that many tests look at.
#pragma once

#include "support/tensors.h"
#include <tconv/experiment/experiment.h>

namespace support {

/// The default example: X = [[1, 2], [3, 4]], K = 1 … 9, stride 2, padding 1, output_padding 1.
inline tconv::Experiment defaultExample()
{
    tconv::Experiment experiment;
    experiment.input = counting({1, 1, 2, 2});
    experiment.weight = counting({1, 1, 3, 3});
    experiment.options = {.stride = {2, 2}, .padding = {1, 1}, .outputPadding = {1, 1}};
    return experiment;
}

/// Two samples, four channels in two groups, a bias; nothing is square and every cell differs.
inline tconv::Experiment richExample()
{
    tconv::Experiment experiment;
    experiment.input = counting({2, 4, 2, 3}, -20);
    experiment.weight = counting({4, 3, 3, 2}, -30);
    experiment.bias = std::vector<Rational>{1, -2, 3, -4, 5, -6};
    experiment.options = {.stride = {2, 1},
                          .padding = {1, 0},
                          .outputPadding = {1, 1},
                          .dilation = {1, 2},
                          .groups = 2};
    return experiment;
}

} // namespace support
