// SPDX-License-Identifier: MIT
#include <tconv/matrix/round_trip.h>

#include <algorithm>
#include <functional>

namespace tconv {

namespace {

Tensor4<Rational> difference(const Tensor4<Rational>& a, const Tensor4<Rational>& b)
{
    Tensor4<Rational> result(a.shape());
    std::ranges::transform(a.values(), b.values(), result.values().begin(),
                           [](const Rational& x, const Rational& y) { return Rational(x - y); });
    return result;
}

bool isZero(const Tensor4<Rational>& tensor)
{
    return std::ranges::all_of(tensor.values(), [](const Rational& x) { return x.is_zero(); });
}

ShapeReturn shapeReturn(AxisSettings settings, Index size)
{
    const Index room = size + 2 * settings.padding - settings.dilation * (settings.kernel - 1) - 1;
    if (room < 0)
        return {size, 0, 0};
    settings.input = room / settings.stride + 1;
    settings.outputPadding = 0;
    return {size, settings.input, std::max<Index>(0, outputSize(settings))};
}

} // namespace

std::optional<RoundTrip> roundTrip(const Experiment& experiment, Index sample,
                                   const CheckLimits& limits)
{
    if (forwardCost(experiment).value_or(limits.products + 1) > limits.products)
        return std::nullopt;
    const Tensor4<Rational> x = sampleOf(experiment, sample);
    RoundTrip trip;
    trip.y = transposedOf(experiment, x);
    trip.back = forwardOf(experiment, trip.y);
    trip.again = transposedOf(experiment, trip.back);
    trip.residual = difference(trip.back, x);
    trip.residualAgain = difference(trip.again, trip.y);
    trip.isInverse = isZero(trip.residual) && isZero(trip.residualAgain);
    trip.conv2dSize = conv2dSizeOf(experiment);
    return trip;
}

std::vector<ShapeReturn> shapeReturns(const AxisSettings& settings, Index firstSize, Index count)
{
    std::vector<ShapeReturn> returns;
    for (Index i = 0; i < count; ++i)
        returns.push_back(shapeReturn(settings, firstSize + i));
    return returns;
}

} // namespace tconv
