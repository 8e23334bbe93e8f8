// SPDX-License-Identifier: MIT
#include "catch.hpp"
#include "support/engine.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace {

std::vector<double> fractions(tconv::Index count, double step)
{
    std::vector<double> values(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = std::sin(step * static_cast<double>(i + 1));
    return values;
}

template <typename T>
std::vector<double> computed(const tconv::ConvTranspose2dLayer& layer, tconv::Shape4 input,
                             const tconv::PlanChoices& choices)
{
    const auto weights = fractions(layer.inChannels * layer.outChannels * 16, 0.7);
    const auto values = fractions(input.elements().value(), 1.3);
    const std::vector<T> weight(weights.begin(), weights.end());
    const std::vector<T> x(values.begin(), values.end());
    auto plan = tconv::ConvTranspose2dPlan<T>::make(layer, input, {weight, {}}, choices);
    std::vector<T> y(static_cast<std::size_t>(plan.value().outputShape().elements().value()));
    plan.value().run(x, y);
    return {y.begin(), y.end()};
}

double largest(const std::vector<double>& values)
{
    double most = 1;
    for (const double value : values)
        most = std::max(most, std::abs(value));
    return most;
}

double largestDifference(const std::vector<double>& a, const std::vector<double>& b)
{
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

} // namespace

TEST_CASE("Sums over 512 channels are as exact as the number type allows", "[plan]")
{
    const tconv::ConvTranspose2dLayer layer{.inChannels = 512,
                                            .outChannels = 13,
                                            .kernelSize = {4, 4},
                                            .options = {.stride = {2, 2}, .padding = {1, 1}}};
    const tconv::Shape4 input{1, 512, 7, 9};
    const auto exact = computed<double>(layer, input, {tconv::EnginePath::Scatter, {}, 1});
    for (const tconv::PlanChoices& choices : support::everyChoice()) {
        CAPTURE(static_cast<int>(*choices.path));
        CHECK(largestDifference(computed<float>(layer, input, choices), exact) <
              1e-5 * largest(exact));
        CHECK(largestDifference(computed<double>(layer, input, choices), exact) <
              1e-12 * largest(exact));
    }
}
