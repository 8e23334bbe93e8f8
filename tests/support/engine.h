// SPDX-License-Identifier: MIT
// Layers with integer values for tests of the engine, and every way to compute them.
#pragma once

#include <tconv/engine/plan.h>
#include <tconv/experiment/plain_scatter.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace support {

using tconv::Index;

/// A layer with integers so small that float holds every sum exactly.
struct IntegerLayer {
    tconv::ConvTranspose2dLayer layer;
    tconv::PlainTensors<std::int64_t> tensors;

    tconv::Tensor4<std::int64_t> expected() const
    {
        return tconv::plainScatter(tensors, layer.options);
    }
};

/// The plan's choices for every path with every instruction set of this processor.
inline std::vector<tconv::PlanChoices> everyChoice(int threads = 1)
{
    std::vector<tconv::PlanChoices> choices;
    for (const tconv::EnginePath path : tconv::enginePaths())
        for (const tconv::InstructionSet set : tconv::availableInstructionSets())
            if (path != tconv::EnginePath::Scatter || set == tconv::InstructionSet::Portable)
                choices.push_back({path, set, threads});
    return choices;
}

template <typename T>
std::vector<T> as(const std::vector<std::int64_t>& values)
{
    return {values.begin(), values.end()};
}

/// The output by a plan, in the arithmetic of T. The output begins as NaN, so that a value that is
/// not written is seen.
template <typename T>
std::vector<T> planned(const IntegerLayer& sample, const tconv::PlanChoices& choices,
                       int threads = 1)
{
    const std::vector<T> weight = as<T>(sample.tensors.weight.values());
    const std::vector<T> bias =
        sample.tensors.bias ? as<T>(*sample.tensors.bias) : std::vector<T>();
    auto plan = tconv::ConvTranspose2dPlan<T>::make(sample.layer, sample.tensors.input.shape(),
                                                    {weight, bias}, choices);
    const std::vector<T> input = as<T>(sample.tensors.input.values());
    std::vector<T> output(static_cast<std::size_t>(plan.value().outputShape().elements().value()),
                          std::numeric_limits<T>::quiet_NaN());
    plan.value().run(input, output, threads);
    return output;
}

/// Layers of every kind by chance, the same for the same seed.
class LayerDice {
public:
    explicit LayerDice(unsigned seed)
        : m_engine(seed)
    {
    }

    Index from(Index least, Index most)
    {
        return least +
               static_cast<Index>(m_engine() % static_cast<unsigned long>(most - least + 1));
    }

    /// stride 1-4, dilation 1-3, groups 1-3, output_padding, padding beyond the kernel, nothing
    /// square, N to 3; among them phases that own no tap.
    IntegerLayer next(Index mostInput = 7, Index mostChannels = 5)
    {
        for (;;) {
            IntegerLayer sample;
            tconv::ConvTranspose2dOptions& options = sample.layer.options;
            options.groups = from(1, 3);
            sample.layer.inChannels = options.groups * from(1, mostChannels);
            sample.layer.outChannels = options.groups * from(1, mostChannels);
            tconv::Size2 input;
            for (const tconv::Axis axis : tconv::kAxes) {
                input[axis] = from(1, mostInput);
                sample.layer.kernelSize[axis] = from(1, 5);
                options.stride[axis] = from(1, 4);
                options.dilation[axis] = from(1, 3);
                options.padding[axis] = from(0, 4);
                options.outputPadding[axis] =
                    from(0, std::max(options.stride[axis], options.dilation[axis]) - 1);
            }
            const tconv::Size2 output = tconv::outputSize(input, sample.layer.kernelSize, options);
            if (output.height < 1 || output.width < 1)
                continue;
            fill(sample, {from(1, 3), sample.layer.inChannels, input.height, input.width});
            return sample;
        }
    }

    /// Values for a layer whose numbers are set.
    void fill(IntegerLayer& sample, tconv::Shape4 input)
    {
        const tconv::ConvTranspose2dLayer& layer = sample.layer;
        sample.tensors.input = integers(input);
        sample.tensors.weight =
            integers({layer.inChannels, layer.outChannels / layer.options.groups,
                      layer.kernelSize.height, layer.kernelSize.width});
        sample.layer.bias = from(0, 1) == 1;
        if (sample.layer.bias)
            sample.tensors.bias = integers({1, 1, 1, layer.outChannels}).values();
    }

    tconv::Tensor4<std::int64_t> integers(tconv::Shape4 shape)
    {
        tconv::Tensor4<std::int64_t> tensor(shape);
        for (std::int64_t& value : tensor.values())
            value = from(-9, 9);
        return tensor;
    }

private:
    std::mt19937 m_engine;
};

} // namespace support
