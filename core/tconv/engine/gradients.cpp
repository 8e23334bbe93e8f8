// SPDX-License-Identifier: MIT
#include <tconv/engine/gradients.h>

#include <algorithm>
#include <cassert>

namespace tconv {

template <typename T>
ConvTranspose2dGradients<T>::ConvTranspose2dGradients(Conv2dPlan<T> input,
                                                      WeightGradientPlan<T> weight,
                                                      BiasGradient<T> bias, int threads)
    : m_input(std::move(input))
    , m_weight(std::move(weight))
    , m_bias(std::move(bias))
    , m_threads(threads)
{
}

template <typename T>
Result<ConvTranspose2dGradients<T>>
ConvTranspose2dGradients<T>::make(const ConvTranspose2dLayer& layer, Shape4 input,
                                  std::span<const T> weight, const GradientChoices& choices)
{
    auto ofInput = Conv2dPlan<T>::makeAdjoint(layer, input, weight,
                                              {{}, choices.instructions, choices.threads});
    if (!ofInput)
        return ofInput.problem();
    ofInput.value().pack();
    auto ofWeight = WeightGradientPlan<T>::make(layer, input, choices);
    if (!ofWeight)
        return ofWeight.problem();
    auto ofBias = BiasGradient<T>::make(layerShape(layer, input));
    if (!ofBias)
        return ofBias.problem();
    return ConvTranspose2dGradients(std::move(ofInput).value(), std::move(ofWeight).value(),
                                    std::move(ofBias).value(), std::max(1, choices.threads));
}

template <typename T>
RunState ConvTranspose2dGradients<T>::ofInput(std::span<const T> gradOutput, std::span<T> gradInput,
                                              int threads, RunMonitor* monitor)
{
    return m_input.run(gradOutput, gradInput, threads, monitor);
}

template <typename T>
RunState
ConvTranspose2dGradients<T>::ofWeight(std::span<const T> input, std::span<const T> gradOutput,
                                      std::span<T> gradWeight, int threads, RunMonitor* monitor)
{
    return m_weight.run(input, gradOutput, gradWeight, threads, monitor);
}

template <typename T>
RunState ConvTranspose2dGradients<T>::ofBias(std::span<const T> gradOutput, std::span<T> gradBias,
                                             int threads, RunMonitor* monitor)
{
    assert(static_cast<Index>(gradOutput.size()) == m_input.inputShape().elements());
    assert(static_cast<Index>(gradBias.size()) == m_input.inputShape().channels);
    return m_bias.run(gradOutput.data(), gradBias.data(), std::min(threads, m_threads), monitor);
}

template <typename T>
std::string ConvTranspose2dGradients<T>::describe() const
{
    return m_input.describe().text() + "\n" + m_weight.describe();
}

template class ConvTranspose2dGradients<float>;
template class ConvTranspose2dGradients<double>;

} // namespace tconv
