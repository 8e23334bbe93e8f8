// SPDX-License-Identifier: MIT
#include <tconv/experiment/operands.h>
#include <tconv/experiment/small_operands.h>

#include <algorithm>

namespace tconv {

namespace {

using boost::multiprecision::abs;
using boost::multiprecision::lcm;

BigInteger commonDenominator(const std::vector<Rational>& values)
{
    BigInteger common = 1;
    for (const Rational& value : values)
        if (const BigInteger own = denominator(value); own != 1 && own != common)
            common = lcm(common, own);
    return common;
}

/// value * scale, which the caller knows to be an integer.
BigInteger scaledUp(const Rational& value, const BigInteger& scale)
{
    if (scale == 1)
        return numerator(value);
    const BigInteger own = denominator(value);
    return BigInteger(numerator(value) * (own == 1 ? scale : BigInteger(scale / own)));
}

std::vector<BigInteger> scaledUp(const std::vector<Rational>& values, const BigInteger& scale)
{
    std::vector<BigInteger> integers(values.size());
    std::transform(values.begin(), values.end(), integers.begin(),
                   [&](const Rational& value) { return scaledUp(value, scale); });
    return integers;
}

BigInteger largestMagnitude(const std::vector<BigInteger>& values)
{
    if (values.empty())
        return 0;
    const auto [least, most] = std::minmax_element(values.begin(), values.end()); // copies nothing
    return std::max(BigInteger(abs(*least)), BigInteger(abs(*most)));
}

/// The bias as a list with a value for each output channel.
std::vector<Rational> biasValues(const Experiment& experiment)
{
    const auto channels = static_cast<std::size_t>(layerOf(experiment).outChannels);
    return experiment.bias.value_or(std::vector<Rational>(channels));
}

/// All numbers as integers over one denominator: products and bias are over `denominator`.
Operands<BigInteger> integerOperands(const Experiment& experiment)
{
    const std::vector<Rational> bias = biasValues(experiment);
    const BigInteger ofInput = commonDenominator(experiment.input.values());
    const BigInteger ofWeight = commonDenominator(experiment.weight.values());
    const BigInteger ofProducts = BigInteger(ofInput * ofWeight);
    Operands<BigInteger> operands;
    operands.denominator = lcm(ofProducts, commonDenominator(bias));
    operands.input = scaledUp(experiment.input.values(), ofInput);
    // What the bias adds to the denominator goes into the weight, so that products share it.
    operands.weight = scaledUp(experiment.weight.values(),
                               BigInteger(ofWeight * (operands.denominator / ofProducts)));
    operands.bias = scaledUp(bias, operands.denominator);
    return operands;
}

/// Neither a partial sum of a cell nor an operand can exceed this.
BigInteger boundOfAll(const Operands<BigInteger>& operands, const Experiment& experiment)
{
    const Shape4& weight = experiment.weight.shape();
    const Index channels = weight.batch / experiment.options.groups;
    const Index terms = channels * weight.height * weight.width;
    const BigInteger input = largestMagnitude(operands.input);
    const BigInteger kernel = largestMagnitude(operands.weight);
    const BigInteger sums = input * kernel * terms + largestMagnitude(operands.bias);
    return std::max({sums, input, kernel}); // a zero on one side hides a large number on the other
}

template <typename T>
std::vector<T> narrowed(const std::vector<BigInteger>& values)
{
    std::vector<T> narrow(values.size());
    std::transform(values.begin(), values.end(), narrow.begin(),
                   [](const BigInteger& value) { return value.convert_to<T>(); });
    return narrow;
}

template <typename T>
Operands<T> narrowed(const Operands<BigInteger>& wide)
{
    return {narrowed<T>(wide.input), narrowed<T>(wide.weight), narrowed<T>(wide.bias),
            wide.denominator};
}

std::vector<double> rounded(const std::vector<Rational>& values)
{
    std::vector<double> doubles(values.size());
    std::transform(values.begin(), values.end(), doubles.begin(), toDouble);
    return doubles;
}

template <typename Integer>
NumberTensor scaledNumbers(Tensor4<Integer> sums, const BigInteger& denominator)
{
    return NumberTensor(ScaledTensor<Integer>{std::move(sums), denominator});
}

} // namespace

AnyOperands prepareOperands(const Experiment& experiment, const EvaluationLimits& limits)
{
    if (std::optional<Operands<std::int64_t>> small = smallOperands(experiment))
        return *std::move(small);
    const Operands<BigInteger> integers = integerOperands(experiment);
    const BigInteger largest = boundOfAll(integers, experiment);
    if (largest < BigInteger(1) << 62)
        return narrowed<std::int64_t>(integers);
    if (largest < BigInteger(1) << 126)
        return narrowed<Wide>(integers);
    const std::vector<Rational> bias = biasValues(experiment);
    if (productCount(experiment).value() <= limits.bigProducts)
        return Operands<Rational>{experiment.input.values(), experiment.weight.values(), bias};
    return Operands<double>{rounded(experiment.input.values()), rounded(experiment.weight.values()),
                            rounded(bias)};
}

NumberTensor numbers(Tensor4<std::int64_t> sums, const BigInteger& denominator)
{
    return scaledNumbers(std::move(sums), denominator);
}

NumberTensor numbers(Tensor4<Wide> sums, const BigInteger& denominator)
{
    return scaledNumbers(std::move(sums), denominator);
}

NumberTensor numbers(Tensor4<Rational> sums, const BigInteger&)
{
    return NumberTensor(std::move(sums));
}

NumberTensor numbers(Tensor4<double> sums, const BigInteger&)
{
    return NumberTensor(std::move(sums));
}

} // namespace tconv
