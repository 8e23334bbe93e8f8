// SPDX-License-Identifier: MIT
#include <tconv/engine/conv2d_plan.h>
#include <tconv/engine/convolution_rows.h>
#include <tconv/engine/executor_run.h>
#include <tconv/layer/legality.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace tconv {

std::string_view name(ConvolutionPath path)
{
    switch (path) {
    case ConvolutionPath::Tiles:
        return "tiles";
    case ConvolutionPath::Rows:
        return "rows";
    default:
        return "plain";
    }
}

std::string Conv2dDescription::text() const
{
    return std::string(tconv::name(path)) + ", " + std::string(tconv::name(instructions)) + ", " +
           particulars + "; " + std::to_string(multiplyAdds) + " multiply-adds in " +
           std::to_string(chunks) + " chunks for up to " + std::to_string(threads) + " threads; " +
           std::to_string(bytes) + " bytes";
}

template <typename T>
Conv2dPlan<T>::Conv2dPlan(const LayerShape& sizes, Conv2dDescription description,
                          std::unique_ptr<Executor<T>> executor)
    : m_sizes(sizes)
    , m_description(std::move(description))
    , m_executor(std::move(executor))
{
}

template <typename T>
Conv2dPlan<T>::Conv2dPlan(Conv2dPlan&&) noexcept = default;
template <typename T>
Conv2dPlan<T>& Conv2dPlan<T>::operator=(Conv2dPlan&&) noexcept = default;
template <typename T>
Conv2dPlan<T>::~Conv2dPlan() = default;

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
    assert(static_cast<Index>(values.weight.size()) == shape.sizes.weightValues());
    assert(values.bias.empty() ||
           static_cast<Index>(values.bias.size()) == shape.sizes.outChannels());
    const InstructionSet instructions = std::min(
        choices.instructions.value_or(chosenInstructionSet()), availableInstructionSets().back());
    const ConvolutionRow<T>& row =
        chooseConvolution(shape, values.weight, instructions, choices.path);
    Conv2dDescription description;
    description.path = row.path;
    if (row.path != ConvolutionPath::Plain)
        description.instructions = instructions;
    description.threads = std::max(1, choices.threads);
    description.multiplyAdds = shape.multiplyAdds();
    auto executor = row.make(shape, instructions, description.threads);
    if (!executor)
        return executor.problem();
    executor.value()->pack(values, nullptr);
    description.chunks = executor.value()->chunks();
    description.bytes = executor.value()->bytes();
    description.particulars = executor.value()->particulars();
    if (description.threads > 1)
        sharedThreadPool().prepare(description.threads);
    return Conv2dPlan(shape.sizes, std::move(description), std::move(executor).value());
}

template <typename T>
Shape4 Conv2dPlan<T>::inputShape() const
{
    return {m_sizes.batch, m_sizes.inChannels(), m_sizes.input.height, m_sizes.input.width};
}

template <typename T>
Shape4 Conv2dPlan<T>::outputShape() const
{
    return {m_sizes.batch, m_sizes.outChannels(), m_sizes.output.height, m_sizes.output.width};
}

template <typename T>
RunState Conv2dPlan<T>::run(std::span<const T> input, std::span<T> output, int threads,
                            RunMonitor* monitor)
{
    assert(static_cast<Index>(input.size()) == m_sizes.inputValues());
    assert(static_cast<Index>(output.size()) == m_sizes.outputValues());
    return runChunks(*m_executor, m_description.chunks, input.data(), output.data(),
                     std::min(threads, m_description.threads), monitor);
}

template <typename T>
Conv2dDescription Conv2dPlan<T>::describe() const
{
    return m_description;
}

template class Conv2dPlan<float>;
template class Conv2dPlan<double>;

} // namespace tconv
