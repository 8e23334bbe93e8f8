// SPDX-License-Identifier: MIT
#include <tconv/engine/thread_pool.h>
#include <tconv/engine/weight_gradient.h>
#include <tconv/engine/weight_gradient_work.h>
#include <tconv/layer/legality.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace tconv {

template <typename T>
WeightGradientPlan<T>::WeightGradientPlan(std::unique_ptr<WeightGradientWork<T>> work)
    : m_work(std::move(work))
{
}

template <typename T>
WeightGradientPlan<T>::WeightGradientPlan(WeightGradientPlan&&) noexcept = default;
template <typename T>
WeightGradientPlan<T>& WeightGradientPlan<T>::operator=(WeightGradientPlan&&) noexcept = default;
template <typename T>
WeightGradientPlan<T>::~WeightGradientPlan() = default;

template <typename T>
Result<WeightGradientPlan<T>> WeightGradientPlan<T>::make(const ConvTranspose2dLayer& layer,
                                                          Shape4 input,
                                                          const GradientChoices& choices)
{
    const std::array sizes{input.batch, input.channels, input.height, input.width};
    const std::vector<Problem> problems = checkForward(layer, sizes);
    if (!problems.empty())
        return problems.front();
    const InstructionSet instructions = std::min(
        choices.instructions.value_or(chosenInstructionSet()), availableInstructionSets().back());
    const int threads = std::max(1, choices.threads);
    auto work =
        std::make_unique<WeightGradientWork<T>>(layerShape(layer, input), instructions, threads);
    if (const std::optional<Problem> problem = work->prepare())
        return *problem;
    if (threads > 1)
        sharedThreadPool().prepare(threads);
    return WeightGradientPlan(std::move(work));
}

template <typename T>
RunState WeightGradientPlan<T>::run(std::span<const T> input, std::span<const T> gradOutput,
                                    std::span<T> gradWeight, int threads, RunMonitor* monitor)
{
    assert(static_cast<Index>(input.size()) == m_work->shape().inputValues());
    assert(static_cast<Index>(gradOutput.size()) == m_work->shape().outputValues());
    assert(static_cast<Index>(gradWeight.size()) == m_work->shape().weightValues());
    return m_work->run(input.data(), gradOutput.data(), gradWeight.data(),
                       std::min(threads, m_work->threads()), monitor);
}

template <typename T>
std::string WeightGradientPlan<T>::describe() const
{
    return m_work->describe();
}

template class WeightGradientPlan<float>;
template class WeightGradientPlan<double>;

} // namespace tconv
