// SPDX-License-Identifier: MIT
#include "commands/tensor_output.h"

#include "commands/tensor_rules.h"
#include <tconv/engine/plan.h>
#include <tconv/experiment/plain_scatter.h>
#include <tconv/layer/legality.h>
#include <tconv/layer/size.h>

#include <algorithm>
#include <array>

using tconv::BigInteger;
using tconv::Buffer;
using tconv::Index;
using tconv::NpyArray;
using tconv::NpyType;
using tconv::NumberTensor;
using tconv::Problem;
using tconv::ProblemCode;
using tconv::Shape4;
using tconv::Tensor4;

namespace {

/// The values as T's; the same ones where they are that already.
template <typename T>
std::vector<T> takenAs(NpyArray&& array)
{
    return std::visit(
        [](auto&& tensor) {
            auto values = std::move(tensor.values());
            if constexpr (std::is_same_v<decltype(values), std::vector<T>>) {
                return values;
            } else {
                std::vector<T> converted;
                converted.reserve(values.size());
                for (const auto& value : values)
                    converted.push_back(static_cast<T>(value));
                return converted;
            }
        },
        std::move(array.values));
}

template <typename T>
Tensor4<T> tensorAs(NpyArray&& array)
{
    const Shape4 shape = array.shape();
    return {shape, takenAs<T>(std::move(array))};
}

/// By the engine, in the arithmetic of T.
template <typename T>
Loaded<TensorOutput> byEngine(LoadedTensors&& tensors, const TensorLayer& layer, int threads,
                              tconv::RunMonitor& monitor)
{
    auto plan = [&] {
        const std::vector<T> weight = takenAs<T>(std::move(tensors.weight));
        const std::vector<T> bias =
            tensors.bias ? takenAs<T>(*std::move(tensors.bias)) : std::vector<T>();
        tconv::PlanChoices choices;
        choices.threads = threads;
        auto made = tconv::ConvTranspose2dPlan<T>::make(layer.layer, layer.input,
                                                        {.weight = weight, .bias = bias}, choices);
        if (made)
            made.value().pack(&monitor);
        return made;
    }(); // the plan has its own weights
    if (!plan)
        return Failure(plan.problem());
    const std::vector<T> input = takenAs<T>(std::move(tensors.input));
    auto output = Buffer<T>::make(*layer.output.elements(), "the output");
    if (!output)
        return Failure(output.problem());
    plan.value().run(input, output.value().span(), threads, &monitor);
    return TensorOutput{layer, std::move(output).value()};
}

/// By one plain loop, in the arithmetic of T.
template <typename T>
Tensor4<T> scattered(LoadedTensors&& loaded, const TensorLayer& layer)
{
    tconv::PlainTensors<T> tensors{tensorAs<T>(std::move(loaded.input)),
                                   tensorAs<T>(std::move(loaded.weight)), std::nullopt};
    if (loaded.bias)
        tensors.bias = takenAs<T>(*std::move(loaded.bias));
    return plainScatter(tensors, layer.layer.options);
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
    const Shape4& weight = loaded.weight.shape();
    const Index terms = weight.batch / groups * weight.height * weight.width;
    const BigInteger products =
        BigInteger(largestMagnitude(loaded.input) * largestMagnitude(loaded.weight) * terms);
    return loaded.bias ? BigInteger(products + largestMagnitude(*loaded.bias)) : products;
}

/// Integers in the fastest type that is sure to hold every sum.
Loaded<TensorOutput> exactly(LoadedTensors&& loaded, const TensorLayer& layer, int threads,
                             tconv::RunMonitor& monitor)
{
    const BigInteger bound = boundOfSums(loaded, layer.layer.options.groups);
    if (bound < BigInteger(1) << 53) // as the inputs and weights are, unless the sums are all 0
        return byEngine<double>(std::move(loaded), layer, threads, monitor);
    const std::optional<Index> biasSize =
        loaded.bias ? std::optional(loaded.bias->shape().width) : std::nullopt;
    const std::vector<Problem> problems =
        checkPlainScatter(layer.input, loaded.weight.shape(), biasSize, layer.layer.options);
    if (!problems.empty())
        return Failure(problems.front());
    if (bound < BigInteger(1) << 63)
        return TensorOutput{layer, scattered<std::int64_t>(std::move(loaded), layer)};
    if (bound < BigInteger(1) << 126)
        return TensorOutput{layer, NumberTensor(tconv::ScaledTensor<tconv::Wide>{
                                       scattered<tconv::Wide>(std::move(loaded), layer), 1})};
    const Tensor4<BigInteger> sums = scattered<BigInteger>(std::move(loaded), layer);
    return TensorOutput{layer, NumberTensor(Tensor4<tconv::Rational>(
                                   sums.shape(), {sums.values().begin(), sums.values().end()}))};
}

NpyType typeOf(const LoadedTensors& tensors)
{
    if (tensors.input.type() != NpyType::Int64)
        return tensors.input.type();
    const bool isInteger = tensors.weight.type() == NpyType::Int64 &&
                           (!tensors.bias || tensors.bias->type() == NpyType::Int64);
    return isInteger ? NpyType::Int64 : NpyType::Float64;
}

/// Whether sums in float64 cost no time and memory that anybody would notice.
bool isSmall(const TensorLayer& layer)
{
    constexpr double kMost = 1 << 20;
    const auto count = [](const Shape4& shape) {
        return static_cast<double>(shape.elements().value());
    };
    const double products = count(layer.input) * static_cast<double>(layer.layer.outChannels) /
                            static_cast<double>(layer.layer.options.groups) *
                            static_cast<double>(layer.layer.kernelSize.height) *
                            static_cast<double>(layer.layer.kernelSize.width);
    return products + count(layer.output) <= kMost;
}

} // namespace

Loaded<TensorLayer> tensorLayer(const LoadedTensors& tensors, const SourceArguments& source,
                                bool isPrinted)
{
    const tconv::Result<tconv::ConvTranspose2dOptions> options = resolved(source.layer, tensors);
    if (!options)
        return Failure(options.problem());
    const Shape4& weight = tensors.weight.shape();
    TensorLayer result{.layer = {.inChannels = weight.batch,
                                 .kernelSize = weight.plane(),
                                 .options = options.value(),
                                 .bias = tensors.bias.has_value()},
                       .input = tensors.input.shape(),
                       .output = {},
                       .rank = tensors.input.rank,
                       .type = typeOf(tensors)};
    result.layer.outChannels = weight.channels * std::max<Index>(1, options.value().groups);
    const std::array sizes{result.input.batch, result.input.channels, result.input.height,
                           result.input.width};
    const std::optional<Index> biasSize =
        tensors.bias ? std::optional(tensors.bias->shape().width) : std::nullopt;
    std::vector<Problem> problems = checkForward(result.layer, sizes, biasSize);
    if (!problems.empty())
        return failureOf(problems.front(), tensors, source);
    const tconv::Size2 size = outputSize(result.input.plane(), weight.plane(), options.value());
    result.output = {result.input.batch, result.layer.outChannels, size.height, size.width};
    const Index cells = result.output.elements().value();
    if (isPrinted && cells > tconv::kMaxPlainCells)
        return Failure(Problem{ProblemCode::SizeTooLarge,
                               {},
                               {cells, tconv::kMaxPlainCells},
                               "the number of output values that are printed"});
    return result;
}

Loaded<TensorOutput> computed(LoadedTensors tensors, const TensorLayer& layer, int threads,
                              tconv::RunMonitor& monitor)
{
    if (layer.type == NpyType::Int64)
        return exactly(std::move(tensors), layer, threads, monitor);
    if (layer.type == NpyType::Float64 || isSmall(layer))
        return byEngine<double>(std::move(tensors), layer, threads, monitor);
    return byEngine<float>(std::move(tensors), layer, threads, monitor);
}
