// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/engine/one_call.h>
#include <tconv/layer/legality.h>

#include <array>
#include <limits>
#include <new>

namespace tconv {

namespace {

constexpr Index kMost = std::numeric_limits<Index>::max();

std::optional<Index> sizeOf(std::size_t bias)
{
    return bias == 0 ? std::nullopt : std::optional(static_cast<Index>(bias));
}

Index channelsOf(Index perGroup, Index groups)
{
    return checkedProduct(perGroup, groups).value_or(kMost);
}

template <typename T, typename Plan>
Result<Tensor4<T>> outputOf(Plan& plan, const Tensor4<T>& input, int threads)
{
    const Shape4 shape = plan.outputShape();
    try {
        Tensor4<T> output(shape);
        plan.run(input.values(), output.values(), threads);
        return output;
    } catch (const std::bad_alloc&) {
        const Index bytes =
            checkedProduct(shape.elements().value_or(kMost), sizeof(T)).value_or(kMost);
        return Problem{ProblemCode::OutOfMemory, {}, {bytes}, "the output"};
    }
}

} // namespace

template <typename T>
Result<Tensor4<T>> convTranspose2d(const Tensor4<T>& input, const Tensor4<T>& weight,
                                   std::span<const std::type_identity_t<T>> bias,
                                   const ConvTranspose2dOptions& options,
                                   const PlanChoices& choices)
{
    const ConvTranspose2dLayer layer{.inChannels = weight.shape().batch,
                                     .outChannels =
                                         channelsOf(weight.shape().channels, options.groups),
                                     .kernelSize = weight.shape().plane(),
                                     .options = options,
                                     .bias = !bias.empty()};
    const Shape4& x = input.shape();
    const std::vector<Problem> problems = checkForward(
        layer, std::array{x.batch, x.channels, x.height, x.width}, sizeOf(bias.size()));
    if (!problems.empty())
        return problems.front();
    auto plan = ConvTranspose2dPlan<T>::make(layer, x, {weight.values(), bias}, choices);
    if (!plan)
        return plan.problem();
    return outputOf(plan.value(), input, choices.threads);
}

template <typename T>
Result<Tensor4<T>> conv2d(const Tensor4<T>& input, const Tensor4<T>& weight,
                          std::span<const std::type_identity_t<T>> bias,
                          const Conv2dOptions& options, const Conv2dChoices& choices)
{
    const Conv2dLayer layer{.inChannels = channelsOf(weight.shape().channels, options.groups),
                            .outChannels = weight.shape().batch,
                            .kernelSize = weight.shape().plane(),
                            .options = options};
    const std::vector<Problem> problems = checkConv2d(layer, input.shape(), sizeOf(bias.size()));
    if (!problems.empty())
        return problems.front();
    auto plan = Conv2dPlan<T>::make(layer, input.shape(), {weight.values(), bias}, choices);
    if (!plan)
        return plan.problem();
    return outputOf(plan.value(), input, choices.threads);
}

template Result<Tensor4<float>> convTranspose2d(const Tensor4<float>&, const Tensor4<float>&,
                                                std::span<const float>,
                                                const ConvTranspose2dOptions&, const PlanChoices&);
template Result<Tensor4<double>> convTranspose2d(const Tensor4<double>&, const Tensor4<double>&,
                                                 std::span<const double>,
                                                 const ConvTranspose2dOptions&, const PlanChoices&);
template Result<Tensor4<float>> conv2d(const Tensor4<float>&, const Tensor4<float>&,
                                       std::span<const float>, const Conv2dOptions&,
                                       const Conv2dChoices&);
template Result<Tensor4<double>> conv2d(const Tensor4<double>&, const Tensor4<double>&,
                                        std::span<const double>, const Conv2dOptions&,
                                        const Conv2dChoices&);

} // namespace tconv
