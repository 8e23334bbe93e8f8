// SPDX-License-Identifier: MIT
#include <tconv/engine/gradient/dot_gradient.h>
#include <tconv/engine/gradient/gradient_estimates.h>
#include <tconv/engine/gradient/gradient_rows.h>
#include <tconv/engine/gradient/panel_gradient.h>
#include <tconv/engine/paths/path_choice.h>

#include <array>

namespace tconv {

namespace {

template <typename T>
constexpr std::array kRows{
    GradientRow<T>{GradientPath::Panels, [](const LayerShape&) { return true; },
                   panelGradientNanoseconds<T>, makePanelGradient<T>},
    GradientRow<T>{GradientPath::Rows, isDotGradientPossible, dotGradientNanoseconds<T>,
                   makeDotGradient<T>},
};

} // namespace

template <typename T>
std::span<const GradientRow<T>> gradientRows()
{
    return kRows<T>;
}

template <typename T>
const GradientRow<T>& chooseGradient(const LayerShape& shape, InstructionSet instructions,
                                     std::optional<GradientPath> wish)
{
    return cheapestRow(gradientRows<T>(), shape, instructions, [&](const GradientRow<T>& row) {
        return (!wish || row.path == *wish) && row.isPossible(shape);
    });
}

template std::span<const GradientRow<float>> gradientRows<float>();
template std::span<const GradientRow<double>> gradientRows<double>();
template const GradientRow<float>& chooseGradient(const LayerShape&, InstructionSet,
                                                  std::optional<GradientPath>);
template const GradientRow<double>& chooseGradient(const LayerShape&, InstructionSet,
                                                   std::optional<GradientPath>);

} // namespace tconv
