// SPDX-License-Identifier: MIT
#include <tconv/engine/conv2d_plan.h>
#include <tconv/engine/convolution/convolution_rows.h>
#include <tconv/engine/paths/prepared_layer.h>
#include <tconv/layer/legality.h>

#include <array>

namespace tconv {

template <typename T>
Conv2dPlan<T>::Conv2dPlan(PreparedLayer<T, ConvolutionPath> layer)
    : LayerPlan<T, ConvolutionPath>(std::move(layer))
{
}

template <typename T>
Result<Conv2dPlan<T>> Conv2dPlan<T>::make(const Conv2dLayer& layer, Shape4 input,
                                          const LayerValues<T>& values,
                                          const Conv2dChoices& choices)
{
    const std::vector<Problem> problems = checkConv2d(layer, input);
    if (!problems.empty())
        return problems.front();
    return makeFor(convolutionShape(layer, input), values, choices);
}

template <typename T>
Result<Conv2dPlan<T>> Conv2dPlan<T>::makeAdjoint(const ConvTranspose2dLayer& layer,
                                                 Shape4 layerInput, std::span<const T> weight,
                                                 const Conv2dChoices& choices)
{
    const std::array sizes{layerInput.batch, layerInput.channels, layerInput.height,
                           layerInput.width};
    const std::vector<Problem> problems = checkForward(layer, sizes);
    if (!problems.empty())
        return problems.front();
    return makeFor(adjointShape(layerShape(layer, layerInput)), {weight, {}}, choices);
}

template <typename T>
Result<Conv2dPlan<T>> Conv2dPlan<T>::makeFor(const ConvolutionShape& shape,
                                             const LayerValues<T>& values,
                                             const Conv2dChoices& choices)
{
    auto prepared = prepareLayer(convolutionRows<T>(), shape, shape.sizes, shape.multiplyAdds(),
                                 values, choices);
    if (!prepared)
        return prepared.problem();
    return Conv2dPlan(std::move(prepared).value());
}

template class Conv2dPlan<float>;
template class Conv2dPlan<double>;

} // namespace tconv
