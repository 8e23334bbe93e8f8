// SPDX-License-Identifier: MIT
#include <tconv/base/checked.h>
#include <tconv/experiment/small_operands.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace tconv {

namespace {

constexpr Index kEnd = Index(1) << 62; ///< no sum may reach it

std::optional<Index> lcmOf(Index a, Index b)
{
    return checkedProduct(a / std::gcd(a, b), b);
}

std::optional<Index> commonDenominator(std::span<const Rational> values)
{
    Index common = 1;
    for (const Rational& value : values) {
        const std::optional<SmallFraction> small = smallFraction(value);
        if (!small)
            return std::nullopt;
        if (small->below == 1 || small->below == common)
            continue;
        const std::optional<Index> larger = lcmOf(common, small->below);
        if (!larger)
            return std::nullopt;
        common = *larger;
    }
    return common;
}

/// All values times the scale, which makes integers of them.
std::optional<std::vector<std::int64_t>> scaledUp(std::span<const Rational> values, Index scale)
{
    std::vector<std::int64_t> integers;
    integers.reserve(values.size());
    for (const Rational& value : values) {
        const SmallFraction small = smallFraction(value).value();
        const std::optional<Index> scaled = checkedProduct(small.above, scale / small.below);
        if (!scaled || std::abs(*scaled) >= kEnd)
            return std::nullopt;
        integers.push_back(*scaled);
    }
    return integers;
}

Index largestMagnitude(const std::vector<std::int64_t>& values)
{
    Index largest = 0;
    for (const std::int64_t value : values)
        largest = std::max(largest, std::abs(value));
    return largest;
}

bool canOverflow(const Operands<std::int64_t>& operands, const Experiment& experiment)
{
    const Shape4& weight = experiment.weight.shape();
    const Index terms = weight.batch / experiment.options.groups * weight.height * weight.width;
    const std::optional<Index> sums = checkedProduct(
        {largestMagnitude(operands.input), largestMagnitude(operands.weight), terms});
    return !sums || *sums >= kEnd - largestMagnitude(operands.bias);
}

} // namespace

std::optional<Operands<std::int64_t>> smallOperands(const Experiment& experiment)
{
    const std::vector<Rational> bias = experiment.bias.value_or(
        std::vector<Rational>(static_cast<std::size_t>(layerOf(experiment).outChannels)));
    const auto ofInput = commonDenominator(experiment.input.values());
    const auto ofWeight = commonDenominator(experiment.weight.values());
    const auto ofBias = commonDenominator(bias);
    if (!ofInput || !ofWeight || !ofBias)
        return std::nullopt;
    const auto ofProducts = checkedProduct(*ofInput, *ofWeight);
    const auto ofAll = ofProducts ? lcmOf(*ofProducts, *ofBias) : std::nullopt;
    if (!ofAll)
        return std::nullopt;
    auto input = scaledUp(experiment.input.values(), *ofInput);
    // What the bias adds to the denominator goes into the weight, so that products share it.
    auto weight = scaledUp(experiment.weight.values(), *ofAll / *ofInput);
    auto scaledBias = scaledUp(bias, *ofAll);
    if (!input || !weight || !scaledBias)
        return std::nullopt;
    Operands<std::int64_t> operands{*std::move(input), *std::move(weight), *std::move(scaledBias),
                                    BigInteger(*ofAll)};
    return canOverflow(operands, experiment) ? std::nullopt : std::optional(std::move(operands));
}

} // namespace tconv
