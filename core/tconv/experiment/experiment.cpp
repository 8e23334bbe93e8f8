// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/experiment/experiment.h>

#include <algorithm>
#include <limits>
#include <tuple>

namespace tconv {

bool operator==(const Experiment& a, const Experiment& b)
{
    const auto small = [](const Experiment& experiment) {
        return std::tie(experiment.title, experiment.notes, experiment.bias, experiment.options,
                        experiment.unknownKeys);
    };
    const auto areSameTensors = [](const Tensor4<Rational>& x, const Tensor4<Rational>& y) {
        return x.shape() == y.shape() && areSame(x.values(), y.values());
    };
    return small(a) == small(b) && areSameTensors(a.weight, b.weight) &&
           areSameTensors(a.input, b.input);
}

ConvTranspose2dLayer layerOf(const Experiment& experiment)
{
    const Shape4& weight = experiment.weight.shape();
    const Index groups = std::max<Index>(1, experiment.options.groups);
    return {.inChannels = weight.batch,
            .outChannels =
                checkedProduct(weight.channels, groups).value_or(std::numeric_limits<Index>::max()),
            .kernelSize = weight.plane(),
            .options = experiment.options,
            .bias = experiment.bias.has_value()};
}

std::optional<Index> productCount(const Experiment& experiment)
{
    const Shape4& input = experiment.input.shape();
    const Shape4& weight = experiment.weight.shape();
    return checkedProduct({input.batch, input.channels, input.height, input.width, weight.channels,
                           weight.height, weight.width});
}

Index firstInputChannelFor(const ConvTranspose2dLayer& layer, Index outputChannel)
{
    const Index group = outputChannel / (layer.outChannels / layer.options.groups);
    return group * (layer.inChannels / layer.options.groups);
}

Index weightChannelFor(const ConvTranspose2dLayer& layer, Index outputChannel)
{
    return outputChannel % (layer.outChannels / layer.options.groups);
}

Tensor4<Rational> resized(const Tensor4<Rational>& tensor, Shape4 shape)
{
    Tensor4<Rational> result(shape);
    const Shape4& old = tensor.shape();
    for (Index n = 0; n < std::min(old.batch, shape.batch); ++n)
        for (Index c = 0; c < std::min(old.channels, shape.channels); ++c)
            for (Index row = 0; row < std::min(old.height, shape.height); ++row)
                for (Index column = 0; column < std::min(old.width, shape.width); ++column)
                    result.at(n, c, {row, column}) = tensor.at(n, c, {row, column});
    return result;
}

} // namespace tconv
