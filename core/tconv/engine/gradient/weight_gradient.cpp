// SPDX-License-Identifier: MIT
#include <tconv/engine/gradient/gradient_rows.h>
#include <tconv/engine/gradient/weight_gradient.h>
#include <tconv/engine/threads/thread_pool.h>
#include <tconv/layer/legality.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace tconv {

std::string_view name(GradientPath path)
{
    return path == GradientPath::Panels ? "panels" : "rows";
}

template <typename T>
WeightGradientPlan<T>::WeightGradientPlan(const LayerShape& shape, std::string description,
                                          int threads,
                                          std::unique_ptr<GradientExecutor<T>> executor)
    : m_shape(shape)
    , m_description(std::move(description))
    , m_threads(threads)
    , m_executor(std::move(executor))
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
    const InstructionSet instructions = usableInstructionSet(choices.instructions);
    const int threads = std::max(1, choices.threads);
    const LayerShape shape = layerShape(layer, input);
    const GradientRow<T>& row = chooseGradient<T>(shape, instructions, choices.weightPath);
    auto executor = row.make(shape, instructions, threads);
    if (!executor)
        return executor.problem();
    if (threads > 1)
        sharedThreadPool().prepare(threads);
    std::string description =
        std::string(tconv::name(row.path)) + ", " + executor.value()->describe();
    return WeightGradientPlan(shape, std::move(description), threads, std::move(executor).value());
}

template <typename T>
RunState WeightGradientPlan<T>::run(std::span<const T> input, std::span<const T> gradOutput,
                                    std::span<T> gradWeight, int threads, RunMonitor* monitor)
{
    assert(static_cast<Index>(input.size()) == m_shape.inputValues());
    assert(static_cast<Index>(gradOutput.size()) == m_shape.outputValues());
    assert(static_cast<Index>(gradWeight.size()) == m_shape.weightValues());
    return m_executor->run(input.data(), gradOutput.data(), gradWeight.data(),
                           std::min(threads, m_threads), monitor);
}

template <typename T>
std::string WeightGradientPlan<T>::describe() const
{
    return m_description;
}

template class WeightGradientPlan<float>;
template class WeightGradientPlan<double>;

} // namespace tconv
