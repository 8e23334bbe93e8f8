// SPDX-License-Identifier: MIT
#include <tconv/matrix/conv2d.h>

// No include of layer/placement.h: this route stands on the definition of Conv2d alone.

namespace tconv {

namespace {

Index convolvedSize(Index size, Index kernel, Index stride, Index padding, Index dilation)
{
    return (size + 2 * padding - dilation * (kernel - 1) - 1) / stride + 1;
}

/// The sum under one window of one input channel.
Rational windowSum(const Tensor4<Rational>& input, Index n, Index channel,
                   const Tensor4<Rational>& weight, Index weightOutput, Index weightInput,
                   Cell start, Size2 dilation)
{
    Rational sum = 0;
    for (Index a = 0; a < weight.shape().height; ++a)
        for (Index b = 0; b < weight.shape().width; ++b) {
            const Cell at{start.row + a * dilation.height, start.column + b * dilation.width};
            if (!contains(input.shape().plane(), at))
                continue; // a padded zero
            const Rational& value = input.at(n, channel, at);
            if (!value.is_zero())
                sum += value * weight.at(weightOutput, weightInput, {a, b});
        }
    return sum;
}

Conv2dOptions sameOptions(const ConvTranspose2dOptions& options)
{
    return {options.stride, options.padding, options.dilation, options.groups};
}

} // namespace

Tensor4<Rational> conv2d(const Tensor4<Rational>& input, const Tensor4<Rational>& weight,
                         const std::optional<std::vector<Rational>>& bias,
                         const Conv2dOptions& options)
{
    const Shape4& in = input.shape();
    const Shape4& w = weight.shape();
    const Shape4 out{in.batch, w.batch,
                     convolvedSize(in.height, w.height, options.stride.height,
                                   options.padding.height, options.dilation.height),
                     convolvedSize(in.width, w.width, options.stride.width, options.padding.width,
                                   options.dilation.width)};
    const Index outputsPerGroup = w.batch / options.groups;
    Tensor4<Rational> output(out);
    for (Index n = 0; n < out.batch; ++n)
        for (Index c = 0; c < out.channels; ++c)
            for (Index row = 0; row < out.height; ++row)
                for (Index column = 0; column < out.width; ++column) {
                    const Cell start{row * options.stride.height - options.padding.height,
                                     column * options.stride.width - options.padding.width};
                    Rational sum = bias ? bias->at(static_cast<std::size_t>(c)) : Rational(0);
                    for (Index k = 0; k < w.channels; ++k)
                        sum += windowSum(input, n, c / outputsPerGroup * w.channels + k, weight, c,
                                         k, start, options.dilation);
                    output.at(n, c, {row, column}) = sum;
                }
    return output;
}

Tensor4<Rational> gatherByAdjoint(const Experiment& experiment, Size2 outputSize)
{
    const Shape4& in = experiment.input.shape();
    const Index channels = layerOf(experiment).outChannels;
    Tensor4<Rational> unit({1, channels, outputSize.height, outputSize.width});
    Tensor4<Rational> output({in.batch, channels, outputSize.height, outputSize.width});
    for (Index flat = 0; flat < unit.size(); ++flat) {
        const auto at = static_cast<std::size_t>(flat);
        unit.values()[at] = 1;
        const Tensor4<Rational> row =
            conv2d(unit, experiment.weight, std::nullopt, sameOptions(experiment.options));
        unit.values()[at] = 0;
        for (Index n = 0; n < in.batch; ++n) {
            Rational sum = 0;
            if (experiment.bias)
                sum = experiment.bias->at(
                    static_cast<std::size_t>(flat / (outputSize.height * outputSize.width)));
            // An output_padding of a stride or more makes Conv2d's map larger than the input; what
            // lies beyond the input has no x to meet.
            for (Index c = 0; c < in.channels; ++c)
                for (Index i = 0; i < in.height; ++i)
                    for (Index j = 0; j < in.width; ++j)
                        sum += row.at(0, c, {i, j}) * experiment.input.at(n, c, {i, j});
            output.values()[static_cast<std::size_t>(n * unit.size() + flat)] = sum;
        }
    }
    return output;
}

std::optional<Index> adjointCost(const Experiment& experiment, Size2 outputSize)
{
    const Shape4& weight = experiment.weight.shape();
    const Shape4& input = experiment.input.shape();
    return checkedProduct({layerOf(experiment).outChannels, outputSize.height, outputSize.width,
                           weight.batch, weight.channels, input.height, input.width, weight.height,
                           weight.width});
}

} // namespace tconv
