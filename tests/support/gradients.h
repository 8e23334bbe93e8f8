// SPDX-License-Identifier: MIT
// The gradients of layers with integer values, by the engine and by their definition.
#pragma once

#include "catch.hpp"
#include "support/engine.h"
#include <tconv/engine/gradients.h>

namespace support {

using Integers = tconv::Tensor4<std::int64_t>;

template <typename T>
struct Gradients {
    std::vector<T> input;
    std::vector<T> weight;
    std::vector<T> bias;

    friend bool operator==(const Gradients&, const Gradients&) = default;
};

/// Every path of the weight with every instruction set of this processor.
inline std::vector<tconv::GradientChoices> everyGradientChoice(int threads = 1)
{
    std::vector<tconv::GradientChoices> choices;
    for (const tconv::GradientPath path : {tconv::GradientPath::Panels, tconv::GradientPath::Rows})
        for (const tconv::InstructionSet set : tconv::availableInstructionSets())
            choices.push_back({set, threads, path});
    return choices;
}

/// The engine's; what it does not write stays NaN, which equals nothing.
template <typename T>
Gradients<T> computedGradients(const tconv::ConvTranspose2dLayer& layer, tconv::Shape4 shape,
                               const std::vector<T>& input, const std::vector<T>& weight,
                               const std::vector<T>& gradOutput,
                               const tconv::GradientChoices& choices, int threads = 1)
{
    auto plan = tconv::ConvTranspose2dGradients<T>::make(layer, shape, weight, choices);
    constexpr T kNone = std::numeric_limits<T>::quiet_NaN();
    Gradients<T> result{std::vector<T>(input.size(), kNone), std::vector<T>(weight.size(), kNone),
                        std::vector<T>(static_cast<std::size_t>(layer.outChannels), kNone)};
    CHECK(plan.value().ofInput(gradOutput, result.input, threads) == tconv::RunState::Finished);
    CHECK(plan.value().ofWeight(input, gradOutput, result.weight, threads) ==
          tconv::RunState::Finished);
    CHECK(plan.value().ofBias(gradOutput, result.bias, threads) == tconv::RunState::Finished);
    return result;
}

/// The definition: each product x w that lands on an output is differentiated.
inline Gradients<std::int64_t> exactGradients(const IntegerLayer& sample,
                                              const Integers& gradOutput)
{
    const Integers& x = sample.tensors.input;
    const Integers& w = sample.tensors.weight;
    const tconv::ConvTranspose2dOptions& options = sample.layer.options;
    Integers gradInput(x.shape());
    Integers gradWeight(w.shape());
    const Index perGroup = sample.layer.inChannels / options.groups;
    for (Index n = 0; n < x.shape().batch; ++n)
        for (Index c = 0; c < x.shape().channels; ++c)
            for (Index o = 0; o < w.shape().channels; ++o)
                for (Index cell = 0; cell < x.shape().height * x.shape().width; ++cell)
                    for (Index tap = 0; tap < w.shape().height * w.shape().width; ++tap) {
                        const tconv::Cell from{cell / x.shape().width, cell % x.shape().width};
                        const tconv::Cell by{tap / w.shape().width, tap % w.shape().width};
                        const tconv::Cell to{
                            from.row * options.stride.height - options.padding.height +
                                by.row * options.dilation.height,
                            from.column * options.stride.width - options.padding.width +
                                by.column * options.dilation.width};
                        if (!contains(gradOutput.shape().plane(), to))
                            continue;
                        const std::int64_t dy =
                            gradOutput.at(n, c / perGroup * w.shape().channels + o, to);
                        gradInput.at(n, c, from) += dy * w.at(c, o, by);
                        gradWeight.at(c, o, by) += dy * x.at(n, c, from);
                    }
    Gradients<std::int64_t> result{gradInput.values(), gradWeight.values(), {}};
    for (Index o = 0; o < gradOutput.shape().channels; ++o) {
        std::int64_t sum = 0;
        for (Index n = 0; n < x.shape().batch; ++n)
            sum += gradOutput.plane(n, o).sum();
        result.bias.push_back(sum);
    }
    return result;
}

} // namespace support
