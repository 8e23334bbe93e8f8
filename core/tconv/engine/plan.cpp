// SPDX-License-Identifier: MIT
#include <tconv/engine/executor_run.h>
#include <tconv/engine/path_rows.h>
#include <tconv/engine/plan.h>
#include <tconv/layer/legality.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace tconv {

std::string PlanDescription::text() const
{
    return std::string(tconv::name(path)) + ", " + std::string(tconv::name(instructions)) + ", " +
           particulars + "; " + std::to_string(multiplyAdds) + " multiply-adds in " +
           std::to_string(chunks) + " chunks for up to " + std::to_string(threads) + " threads; " +
           std::to_string(bytes) + " bytes";
}

template <typename T>
ConvTranspose2dPlan<T>::ConvTranspose2dPlan(const LayerShape& shape, const LayerValues<T>& values,
                                            PlanDescription description,
                                            std::unique_ptr<Executor<T>> executor)
    : m_shape(shape)
    , m_values(values)
    , m_description(std::move(description))
    , m_executor(std::move(executor))
{
}

template <typename T>
ConvTranspose2dPlan<T>::ConvTranspose2dPlan(ConvTranspose2dPlan&&) noexcept = default;
template <typename T>
ConvTranspose2dPlan<T>& ConvTranspose2dPlan<T>::operator=(ConvTranspose2dPlan&&) noexcept = default;
template <typename T>
ConvTranspose2dPlan<T>::~ConvTranspose2dPlan() = default;

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
    assert(static_cast<Index>(values.weight.size()) == shape.weightValues());
    assert(values.bias.empty() || static_cast<Index>(values.bias.size()) == shape.outChannels());

    PlanDescription description;
    description.threads = std::max(1, choices.threads);
    description.multiplyAdds = tconv::multiplyAdds(shape);
    const InstructionSet instructions = std::min(
        choices.instructions.value_or(chosenInstructionSet()), availableInstructionSets().back());
    const PathRow<T>& row = choosePath(shape, values, instructions, choices.path);
    description.path = row.path;
    if (row.path != EnginePath::Scatter)
        description.instructions = instructions;
    auto executor = row.make(shape, instructions, description.threads);
    if (!executor)
        return executor.problem();
    description.chunks = executor.value()->chunks();
    description.bytes = executor.value()->bytes();
    description.particulars = executor.value()->particulars();
    if (description.threads > 1)
        sharedThreadPool().prepare(description.threads);
    return ConvTranspose2dPlan(shape, values, std::move(description), std::move(executor).value());
}

template <typename T>
Shape4 ConvTranspose2dPlan<T>::inputShape() const
{
    return {m_shape.batch, m_shape.inChannels(), m_shape.input.height, m_shape.input.width};
}

template <typename T>
Shape4 ConvTranspose2dPlan<T>::outputShape() const
{
    return {m_shape.batch, m_shape.outChannels(), m_shape.output.height, m_shape.output.width};
}

template <typename T>
RunState ConvTranspose2dPlan<T>::pack(const RunMonitor* monitor)
{
    if (m_values && !isCancelled(monitor))
        m_executor->pack(*m_values, monitor);
    if (isCancelled(monitor))
        return RunState::Cancelled;
    m_values.reset();
    return RunState::Finished;
}

template <typename T>
RunState ConvTranspose2dPlan<T>::run(std::span<const T> input, std::span<T> output, int threads,
                                     RunMonitor* monitor)
{
    assert(static_cast<Index>(input.size()) == m_shape.inputValues());
    assert(static_cast<Index>(output.size()) == m_shape.outputValues());
    if (pack(monitor) == RunState::Cancelled)
        return RunState::Cancelled;
    return runChunks(*m_executor, m_description.chunks, input.data(), output.data(),
                     std::min(threads, m_description.threads), monitor);
}

template <typename T>
PlanDescription ConvTranspose2dPlan<T>::describe() const
{
    return m_description;
}

template class ConvTranspose2dPlan<float>;
template class ConvTranspose2dPlan<double>;

} // namespace tconv
