// SPDX-License-Identifier: MIT
// The outputs of .npy tensors, by one plain loop: an engine would replace scattered() alone.
#include "commands/answer.h"
#include <tconv/base/wide.h>
#include <tconv/experiment/plain_scatter.h>

#include <algorithm>

using tconv::BigInteger;
using tconv::ConvTranspose2dOptions;
using tconv::Index;
using tconv::NpyArray;
using tconv::NpyType;
using tconv::NumberTensor;
using tconv::PlainTensors;
using tconv::Tensor4;

namespace {

template <typename T>
Tensor4<T> converted(const NpyArray& array)
{
    return std::visit(
        [](const auto& tensor) {
            std::vector<T> values;
            values.reserve(tensor.values().size());
            for (const auto& value : tensor.values())
                values.push_back(static_cast<T>(value));
            return Tensor4<T>(tensor.shape(), std::move(values));
        },
        array.values);
}

template <typename T>
Tensor4<T> scattered(const LoadedTensors& loaded, const ConvTranspose2dOptions& options)
{
    PlainTensors<T> tensors{converted<T>(loaded.input), converted<T>(loaded.weight), std::nullopt};
    if (loaded.bias)
        tensors.bias = converted<T>(*loaded.bias).values();
    return plainScatter(tensors, options);
}

BigInteger largestMagnitude(const NpyArray& array)
{
    const auto& values = std::get<Tensor4<std::int64_t>>(array.values).values();
    if (values.empty())
        return 0;
    const auto [least, most] = std::ranges::minmax(values);
    return std::max(BigInteger(abs(BigInteger(least))), BigInteger(abs(BigInteger(most))));
}

/// No partial sum of a cell can exceed this.
BigInteger boundOfSums(const LoadedTensors& loaded, Index groups)
{
    const tconv::Shape4& weight = loaded.weight.shape();
    const Index terms = weight.batch / groups * weight.height * weight.width;
    const BigInteger products =
        BigInteger(largestMagnitude(loaded.input) * largestMagnitude(loaded.weight) * terms);
    return loaded.bias ? BigInteger(products + largestMagnitude(*loaded.bias)) : products;
}

/// Integers in the narrowest type that is sure to hold every sum.
NumberTensor exactly(const LoadedTensors& loaded, const ConvTranspose2dOptions& options)
{
    const BigInteger bound = boundOfSums(loaded, options.groups);
    if (bound < BigInteger(1) << 63)
        return NumberTensor(
            tconv::ScaledTensor<std::int64_t>{scattered<std::int64_t>(loaded, options), 1});
    if (bound < BigInteger(1) << 126)
        return NumberTensor(
            tconv::ScaledTensor<tconv::Wide>{scattered<tconv::Wide>(loaded, options), 1});
    const Tensor4<BigInteger> sums = scattered<BigInteger>(loaded, options);
    return NumberTensor(
        Tensor4<tconv::Rational>(sums.shape(), {sums.values().begin(), sums.values().end()}));
}

bool isInteger(const NpyArray& array)
{
    return array.type() == NpyType::Int64;
}

Answer computed(const LoadedTensors& loaded, const ConvTranspose2dOptions& options)
{
    const int rank = loaded.input.rank;
    const bool allIntegers = isInteger(loaded.input) && isInteger(loaded.weight) &&
                             (!loaded.bias || isInteger(*loaded.bias));
    if (allIntegers)
        return {exactly(loaded, options), rank, false};
    Tensor4<double> output = scattered<double>(loaded, options);
    const bool isFloat32 = loaded.input.type() == NpyType::Float32;
    if (isFloat32)
        for (double& value : output.values())
            value = static_cast<float>(value);
    return {NumberTensor(std::move(output)), rank, isFloat32};
}

} // namespace

Loaded<Answer> answerOf(const LoadedTensors& loaded, const LayerArguments& layer)
{
    const tconv::Shape4& input = loaded.input.shape();
    const tconv::Shape4& weight = loaded.weight.shape();
    ConvTranspose2dOptions options = layer.options;
    if (options.groups > 0) { // otherwise the layer cannot even be made
        const auto inputRank = static_cast<std::size_t>(std::max(loaded.input.rank, 3));
        const tconv::Result<ConvTranspose2dOptions> chosen =
            resolved(layer, inputRank, input.plane(), weight.plane());
        if (!chosen)
            return Failure(chosen.problem());
        options = chosen.value();
    }
    const std::optional<Index> biasSize =
        loaded.bias ? std::optional(loaded.bias->shape().width) : std::nullopt;
    const std::vector<tconv::Problem> problems =
        checkPlainScatter(input, weight, biasSize, options);
    if (!problems.empty())
        return Failure(problems.front());
    return computed(loaded, options);
}
