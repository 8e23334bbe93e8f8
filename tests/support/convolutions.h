// SPDX-License-Identifier: MIT
// Convolutions with integer values for tests of the engine, by the definition of Conv2d.
#pragma once

#include "support/engine.h"
#include <tconv/engine/conv2d_plan.h>

#include <optional>

namespace support {

using Integers = tconv::Tensor4<std::int64_t>;

/// One output value of Conv2d without its bias; `cell` may lie beyond the usual output.
inline std::int64_t windowSum(const Integers& x, const Integers& w, Index n, Index channel,
                              tconv::Cell cell, const tconv::Conv2dOptions& options)
{
    const tconv::Shape4& shape = w.shape();
    const Index group = channel / (shape.batch / options.groups);
    std::int64_t sum = 0;
    for (Index c = 0; c < shape.channels; ++c)
        for (Index a = 0; a < shape.height; ++a)
            for (Index b = 0; b < shape.width; ++b) {
                const tconv::Cell at{cell.row * options.stride.height - options.padding.height +
                                         a * options.dilation.height,
                                     cell.column * options.stride.width - options.padding.width +
                                         b * options.dilation.width};
                if (contains(x.shape().plane(), at))
                    sum += x.at(n, group * shape.channels + c, at) * w.at(channel, c, {a, b});
            }
    return sum;
}

/// The exact Conv2d, or as many of its rows and columns as `output` has.
inline Integers convolved(const Integers& x, const Integers& w,
                          const std::optional<std::vector<std::int64_t>>& bias,
                          const tconv::Conv2dOptions& options, tconv::Size2 output)
{
    Integers y({x.shape().batch, w.shape().batch, output.height, output.width});
    for (Index n = 0; n < y.shape().batch; ++n)
        for (Index c = 0; c < y.shape().channels; ++c)
            for (Index i = 0; i < output.height; ++i)
                for (Index j = 0; j < output.width; ++j)
                    y.at(n, c, {i, j}) = windowSum(x, w, n, c, {i, j}, options) +
                                         (bias ? bias->at(static_cast<std::size_t>(c)) : 0);
    return y;
}

struct IntegerConvolution {
    tconv::Conv2dLayer layer;
    Integers input;
    Integers weight;
    std::optional<std::vector<std::int64_t>> bias;

    Integers expected() const
    {
        return convolved(input, weight, bias, layer.options,
                         conv2dOutputSize(input.shape().plane(), layer.kernelSize, layer.options));
    }
};

/// Values for a convolution whose numbers are set.
inline void fill(LayerDice& dice, IntegerConvolution& sample, tconv::Shape4 input)
{
    const tconv::Conv2dLayer& layer = sample.layer;
    sample.input = dice.integers(input);
    sample.weight = dice.integers({layer.outChannels, layer.inChannels / layer.options.groups,
                                   layer.kernelSize.height, layer.kernelSize.width});
    if (dice.from(0, 1) == 1)
        sample.bias = dice.integers({1, 1, 1, layer.outChannels}).values();
}

/// stride 1-4, dilation 1-3, groups 1-3, padding beyond the kernel, nothing square, N to 3.
inline IntegerConvolution nextConvolution(LayerDice& dice, Index mostInput = 12,
                                          Index mostChannels = 5)
{
    for (;;) {
        IntegerConvolution sample;
        tconv::Conv2dOptions& options = sample.layer.options;
        options.groups = dice.from(1, 3);
        sample.layer.inChannels = options.groups * dice.from(1, mostChannels);
        sample.layer.outChannels = options.groups * dice.from(1, mostChannels);
        tconv::Size2 input;
        for (const tconv::Axis axis : tconv::kAxes) {
            input[axis] = dice.from(1, mostInput);
            sample.layer.kernelSize[axis] = dice.from(1, 5);
            options.stride[axis] = dice.from(1, 4);
            options.dilation[axis] = dice.from(1, 3);
            options.padding[axis] = dice.from(0, 6);
        }
        const tconv::Shape4 shape{dice.from(1, 3), sample.layer.inChannels, input.height,
                                  input.width};
        if (!checkConv2d(sample.layer, shape).empty())
            continue;
        fill(dice, sample, shape);
        return sample;
    }
}

inline std::string described(const IntegerConvolution& sample)
{
    const tconv::Conv2dOptions& options = sample.layer.options;
    const auto pair = [](const char* what, tconv::Size2 size) {
        return std::string(what) + " " + std::to_string(size.height) + ", " +
               std::to_string(size.width) + "; ";
    };
    return pair("input", sample.input.shape().plane()) + pair("kernel", sample.layer.kernelSize) +
           pair("stride", options.stride) + pair("padding", options.padding) +
           pair("dilation", options.dilation) + std::to_string(sample.layer.inChannels) + " to " +
           std::to_string(sample.layer.outChannels) + " in " + std::to_string(options.groups) +
           " groups, batch " + std::to_string(sample.input.shape().batch);
}

/// All paths, the fast ones with every instruction set of this processor.
inline std::vector<tconv::Conv2dChoices> everyConvolution(int threads = 1)
{
    std::vector<tconv::Conv2dChoices> choices{
        {tconv::ConvolutionPath::Plain, tconv::InstructionSet::Portable, threads}};
    for (const auto path : {tconv::ConvolutionPath::Tiles, tconv::ConvolutionPath::Rows})
        for (const tconv::InstructionSet set : tconv::availableInstructionSets())
            choices.push_back({path, set, threads});
    return choices;
}

/// What a plan writes. The output begins as NaN, so that a value that is not written is seen.
template <typename T>
std::vector<T> planned(tconv::Conv2dPlan<T>& plan, const std::vector<T>& input, int threads = 1)
{
    std::vector<T> output(static_cast<std::size_t>(plan.outputShape().elements().value()),
                          std::numeric_limits<T>::quiet_NaN());
    plan.run(input, output, threads);
    return output;
}

template <typename T>
std::vector<T> planned(const IntegerConvolution& sample, const tconv::Conv2dChoices& choices,
                       int threads = 1)
{
    const std::vector<T> weight = as<T>(sample.weight.values());
    const std::vector<T> bias = sample.bias ? as<T>(*sample.bias) : std::vector<T>();
    auto plan =
        tconv::Conv2dPlan<T>::make(sample.layer, sample.input.shape(), {weight, bias}, choices);
    return planned(plan.value(), as<T>(sample.input.values()), threads);
}

} // namespace support
