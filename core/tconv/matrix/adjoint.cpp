// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/experiment/evaluation.h>
#include <tconv/matrix/adjoint.h>
#include <tconv/matrix/conv2d.h>

#include <cassert>
#include <limits>
#include <numeric>

namespace tconv {

namespace {

Rational innerProduct(const Tensor4<Rational>& a, const Tensor4<Rational>& b)
{
    assert(a.shape() == b.shape());
    return std::inner_product(a.values().begin(), a.values().end(), b.values().begin(),
                              Rational(0));
}

Conv2dOptions forwardOptions(const ConvTranspose2dOptions& options)
{
    return {options.stride, options.padding, options.dilation, options.groups};
}

Index conv2dSize(const AxisSettings& axis)
{
    return (outputSize(axis) + 2 * axis.padding - axis.dilation * (axis.kernel - 1) - 1) /
               axis.stride +
           1;
}

} // namespace

Tensor4<Rational> probe(Shape4 shape)
{
    Tensor4<Rational> u(shape);
    std::uint32_t state = 2463534242; // xorshift32, as its author began it
    for (Rational& value : u.values()) {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        value = static_cast<Index>(state % 19) - 9;
    }
    return u;
}

Tensor4<Rational> sampleOf(const Experiment& experiment, Index sample)
{
    const Shape4& shape = experiment.input.shape();
    assert(sample >= 0 && sample < shape.batch);
    const Index size = shape.channels * shape.height * shape.width;
    const auto begin = experiment.input.values().begin() + sample * size;
    return {{1, shape.channels, shape.height, shape.width}, {begin, begin + size}};
}

Tensor4<Rational> transposedOf(const Experiment& experiment, const Tensor4<Rational>& x)
{
    Experiment plain;
    plain.input = x;
    plain.weight = experiment.weight;
    plain.options = experiment.options;
    const Evaluation evaluation =
        evaluate(plain, {.bigProducts = std::numeric_limits<Index>::max()});
    assert(evaluation.ok());
    const NumberTensor output = evaluation.output();
    Tensor4<Rational> y(output.shape());
    auto value = y.values().begin();
    for (Index n = 0; n < y.shape().batch; ++n)
        for (Index c = 0; c < y.shape().channels; ++c)
            for (Index row = 0; row < y.shape().height; ++row)
                for (Index column = 0; column < y.shape().width; ++column)
                    *value++ = output.exact(n, c, {row, column});
    return y;
}

Tensor4<Rational> forwardOf(const Experiment& experiment, const Tensor4<Rational>& u)
{
    const Shape4& in = experiment.input.shape();
    return resized(conv2d(u, experiment.weight, std::nullopt, forwardOptions(experiment.options)),
                   {u.shape().batch, in.channels, in.height, in.width});
}

Size2 conv2dSizeOf(const Experiment& experiment)
{
    const Size2 input = experiment.input.shape().plane();
    const Size2 kernel = experiment.weight.shape().plane();
    return {conv2dSize(along(Axis::Height, input, kernel, experiment.options)),
            conv2dSize(along(Axis::Width, input, kernel, experiment.options))};
}

std::optional<Index> forwardCost(const Experiment& experiment)
{
    const Shape4& weight = experiment.weight.shape();
    const Size2 size = conv2dSizeOf(experiment);
    return checkedProduct(
        {size.height, size.width, weight.batch, weight.channels, weight.height, weight.width});
}

std::optional<AdjointCheck> adjointCheck(const Experiment& experiment, Index sample,
                                         const CheckLimits& limits)
{
    if (forwardCost(experiment).value_or(limits.products + 1) > limits.products)
        return std::nullopt;
    const Tensor4<Rational> x = sampleOf(experiment, sample);
    const Tensor4<Rational> y = transposedOf(experiment, x);
    const Tensor4<Rational> u = probe(y.shape());
    return AdjointCheck{innerProduct(forwardOf(experiment, u), x), innerProduct(u, y)};
}

} // namespace tconv
