// SPDX-License-Identifier: MIT
#include <tconv/engine/paths/path_rows.h>
#include <tconv/engine/paths/prepared_layer.h>
#include <tconv/engine/plan.h>
#include <tconv/layer/legality.h>

#include <array>

namespace tconv {

template <typename T>
ConvTranspose2dPlan<T>::ConvTranspose2dPlan(PreparedLayer<T, EnginePath> layer)
    : LayerPlan<T, EnginePath>(std::move(layer))
{
}

template <typename T>
Result<ConvTranspose2dPlan<T>>
ConvTranspose2dPlan<T>::make(const ConvTranspose2dLayer& layer, Shape4 input,
                             const LayerValues<T>& values, const PlanChoices& choices)
{
    const std::array sizes{input.batch, input.channels, input.height, input.width};
    const std::vector<Problem> problems = checkForward(layer, sizes);
    if (!problems.empty())
        return problems.front();
    const LayerShape shape = layerShape(layer, input);
    auto prepared = prepareLayer(pathRows<T>(), shape, shape, multiplyAdds(shape), values, choices);
    if (!prepared)
        return prepared.problem();
    return ConvTranspose2dPlan(std::move(prepared).value());
}

template class ConvTranspose2dPlan<float>;
template class ConvTranspose2dPlan<double>;

} // namespace tconv
